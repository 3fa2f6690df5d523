using Microsoft.EntityFrameworkCore;

namespace Offers.Data.Platform;

/// <summary>The time of a book, for queries; commands have it from their unit of work.</summary>
internal static class BookClock
{
    /// <summary>Now, by the clock of the context's book: real time and what its sandbox was advanced by.</summary>
    internal static async Task<DateTimeOffset> NowAsync(this OffersDb db, TimeProvider time) =>
        (await db.Heads.SingleAsync()).BookTime(time.GetUtcNow());
}
