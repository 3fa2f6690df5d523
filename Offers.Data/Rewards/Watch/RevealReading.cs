using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Finds campaigns whose cards are shown far more often than usual, and staff who look at many.</summary>
internal static class RevealReading
{
    /// <summary>What the audit calls a look at a card, by its redemption and by itself.</summary>
    internal static readonly IReadOnlyList<string> Actions = [CardLooks.OfRedemption, CardLooks.OfPool];

    private const int Days = 7;
    private const int MostLooks = 5_000;

    internal static async Task<IReadOnlyList<Finding>> ReadAsync(MonitorScene scene) =>
        [.. await CampaignsAsync(scene), .. await StaffAsync(scene)];

    private static async Task<IEnumerable<Finding>> CampaignsAsync(MonitorScene scene)
    {
        var (db, settings) = (scene.Db, scene.Settings);
        var since = scene.Now - settings.Window;
        var least = settings.RevealSpike;
        var many = await Shown(db, since, scene.Now).GroupBy(x => x.Campaign)
            .Select(x => new { x.Key, Count = x.Count() }).Where(x => x.Count >= least)
            .OrderByDescending(x => x.Count).ThenBy(x => x.Key).Take(MonitorScene.Most).ToListAsync();
        var ids = many.ConvertAll(x => x.Key);
        var earlier = await Shown(db, since.AddDays(-Days), since).Where(x => ids.Contains(x.Campaign))
            .GroupBy(x => x.Campaign).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        var campaigns = await db.Campaigns.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        var windows = Math.Max(1, TimeSpan.FromDays(Days).Ticks / settings.Window.Ticks);
        return many.Where(x => x.Count * windows >= (long)earlier.GetValueOrDefault(x.Key) * settings.RevealFactor)
            .Select(x => Spike(campaigns[x.Key], x.Count, earlier.GetValueOrDefault(x.Key) / windows));
    }

    private static Finding Spike(Campaign campaign, int shown, long usual) => new(
        campaign.ClientOrganisation,
        AlertKinds.RevealSpike.Of(
            campaign.ObjectId, AlertSeverity.Warning,
            $"{campaign.Name}: cards shown: {Number(shown)}, usual are {Number(usual)}."));

    private static IQueryable<Domain.Rewards.Redemptions.Redemption> Shown(
        OffersDb db, DateTimeOffset from, DateTimeOffset until) =>
        db.Redemptions.Where(x => x.RevealedAt > from && x.RevealedAt <= until);

    // The latest looks of each kind stand at the end of an index; more than these in the window is a spike anyway.
    private static async Task<IEnumerable<Finding>> StaffAsync(MonitorScene scene)
    {
        var since = scene.Real - scene.Settings.Window;
        var looks = new List<Id<IPerson>>();
        foreach (var action in Actions)
        {
            var latest = await scene.Db.AuditEntries.Where(x => x.Action == action)
                .OrderByDescending(x => x.Number).Take(MostLooks)
                .Select(x => new { x.Person, x.At }).ToListAsync();
            looks.AddRange(latest.Where(x => x.At > since).Select(x => x.Person).OfType<Id<IPerson>>());
        }

        var many = looks.GroupBy(x => x).Where(x => x.Count() >= scene.Settings.StaffReveals)
            .OrderByDescending(x => x.Count()).Take(MonitorScene.Most).ToDictionary(x => x.Key, x => x.Count());
        var ids = many.Keys.ToList();
        var names = await scene.Db.Users.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.DisplayName })
            .ToDictionaryAsync(x => x.Id, x => x.DisplayName);
        return many.Select(x => new Finding(null, AlertKinds.RevealSpike.Of(
            x.Key.ToString(), AlertSeverity.Warning,
            $"{names.GetValueOrDefault(x.Key, x.Key.ToString())}: cards looked at: {Number(x.Value)}.")));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
