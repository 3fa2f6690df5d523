using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Finds campaigns whose rewards failed, or wait for too long.</summary>
internal static class FailureReading
{
    // A reward that fails does so within its saga's time; older ones were told of when they failed.
    private static readonly TimeSpan _longest = TimeSpan.FromDays(8);

    internal static async Task<IReadOnlyList<Finding>> ReadAsync(MonitorScene scene)
    {
        var (failed, stuck) = (await FailedAsync(scene), await StuckAsync(scene));
        var ids = failed.Keys.Concat(stuck.Select(x => x.Campaign)).Distinct().ToList();
        var names = await scene.Db.Campaigns.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var minutes = scene.Settings.Window.Ticks / TimeSpan.TicksPerMinute;
        return
        [
            .. failed.Select(x => new Finding(null, AlertKinds.ProvisioningFailures.Of(
                x.Key.ToString(), AlertSeverity.Critical,
                $"{names[x.Key]}: rewards that failed within {minutes} minutes: {Number(x.Value)}."))),
            .. stuck.Select(x => new Finding(null, AlertKinds.RedemptionStuck.Of(
                x.Campaign.ToString(),
                scene.Now - x.Oldest >= scene.Settings.StuckCriticalAfter
                    ? AlertSeverity.Critical : AlertSeverity.Warning,
                $"{names[x.Campaign]}: rewards that wait for too long: {Number(x.Count)}."))),
        ];
    }

    private static async Task<Dictionary<Id<Campaign>, int>> FailedAsync(MonitorScene scene)
    {
        var (since, start) = (scene.Now - scene.Settings.Window, scene.Now - _longest);
        var rejected = RewardCodes.RejectedByReview.Code;
        return await scene.Db.Redemptions
            .Where(x => x.RedeemedAt > start && x.Status == RedemptionStatus.Failed && x.EndedAt > since
                && x.FailureCode != rejected)
            .GroupBy(x => x.Campaign).Select(x => new { x.Key, Count = x.Count() })
            .OrderByDescending(x => x.Count).ThenBy(x => x.Key).Take(MonitorScene.Most)
            .ToDictionaryAsync(x => x.Key, x => x.Count);
    }

    private static async Task<IEnumerable<(Id<Campaign> Campaign, int Count, DateTimeOffset Oldest)>> StuckAsync(
        MonitorScene scene)
    {
        var waiting = scene.Now - scene.Settings.StuckAfter;
        var reviewed = scene.Now - scene.Settings.ReviewAfter;
        var rows = await scene.Db.Redemptions
            .Where(x => ((x.Status == RedemptionStatus.Provisioning || x.Status == RedemptionStatus.Unknown)
                    && x.RedeemedAt < waiting)
                || (x.Status == RedemptionStatus.Pending && x.RedeemedAt < reviewed))
            .GroupBy(x => x.Campaign)
            .Select(x => new { x.Key, Count = x.Count(), Oldest = x.Min(y => y.RedeemedAt) })
            .OrderBy(x => x.Oldest).ThenBy(x => x.Key).Take(MonitorScene.Most).ToListAsync();
        return rows.Select(x => (x.Key, x.Count, x.Oldest));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
