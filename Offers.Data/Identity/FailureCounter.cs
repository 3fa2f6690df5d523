using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>
/// Counts failed sign-ins by address and pauses after too many. Addresses that nobody has are counted too, in memory,
/// so that the answers do not tell which addresses exist.
/// </summary>
internal sealed class FailureCounter(OffersDatabase database, TimeProvider time)
{
    internal const int FailuresAtMost = 5;
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private const int StrangersAtMost = 10_000;
    private readonly ConcurrentDictionary<string, Count> _strangers = new(StringComparer.Ordinal);

    /// <summary>Counts one more failure of a person.</summary>
    /// <returns>How many attempts are left; 0 when the pause begins.</returns>
    internal async Task<int> FailAsync(Id<IPerson> person)
    {
        await using var db = database.Outside();
        var mine = db.Users.Where(x => x.Id == person);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1));
        var failed = await mine.Select(x => x.AccessFailedCount).FirstAsync();
        if (failed >= FailuresAtMost)
        {
            DateTimeOffset? until = time.GetUtcNow() + Pause;
            await mine.ExecuteUpdateAsync(set => set
                .SetProperty(x => x.LockoutEnd, until).SetProperty(x => x.AccessFailedCount, 0));
        }

        return Math.Max(0, FailuresAtMost - failed);
    }

    /// <summary>Forgets the failures of a person who signed in.</summary>
    internal async Task ClearAsync(Id<IPerson> person)
    {
        await using var db = database.Outside();
        await db.Users.Where(x => x.Id == person && x.AccessFailedCount > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.AccessFailedCount, 0));
    }

    /// <summary>Counts one more failure of an address that nobody has.</summary>
    internal int FailStranger(string normalEmail)
    {
        if (_strangers.Count >= StrangersAtMost)
        {
            _strangers.Clear();
        }

        var now = time.GetUtcNow();
        var count = _strangers.AddOrUpdate(
            normalEmail, _ => new Count(1, null),
            (_, before) => before.Failed + 1 >= FailuresAtMost
                ? new Count(0, now + Pause)
                : before with { Failed = before.Failed + 1 });
        return count.Until is null ? FailuresAtMost - count.Failed : 0;
    }

    /// <summary>When the pause of an address that nobody has ends; null where there is none.</summary>
    internal DateTimeOffset? PauseOfStranger(string normalEmail) =>
        _strangers.TryGetValue(normalEmail, out var count) && count.Until > time.GetUtcNow() ? count.Until : null;

    private sealed record Count(int Failed, DateTimeOffset? Until);
}
