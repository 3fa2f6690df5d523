using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>Reads sagas, their timelines and their parties, for the staff.</summary>
public sealed class SagaQueries(OffersDatabase database, SagaParties parties, SagaKinds kinds, TimeProvider time)
{
    // A timeline longer than this is that of a party that is asked for days; the newest lines tell what matters.
    private const int MostNotes = 500;

    private static readonly TimeSpan _counted = TimeSpan.FromHours(1);

    /// <summary>The kinds of sagas that there are.</summary>
    public IReadOnlyList<string> Kinds => kinds.Kinds;

    /// <summary>Sagas, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SagaView>> ListAsync(BookId book, SagaFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = Narrow(db.Sagas, filter);
        var total = await found.CountCappedAsync();
        if (page.After<Saga>() is { } after)
        {
            found = found.Where(x => x.Id < after);
        }

        var rows = await found.OrderByDescending(x => x.Id).Cut(page).ToListAsync();
        return Page<SagaView>.Of(rows.ConvertAll(SagaView.Of), page, total, x => x.Id.ToString());
    }

    /// <summary>One saga with its timeline and what may be done.</summary>
    /// <exception cref="Refusal"><c>saga_not_found</c>.</exception>
    public async Task<SagaView> GetAsync(BookId book, Id<Saga> id)
    {
        await using var db = database.Read(book);
        var saga = await db.Sagas.SingleOrDefaultAsync(x => x.Id == id) ?? throw SagaCodes.SagaNotFound.Because();
        var notes = await db.SagaNotes.Where(x => x.Saga == id).OrderByDescending(x => x.Number).Take(MostNotes)
            .ToListAsync();
        return SagaView.Of(saga) with
        {
            StepKey = saga.StepKey,
            Proposal = saga.Proposal,
            AllowedActions = Saga.Machine.Allowed(saga, time.GetUtcNow()),
            Timeline = [.. notes.AsEnumerable().Reverse().Select(x => new SagaNoteView(
                x.Number, x.At, x.Event, x.Step, x.Party, x.Key, x.DurationMs, x.Text))],
        };
    }

    /// <summary>The latest saga about an object; null where there is none.</summary>
    /// <param name="book">The book.</param>
    /// <param name="subject">The object's outside id.</param>
    public async Task<SagaView?> LatestOfAsync(BookId book, string subject)
    {
        await using var db = database.Read(book);
        var saga = await db.Sagas.Where(x => x.Subject == subject).OrderByDescending(x => x.Id).FirstOrDefaultAsync();
        return saga is null ? null : await GetAsync(book, saga.Id);
    }

    /// <summary>The book of a step, for callbacks, which know only its key.</summary>
    /// <exception cref="Refusal"><c>saga_not_found</c>.</exception>
    public async Task<BookId> BookOfAsync(string? stepKey)
    {
        if (!SagaKey.TryParse(stepKey, out var key))
        {
            throw SagaCodes.SagaNotFound.Because();
        }

        await using var db = database.Read(BookId.Live);
        return await db.Sagas.IgnoreQueryFilters([OffersDb.BookFilter]).Where(x => x.Id == key.Saga)
            .Select(x => new { x.Book }).SingleOrDefaultAsync() is { } found
            ? found.Book
            : throw SagaCodes.SagaNotFound.Because();
    }

    /// <summary>
    /// The outside parties that this process has asked, or anybody asked about this book in the last hour, by name.
    /// </summary>
    public async Task<IReadOnlyList<PartyView>> PartiesAsync(BookId book)
    {
        await using var db = database.Read(book);
        var since = time.GetUtcNow() - _counted;
        var counts = await db.SagaNotes.Where(x => x.At > since).GroupBy(x => new { x.Party, x.Event })
            .Select(x => new { x.Key.Party, x.Key.Event, Count = x.Count() }).ToListAsync();
        var byParty = counts.ToLookup(x => x.Party, x => (x.Event, x.Count), StringComparer.Ordinal);
        var names = parties.All.Select(x => x.Party).Concat(byParty.Select(x => x.Key));
        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => View(parties.Of(name), [.. byParty[name]]))];
    }

    /// <summary>How many sagas wait for people, and those that have waited longest.</summary>
    public async Task<IReadOnlyList<SagaView>> StuckAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await db.Sagas.Where(x => x.State == SagaState.Stuck).OrderBy(x => x.Id).Take(atMost).ToListAsync();
        return rows.ConvertAll(SagaView.Of);
    }

    private static PartyView View(PartyStanding standing, IReadOnlyList<(SagaEvent Event, int Count)> counts)
    {
        int Of(params SagaEvent[] events) => counts.Where(x => events.Contains(x.Event)).Sum(x => x.Count);
        return new PartyView
        {
            Party = standing.Party,
            Breaker = standing.Breaker,
            OpenUntil = standing.OpenUntil,
            UnderWay = standing.UnderWay,
            Called = Of(SagaEvent.Called),
            Confirmed = Of(SagaEvent.Answered, SagaEvent.Callback, SagaEvent.Late),
            Refused = Of(SagaEvent.Refused),
            Unreached = Of(SagaEvent.Unreached),
            Unknown = Of(SagaEvent.Unknown),
        };
    }

    private static IQueryable<Saga> Narrow(IQueryable<Saga> found, SagaFilter filter)
    {
        found = filter.Status is { } status ? found.Where(x => x.State == status) : found;
        found = filter.Kind is { } kind ? found.Where(x => x.Kind == kind) : found;
        found = filter.Party is { } party ? found.Where(x => x.Party == party) : found;
        return filter.Subject?.Trim() is not { Length: > 0 } subject ? found
            : Id<Saga>.TryParse(subject, out var id) ? found.Where(x => x.Id == id)
            : found.Where(x => x.Subject == subject);
    }
}
