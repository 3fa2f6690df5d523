using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Events;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>
/// Reads sandboxes and the advances of their clocks. From the live environment all are seen, from a sandbox only
/// itself.
/// </summary>
public sealed class SandboxQueries(
    OffersDatabase database, EventQueries events, IEnumerable<IChangeSource> sources, TimeProvider time)
{
    private static readonly List<string> _order = ["offers", "interest", "money", "notices", "failed_jobs"];

    /// <summary>The sandboxes that a caller sees, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SandboxView>> ListAsync(BookId environment, PageRequest page)
    {
        await using var db = database.Read(BookId.Live);
        var seen = Seen(db, environment);
        var total = await seen.CountCappedAsync();
        if (page.After<Sandbox>() is { } after)
        {
            seen = seen.Where(x => x.Id.CompareTo(after) < 0);
        }

        var rows = await seen.OrderByDescending(x => x.Id).Cut(page).ToListAsync();
        var views = await ViewsAsync(db, rows);
        return Page<SandboxView>.Of(views, page, total, x => x.Id.ToString());
    }

    /// <summary>One sandbox.</summary>
    /// <exception cref="Refusal"><c>sandbox_not_found</c>.</exception>
    public async Task<SandboxView> GetAsync(BookId environment, Id<Sandbox> id)
    {
        await using var db = database.Read(BookId.Live);
        var row = await Seen(db, environment).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw SandboxCodes.SandboxNotFound.Because();
        return (await ViewsAsync(db, [row]))[0];
    }

    /// <summary>The sandbox of a book; null for the live one.</summary>
    public async Task<SandboxView?> OfBookAsync(BookId book)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Sandboxes.SingleOrDefaultAsync(x => x.OwnBook == book) is { } row
            ? (await ViewsAsync(db, [row]))[0]
            : null;
    }

    /// <summary>The advances of a sandbox, newest first.</summary>
    /// <exception cref="Refusal"><c>sandbox_not_found</c>, <c>paging_invalid</c>.</exception>
    public async Task<Page<AdvanceView>> AdvancesAsync(BookId environment, Id<Sandbox> id, PageRequest page)
    {
        var sandbox = await GetAsync(environment, id);
        await using var db = database.Read(sandbox.OwnBook);
        IQueryable<ClockAdvance> advances = db.ClockAdvances;
        var total = await advances.CountCappedAsync();
        if (page.After<ClockAdvance>() is { } after)
        {
            advances = advances.Where(x => x.Id.CompareTo(after) < 0);
        }

        var rows = await advances.OrderByDescending(x => x.Id).Cut(page).ToListAsync();
        var names = await NamesAsync(db, rows);
        return Page<AdvanceView>.Of(
            rows.ConvertAll(x => AdvanceView.Of(x, NameOf(names, x))), page, total, x => x.Id.ToString());
    }

    /// <summary>One advance with all that it changed so far.</summary>
    /// <exception cref="Refusal"><c>sandbox_not_found</c>, <c>advance_not_found</c>.</exception>
    public async Task<AdvanceView> AdvanceAsync(BookId environment, Id<Sandbox> id, Id<ClockAdvance> advanceId)
    {
        var sandbox = await GetAsync(environment, id);
        await using var db = database.Read(sandbox.OwnBook);
        var advance = await FindAsync(db, advanceId);
        var span = await SpanAsync(db, advance);
        var groups = new List<ChangeGroup>();
        foreach (var source in sources)
        {
            groups.AddRange((await source.OfAsync(span)).Where(x => x.Changes.Count > 0));
        }

        if (advance.Faults.Length > 0)
        {
            groups.Add(new ChangeGroup("failed_jobs", [.. advance.Faults.Split('\n').Select(x => new Change(x))]));
        }

        return AdvanceView.Of(advance, NameOf(await NamesAsync(db, [advance]), advance)) with
        {
            Changes = [.. groups.OrderBy(x => _order.IndexOf(x.Kind))],
        };
    }

    /// <summary>After and up to which operation an advance reaches.</summary>
    /// <exception cref="Refusal"><c>advance_not_found</c>.</exception>
    public async Task<(long After, long Until)> OperationsOfAsync(BookId book, Id<ClockAdvance> id)
    {
        await using var db = database.Read(book);
        return (await SpanAsync(db, await FindAsync(db, id))).Operations;
    }

    /// <summary>Advances that have not ended, of all sandboxes.</summary>
    public async Task<IReadOnlyList<(BookId Book, Id<ClockAdvance> Id)>> OpenAdvancesAsync()
    {
        await using var db = database.Read(BookId.Live);
        var rows = await db.ClockAdvances.IgnoreQueryFilters([OffersDb.BookFilter]).Where(x => x.EndedAt == null)
            .OrderBy(x => x.Id).Select(x => new { x.Book, x.Id }).ToListAsync();
        return rows.ConvertAll(x => (x.Book, x.Id));
    }

    private static async Task<ClockAdvance> FindAsync(OffersDb db, Id<ClockAdvance> id) =>
        await db.ClockAdvances.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw SandboxCodes.AdvanceNotFound.Because();

    private static IQueryable<Sandbox> Seen(OffersDb db, BookId environment) =>
        environment == BookId.Live ? db.Sandboxes : db.Sandboxes.Where(x => x.OwnBook == environment);

    private async Task<AdvanceSpan> SpanAsync(OffersDb db, ClockAdvance advance)
    {
        var head = await db.Heads.SingleAsync();
        var real = advance.EndedAt ?? time.GetUtcNow();
        var last = advance.IsOpen ? await events.LastNumberAsync(advance.Book) : advance.EventsAfter;
        // While an advance is on its way real time passes, too, and its notices are that little later.
        var until = advance.At + (real - advance.StartedAt);
        return new AdvanceSpan(
            advance.Book, (advance.EventsBefore, last),
            (advance.OperationsBefore, advance.IsOpen ? head.LastOperation : advance.OperationsAfter),
            (advance.From, until));
    }

    private async Task<List<SandboxView>> ViewsAsync(OffersDb db, IReadOnlyList<Sandbox> rows)
    {
        var ids = rows.Select(x => x.Id).ToList();
        var books = rows.Select(x => x.OwnBook).ToList();
        var members = await (
            from member in db.SandboxMembers.Where(x => ids.Contains(x.Sandbox))
            join person in db.Users on member.Person equals person.Id
            orderby person.DisplayName
            select new { member.Sandbox, person.Id, person.DisplayName }).ToListAsync();
        var organisations = rows.Select(x => x.Organisation).Distinct().ToList();
        var owners = await db.Organisations.Where(x => organisations.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var heads = await db.Heads.IgnoreQueryFilters([OffersDb.BookFilter]).Where(x => books.Contains(x.Book))
            .ToDictionaryAsync(x => x.Book);
        var open = await db.ClockAdvances.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => books.Contains(x.Book) && x.EndedAt == null).ToDictionaryAsync(x => x.Book);
        var names = await NamesAsync(db, open.Values);
        var real = time.GetUtcNow();
        return [.. rows.Select(x => new SandboxView(
            x.Id, x.Name, x.OwnBook.ToString(), new SandboxOwner(x.Organisation, owners[x.Organisation]),
            heads[x.OwnBook].BookTime(real), x.CreatedAt,
            [.. members.Where(m => m.Sandbox == x.Id).Select(m => new SandboxPerson(m.Id, m.DisplayName))],
            open.TryGetValue(x.OwnBook, out var advance) ? AdvanceView.Of(advance, NameOf(names, advance)) : null,
            x.Revision))];
    }

    private static async Task<Dictionary<Id<IPerson>, string>> NamesAsync(
        OffersDb db, IEnumerable<ClockAdvance> advances)
    {
        var people = advances.Where(x => x.StartedBy is not null).Select(x => x.StartedBy!.Value).Distinct().ToList();
        return await db.Users.Where(x => people.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.DisplayName);
    }

    private static string? NameOf(Dictionary<Id<IPerson>, string> names, ClockAdvance advance) =>
        advance.StartedBy is { } by ? names.GetValueOrDefault(by) : null;
}
