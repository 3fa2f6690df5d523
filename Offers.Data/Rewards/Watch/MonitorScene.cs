using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Something that somebody should know, found by a check.</summary>
/// <param name="Owner">The organisation that sees it beside the platform; null for the platform alone.</param>
/// <param name="Facts">What was found.</param>
internal sealed record Finding(Id<Organisation>? Owner, AlertFacts Facts);

/// <summary>What every check of a run looks at: one book at one time.</summary>
/// <param name="Db">The book.</param>
/// <param name="Settings">From when on people are told.</param>
/// <param name="Now">The book's time.</param>
/// <param name="Real">Real time, in which outside parties are called.</param>
internal sealed record MonitorScene(OffersDb Db, MonitorSettings Settings, DateTimeOffset Now, DateTimeOffset Real)
{
    /// <summary>The most findings of one check; what is beyond is found when these are cured.</summary>
    internal const int Most = 500;

    /// <summary>The most objects that one check looks at.</summary>
    internal const int MostSeen = 10_000;

    private const int Chunk = 500;

    /// <summary>The day in the platform's zone, by which cards expire.</summary>
    internal async Task<DateOnly> TodayAsync()
    {
        var platform = Organisation.PlatformId(Db.Book);
        var zone = await Db.Organisations.Where(x => x.Id == platform).Select(x => x.Zone).SingleOrDefaultAsync();
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
            Now, zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
    }

    /// <summary>What owners have available, by owner and currency; only wallets that were ever used.</summary>
    internal async Task<Dictionary<(Guid Owner, Currency Currency), long>> AvailableAsync(
        OwnerKind kind, IEnumerable<Guid> owners)
    {
        var found = new Dictionary<(Guid, Currency), long>();
        foreach (var some in owners.Distinct().Chunk(Chunk))
        {
            var rows = await Db.Accounts
                .Where(x => x.OwnerKind == kind && some.Contains(x.OwnerId) && x.Purpose == Purpose.Available
                    && x.Qualifier == "" && x.EntryCount > 0)
                .Select(x => new { x.OwnerId, x.Currency, x.BalanceMinor }).ToListAsync();
            foreach (var row in rows)
            {
                found[(row.OwnerId, row.Currency)] = row.BalanceMinor;
            }
        }

        return found;
    }

    /// <summary>The names of organisations, by their bare ids, which agencies and clients share.</summary>
    internal async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> organisations)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in organisations.Select(x => new Id<Organisation>(x)).Distinct().Chunk(Chunk))
        {
            foreach (var row in await Db.Organisations.Where(x => some.Contains(x.Id))
                .Select(x => new { x.Id, x.Name }).ToListAsync())
            {
                names[row.Id.Value] = row.Name;
            }
        }

        return names;
    }
}
