using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Audit;

/// <summary>What a list of audit rows is narrowed to.</summary>
public sealed record AuditFilter
{
    /// <summary>Who did it.</summary>
    public Id<IPerson>? Person { get; init; }

    /// <summary>What was done, or the beginning of it: <c>ledger.</c> finds all of the ledger.</summary>
    public string? Action { get; init; }

    /// <summary>The outside id of what it was done to.</summary>
    public string? ObjectId { get; init; }

    /// <summary>From when on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Somebody in the audit.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name now.</param>
public sealed record AuditPerson(Id<IPerson> Id, string Name);

/// <summary>A row of the audit chain as it is listed.</summary>
/// <param name="Row">The row.</param>
/// <param name="Person">Who; null for the system.</param>
/// <param name="AsPerson">As whom, when impersonating.</param>
public sealed record AuditLine(AuditEntry Row, AuditPerson? Person, AuditPerson? AsPerson);

/// <summary>Reads the audit chain, for administrators.</summary>
public sealed class AuditQueries(OffersDatabase database)
{
    private const int ActionsAtMost = 200;

    /// <summary>Rows of a book, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<AuditLine>> ListAsync(BookId book, AuditFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = Narrow(db.AuditEntries.Where(x => x.Book == book), filter);
        var total = await found.CountCappedAsync();
        if (NumberOf(page) is { } number)
        {
            found = found.Where(x => x.Number < number);
        }

        var rows = await found.OrderByDescending(x => x.Number).Cut(page).ToListAsync();
        var names = await NamesAsync(db, rows);
        return Page<AuditEntry>.Of(rows, page, total, x => x.Number.ToString(CultureInfo.InvariantCulture))
            .Select(row => new AuditLine(row, PersonOf(names, row.Person), PersonOf(names, row.AsPerson)));
    }

    /// <summary>The actions that occur, for the choice in a filter; at most 200.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.AuditEntries.Where(x => x.Book == book).Select(x => x.Action).Distinct()
            .OrderBy(x => x).Take(ActionsAtMost).ToListAsync();
    }

    private static long? NumberOf(PageRequest page) => page.Cursor is not { } cursor ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");

    private static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> rows, AuditFilter filter)
    {
        rows = filter.Person is { } person ? rows.Where(x => x.Person == person) : rows;
        rows = filter.ObjectId is { } id ? rows.Where(x => x.ObjectId == id) : rows;
        rows = filter.From is { } from ? rows.Where(x => x.At >= from) : rows;
        rows = filter.Until is { } until ? rows.Where(x => x.At < until) : rows;
        return filter.Action switch
        {
            null => rows,
            [.. var start, '.'] => rows.Where(x => x.Action.StartsWith(start + ".")),
            var action => rows.Where(x => x.Action == action),
        };
    }

    private static async Task<Dictionary<Id<IPerson>, string>> NamesAsync(OffersDb db, List<AuditEntry> rows)
    {
        var ids = rows.SelectMany(x => new[] { x.Person, x.AsPerson }).OfType<Id<IPerson>>().Distinct().ToList();
        return await db.Users.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.DisplayName);
    }

    private static AuditPerson? PersonOf(Dictionary<Id<IPerson>, string> names, Id<IPerson>? id) => id is { } person
        ? new AuditPerson(person, names.GetValueOrDefault(person, person.ToString()))
        : null;
}
