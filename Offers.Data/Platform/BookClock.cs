using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>What the clocks of books show, for jobs and pages.</summary>
public sealed class BookTimes(OffersDatabase database, TimeProvider time)
{
    /// <summary>Now, by the clock of a book: real time and what its sandbox was advanced by.</summary>
    public async Task<DateTimeOffset> NowAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.NowAsync(time);
    }
}

/// <summary>The time of a book, for queries; commands have it from their unit of work.</summary>
internal static class BookClock
{
    /// <summary>Now, by the clock of the context's book: real time and what its sandbox was advanced by.</summary>
    internal static async Task<DateTimeOffset> NowAsync(this OffersDb db, TimeProvider time) =>
        (await db.Heads.SingleAsync()).BookTime(time.GetUtcNow());
}
