using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Campaigns;
using Offers.Data.Rewards.Credit;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Where the card of a redemption that has none yet may come from.</summary>
public static class RedemptionSources
{
    /// <summary>Names what an order at a supplier needs.</summary>
    internal static RowNames NeedOrder(this RowNames names, Id<Supplier> supplier, Id<Denomination> denomination) =>
        names.Need(RedeemRows.Item, (supplier, denomination));

    /// <summary>Loads a redemption and goes on to its next source, see <see cref="NextAsync(ClosureWork,
    /// Redemption)"/>.</summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>, <c>action_not_allowed</c>.</exception>
    public static async Task NextAsync(ClosureWork work, Id<Redemption> id) => await NextAsync(
        work, await work.LoadRedemptionAsync(id) ?? throw RewardCodes.RedemptionNotFound.Because());

    /// <summary>
    /// Goes on to the next source: stock first, then the next supplier that was not asked yet; with none the money is
    /// given back and staff are told. The redemption must have been loaded by
    /// <see cref="RedemptionWork.LoadRedemptionAsync"/>.
    /// </summary>
    internal static async Task NextAsync(ClosureWork work, Redemption redemption)
    {
        if (await TakeAsync(work, redemption) || await OrderAsync(work, redemption))
        {
            return;
        }

        const string Reason = "Neither pool nor supplier has a card.";
        work.GiveUp(redemption, RewardCodes.NoCardsAvailable.Code, Reason);
        await MessageDesk.DropAsync(work, redemption);
        await TellStaffAsync(work, redemption, Reason);
        await JudgeAsync(work, redemption);
    }

    /// <summary>Judges the client's campaigns after money went back to him.</summary>
    internal static async Task JudgeAsync(ClosureWork work, Redemption redemption)
    {
        var stops = await CreditStops.ReadAsync(work.Db, redemption.Client, redemption.Currency, work.Now);
        await work.LoadAsync(new RowNames().NeedStops(stops));
        CreditStops.Judge(work, stops);
    }

    private static async Task<bool> TakeAsync(ClosureWork work, Redemption redemption)
    {
        var campaign = work.Find(RewardRows.Campaign, redemption.Campaign)!;
        var places = await RedeemReading.PoolsAsync(work.Db, campaign, redemption.Denomination, work.Now);
        var first = await RedeemReading.FirstTurnAsync(work.Db, work.Now);
        foreach (var place in places)
        {
            await work.LoadAsync(new RowNames()
                .NeedFirst(RedeemRows.FreeCards, place.Pool, first).Need(RewardRows.Totals, place.Pool));
            if (work.First(RedeemRows.FreeCards, place.Pool, first) is { } card)
            {
                work.HandOut(redemption, card, (place.Source, place.Supplier));
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> OrderAsync(ClosureWork work, Redemption redemption)
    {
        var asked = await work.Db.SupplierOrders.AsNoTracking()
            .Where(x => x.Redemption == redemption.Id && x.PlacedAt >= redemption.RedeemedAt)
            .Select(x => x.Supplier).ToListAsync();
        var next = await RedeemReading.SuppliersAsync(work.Db, redemption.Denomination, asked, work.Now);
        if (next.Count == 0)
        {
            return false;
        }

        await work.LoadAsync(new RowNames().NeedOrder(next[0].Supplier, redemption.Denomination));
        redemption.Seek(work.Now);
        var item = work.Find(RedeemRows.Item, (next[0].Supplier, redemption.Denomination))!;
        work.Order(item, 1, next[0].Buffer, redemption);
        work.Tell(redemption, "ordered");
        return true;
    }

    private static async Task TellStaffAsync(ClosureWork work, Redemption redemption, string reason)
    {
        var campaign = work.Find(RewardRows.Campaign, redemption.Campaign)!;
        await work.LoadAsync(new RowNames().Need(RewardRows.AlertsOf, campaign.ObjectId));
        work.Alert(null, new AlertFacts(
            RedeemRows.NoCardsAlert, RedeemRows.NoCardsAlert, campaign.ObjectId, AlertSeverity.Critical,
            $"{campaign.Name}, {redemption.Currency} {redemption.Value}: {reason}"));
    }
}
