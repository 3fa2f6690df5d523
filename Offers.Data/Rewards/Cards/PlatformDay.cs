using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;

namespace Offers.Data.Rewards.Cards;

/// <summary>The platform's day, by which cards expire.</summary>
internal static class PlatformDay
{
    /// <summary>The day of a time in the platform's zone.</summary>
    internal static async Task<DateOnly> PlatformDayAsync(this OffersDb db, DateTimeOffset at)
    {
        var platform = Organisation.PlatformId(db.Book);
        var zone = await db.Organisations.Where(x => x.Id == platform).Select(x => x.Zone).SingleOrDefaultAsync();
        return DayIn(zone, at);
    }

    private static DateOnly DayIn(string? zone, DateTimeOffset at) => DateOnly.FromDateTime(
        TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out var found)
            ? TimeZoneInfo.ConvertTime(at, found).DateTime
            : at.UtcDateTime);
}
