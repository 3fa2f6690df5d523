using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Credit;

/// <summary>A campaign that stops where its credit does not reach for its cheapest card.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Own">The owner of its own credit.</param>
/// <param name="Shared">Its client, whose credit it spends where it is shared.</param>
/// <param name="Currency">The currency.</param>
/// <param name="CheapestMinor">The charge of its cheapest face value that is offered, minor units.</param>
public sealed record CreditStop(
    Id<Campaign> Campaign, Owner Own, Owner Shared, Currency Currency, long CheapestMinor);

/// <summary>
/// The hard stop: campaigns whose credit became short pause, and those that are cured go on, in the commit that moved
/// the credit.
/// </summary>
internal static class CreditStops
{
    /// <summary>The family of alerts about a campaign's credit.</summary>
    internal const string AlertFamily = "campaign_credit";

    /// <summary>Credit of nothing never reaches.</summary>
    private const long Least = 1;

    /// <summary>The campaigns of a client that spend this currency and run, or stopped for want of credit.</summary>
    /// <param name="db">Any context; nothing is tracked.</param>
    /// <param name="client">The client.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="now">The book's time, for prices.</param>
    /// <param name="also">A campaign that begins, or goes on, in this unit of work.</param>
    internal static Task<IReadOnlyList<CreditStop>> ReadAsync(
        OffersDb db, Id<Client> client, Currency currency, DateTimeOffset now, Id<Campaign>? also = null) =>
        ReadAsync(db, client, currency, now, also is { } one ? new[] { one } : []);

    /// <summary>The same with all campaigns that begin, or go on, in this unit of work.</summary>
    internal static async Task<IReadOnlyList<CreditStop>> ReadAsync(
        OffersDb db, Id<Client> client, Currency currency, DateTimeOffset now,
        IReadOnlyCollection<Id<Campaign>> begun)
    {
        var campaigns = await db.Campaigns.AsNoTracking()
            .Where(x => x.Client == client && x.Currency == currency
                && (x.Status == CampaignStatus.Active || x.PausedBy == PauseReason.Credit || begun.Contains(x.Id)))
            .Select(x => new { x.Id, x.Book }).ToListAsync();
        var ids = campaigns.ConvertAll(x => x.Id);
        var items = await (
            from item in db.CampaignItems
            join denomination in db.Denominations on item.Denomination equals denomination.Id
            where ids.Contains(item.Campaign) && denomination.IsActive
            select new { item.Campaign, item.Denomination }).AsNoTracking().ToListAsync();
        var charges = await ChargesAsync(db, client, [.. items.Select(x => x.Denomination).Distinct()], now);
        var offered = items.ToLookup(x => x.Campaign, x => charges[x.Denomination].Minor);
        return
        [
            .. campaigns.Select(x => new CreditStop(
                x.Id, Owner.Of(x.Book, x.Id), Owner.Of(x.Book, new Id<Domain.Identity.Organisation>(client.Value)),
                currency, offered[x.Id].DefaultIfEmpty(Least).Min())),
        ];
    }

    /// <summary>Names what judging needs: the campaigns, their alerts and the wallets that pay them.</summary>
    internal static RowNames NeedStops(this RowNames names, IReadOnlyList<CreditStop> stops)
    {
        foreach (var stop in stops)
        {
            names.Need(RewardRows.Campaign, stop.Campaign)
                .Need(RewardRows.AlertsOf, stop.Campaign.ToString())
                .NeedWallet(stop.Own, stop.Currency)
                .NeedWallet(stop.Shared, stop.Currency);
        }

        return names;
    }

    /// <summary>
    /// Pauses the campaigns that are short after what was posted, and lets those go on that are cured. Rows must have
    /// been named (<see cref="NeedStops"/>).
    /// </summary>
    internal static void Judge(Work work, IReadOnlyList<CreditStop> stops)
    {
        foreach (var stop in stops)
        {
            if (work.Find(RewardRows.Campaign, stop.Campaign) is { } campaign
                && campaign.EffectiveStatus(work.Now) != CampaignStatus.Ended)
            {
                Judge(work, stop, campaign);
            }
        }
    }

    private static void Judge(Work work, CreditStop stop, Campaign campaign)
    {
        var account = new AccountKey(campaign.Payer, Purpose.Available, stop.Currency);
        var available = work.Find(LedgerRows.AccountByKey, account)?.Balance ?? Money.Zero(stop.Currency);
        var cheapest = new Money(Math.Max(stop.CheapestMinor, Least), stop.Currency);
        if (campaign.Status == CampaignStatus.Active && available < cheapest)
        {
            Pause(work, campaign, (available, cheapest));
        }
        else if (campaign.PausedBy == PauseReason.Credit && available >= cheapest)
        {
            campaign.Activate(work.Now);
            work.TellCampaign(campaign, "resumed", "The credit reaches again.");
            work.Calm(AlertFamily, campaign.ObjectId);
        }
    }

    private static void Pause(Work work, Campaign campaign, (Money Available, Money Cheapest) credit)
    {
        var currency = campaign.Currency;
        var note = $"{currency} {credit.Available} is left, and the cheapest card is {currency} {credit.Cheapest}.";
        campaign.Pause(PauseReason.Credit, note, work.Now);
        work.TellCampaign(campaign, "paused", note);
        work.Alert(campaign.ClientOrganisation, new AlertFacts(
            "campaign_depleted", AlertFamily, campaign.ObjectId, AlertSeverity.Warning,
            $"{campaign.Name} is paused: {note}"));
    }

    private static async Task<IReadOnlyDictionary<Id<Denomination>, Money>> ChargesAsync(
        OffersDb db, Id<Client> client, IReadOnlyCollection<Id<Denomination>> wanted, DateTimeOffset now) =>
        wanted.Count == 0
            ? new Dictionary<Id<Denomination>, Money>()
            : await PriceReading.ChargesAsync(db, client, wanted, now);
}
