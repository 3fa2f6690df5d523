using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>Reads the events of a book by number.</summary>
public sealed class EventQueries(OffersDatabase database)
{
    /// <summary>The most events of one answer.</summary>
    public const int PageSize = 500;

    /// <summary>The number of the last event of every book.</summary>
    public async Task<IReadOnlyDictionary<BookId, long>> LastNumbersAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Heads.IgnoreQueryFilters([OffersDb.BookFilter])
            .Select(head => new { head.Book, head.LastEvent })
            .ToDictionaryAsync(head => head.Book, head => head.LastEvent, cancellation);
    }

    /// <summary>The number of the last event of a book; 0 before the first.</summary>
    public async Task<long> LastNumberAsync(BookId book, CancellationToken cancellation = default) =>
        (await LastNumbersAsync(cancellation)).GetValueOrDefault(book);

    /// <summary>The next events after a number, oldest first, at most <see cref="PageSize"/>.</summary>
    public async Task<IReadOnlyList<Event>> AfterAsync(
        BookId book, long number, CancellationToken cancellation = default)
    {
        await using var db = database.Read(book);
        return await db.Events.Where(x => x.Book == book && x.Number > number)
            .OrderBy(x => x.Number).Take(PageSize).ToListAsync(cancellation);
    }

    /// <summary>The latest events of a book, newest first.</summary>
    public async Task<IReadOnlyList<Event>> LatestAsync(BookId book, int count)
    {
        await using var db = database.Read(book);
        return await db.Events.Where(x => x.Book == book)
            .OrderByDescending(x => x.Number).Take(count).ToListAsync();
    }
}
