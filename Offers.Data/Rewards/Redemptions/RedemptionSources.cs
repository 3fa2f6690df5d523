using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Where the card of a redemption comes from when a source has failed.</summary>
internal static class RedemptionSources
{
    /// <summary>Tries the next source: stock, then the next supplier that was not asked yet, else it gives up.</summary>
    internal static async Task NextAsync(ClosureWork work, Redemption redemption)
    {
        if (await FromStockAsync(work, redemption) || await FromSupplierAsync(work, redemption))
        {
            return;
        }

        var text = RewardCodes.NoCardsAvailable.Title;
        await work.LoadAsync(new RowNames().Need(RewardRows.AlertsOf, redemption.ObjectId));
        work.GiveUp(redemption, RewardCodes.NoCardsAvailable.Code, text);
        work.Alert(null, new AlertFacts(
            "provisioning_failures", "provisioning_failures", redemption.ObjectId, AlertSeverity.Critical, text));
    }

    private static async Task<bool> FromStockAsync(ClosureWork work, Redemption redemption)
    {
        var first = Card.FirstTurn(DateOnly.FromDateTime(work.Now.UtcDateTime));
        var pools = work.Db.CardPools.Where(x => x.Denomination == redemption.Denomination && x.IsActive
            && (x.Client == null || x.Client == redemption.Client));
        var found = await work.Db.Cards.Where(x => x.Turn >= first).Join(
            pools, x => x.Pool, x => x.Id, (card, pool) => new { card.Id, Pool = pool.Id, pool.Kind, card.Turn })
            .OrderBy(x => x.Turn).FirstOrDefaultAsync();
        if (found is null)
        {
            return false;
        }

        await work.LoadAsync(new RowNames().Need(RewardRows.Card, found.Id).Need(RewardRows.Totals, found.Pool));
        var source = found.Kind == PoolKind.Csv ? CardSource.Csv : CardSource.Buffer;
        work.HandOut(redemption, work.Find(RewardRows.Card, found.Id)!, (source, null));
        return true;
    }

    private static async Task<bool> FromSupplierAsync(ClosureWork work, Redemption redemption)
    {
        var asked = work.Db.SupplierOrders.Where(x => x.Redemption == redemption.Id).Select(x => x.Supplier);
        var found = await work.Db.SupplierItems.AsNoTracking()
            .Where(x => x.Denomination == redemption.Denomination && x.IsActive && !asked.Contains(x.Supplier))
            .Join(work.Db.Suppliers.Where(x => x.Status == SupplierStatus.Active), x => x.Supplier, x => x.Id,
                (item, supplier) => new { item, supplier.Priority })
            .Join(work.Db.CardPools.Where(x => x.Denomination == redemption.Denomination), x => x.item.Supplier,
                x => x.Supplier, (x, pool) => new { x.item, x.Priority, pool.Id })
            .OrderBy(x => x.item.CostMinor).ThenBy(x => x.Priority).FirstOrDefaultAsync();
        if (found is null)
        {
            return false;
        }

        work.Order(found.item, 1, found.Id, redemption);
        return true;
    }
}
