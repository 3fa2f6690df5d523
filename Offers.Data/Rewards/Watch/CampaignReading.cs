using Microsoft.EntityFrameworkCore;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>A client's campaigns in a currency, which are judged anew under the pen.</summary>
/// <param name="Client">The client.</param>
/// <param name="Currency">The currency.</param>
internal readonly record struct StopsOf(Id<Client> Client, Currency Currency);

/// <summary>Finds campaigns whose credit is short or low, and those whose pause is not as their credit says.</summary>
internal static class CampaignReading
{
    private const int Chunk = 500;

    internal static async Task<(IReadOnlyList<Finding> Findings, IReadOnlyList<StopsOf> Stops)> ReadAsync(
        MonitorScene scene)
    {
        var now = scene.Now;
        var campaigns = await scene.Db.Campaigns
            .Where(x => (x.Status == CampaignStatus.Active || x.PausedBy == PauseReason.Credit)
                && (x.EndsAt == null || x.EndsAt > now))
            .OrderBy(x => x.Id).Take(MonitorScene.MostSeen).ToListAsync();
        var cheapest = await CheapestAsync(scene, campaigns);
        var available = await AvailableAsync(scene, campaigns);
        var seen = campaigns.Where(x => cheapest.ContainsKey(x.Id)).Select(x => (
            Campaign: x, Left: new Money(available(x), x.Currency), Cheapest: new Money(cheapest[x.Id], x.Currency)))
            .ToList();
        return (
            [.. seen.Select(x => FindingOf(scene, x.Campaign, x.Left, x.Cheapest)).OfType<Finding>()
                .Take(MonitorScene.Most)],
            [.. seen.Where(x => x.Left < x.Cheapest != (x.Campaign.PausedBy == PauseReason.Credit))
                .Select(x => new StopsOf(x.Campaign.Client, x.Campaign.Currency)).Distinct()
                .Take(MonitorScene.Most)]);
    }

    private static Finding? FindingOf(MonitorScene scene, Campaign campaign, Money left, Money cheapest)
    {
        var (currency, subject) = (campaign.Currency, campaign.ObjectId);
        if (left < cheapest)
        {
            return new Finding(campaign.ClientOrganisation, AlertKinds.CampaignDepleted.Of(
                subject, AlertSeverity.Warning,
                $"{campaign.Name} is paused: {currency} {left} is left, and the cheapest card is {currency} "
                + $"{cheapest}."));
        }

        // What shared campaigns spend is the client's, of which he is told himself.
        var least = checked(scene.Settings.CampaignLowCredit * currency.UnitsPerMajor);
        return campaign.BudgetMode == BudgetMode.Isolated && left.Minor < least
            ? new Finding(campaign.ClientOrganisation, AlertKinds.CampaignLowCredit.Of(
                subject, AlertSeverity.Info, $"{campaign.Name}: {currency} {left} of its own credit is left."))
            : null;
    }

    private static async Task<Func<Campaign, long>> AvailableAsync(
        MonitorScene scene, IReadOnlyList<Campaign> campaigns)
    {
        var own = await scene.AvailableAsync(
            OwnerKind.Campaign, campaigns.Where(x => x.BudgetMode == BudgetMode.Isolated).Select(x => x.Payer.Id));
        var shared = await scene.AvailableAsync(
            OwnerKind.Organisation, campaigns.Where(x => x.BudgetMode == BudgetMode.Shared).Select(x => x.Payer.Id));
        return x => (x.BudgetMode == BudgetMode.Isolated ? own : shared).GetValueOrDefault((x.Payer.Id, x.Currency));
    }

    // The cheapest charge of each campaign's face values, with the price lines of all of them read at once.
    private static async Task<Dictionary<Id<Campaign>, long>> CheapestAsync(
        MonitorScene scene, IReadOnlyList<Campaign> campaigns)
    {
        var tiers = await scene.Db.Agencies.Select(x => new { x.Id, x.Tier }).Take(MonitorScene.MostSeen)
            .ToDictionaryAsync(x => x.Id, x => x.Tier);
        var cheapest = new Dictionary<Id<Campaign>, long>();
        foreach (var some in campaigns.Chunk(Chunk))
        {
            var ids = some.Select(x => x.Id).ToList();
            var items = (await (
                    from item in scene.Db.CampaignItems
                    join denomination in scene.Db.Denominations on item.Denomination equals denomination.Id
                    where ids.Contains(item.Campaign) && denomination.IsActive
                    select new { item.Campaign, denomination }).ToListAsync())
                .ToLookup(x => x.Campaign, x => x.denomination);
            var lines = await LinesAsync(scene, [.. items.SelectMany(x => x).Select(x => x.Id).Distinct()]);
            foreach (var campaign in some.Where(x => items.Contains(x.Id)))
            {
                var own = lines.Where(x => x.Client == campaign.Client || x.Agency == campaign.Agency
                    || (x.Tier is { } tier && tier == tiers.GetValueOrDefault(campaign.Agency)));
                cheapest[campaign.Id] = items[campaign.Id].Min(x => PriceLine.ChargeOf(x, own, scene.Now).Minor);
            }
        }

        return cheapest;
    }

    private static Task<List<PriceLine>> LinesAsync(MonitorScene scene, List<Id<Denomination>> of)
    {
        var now = scene.Now;
        return scene.Db.PriceLines
            .Where(x => of.Contains(x.Denomination) && x.From <= now && (x.Until == null || x.Until > now))
            .OrderBy(x => x.Id).Take(MonitorScene.MostSeen).ToListAsync();
    }
}
