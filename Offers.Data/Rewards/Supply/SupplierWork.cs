using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>How cards are ordered at suppliers.</summary>
internal static class SupplierWork
{
    private static readonly TimeSpan _deadline = TimeSpan.FromHours(72);

    /// <summary>Orders cards; the supplier is asked after the commit.</summary>
    internal static SupplierOrder Order(
        this Work work, SupplierItem item, int count, Id<CardPool> buffer, Redemption? redemption)
    {
        var order = work.Add(new SupplierOrder(item, count, buffer, redemption?.Id, work.Now));
        var saga = work.Begin(new SagaStart(
            "rewards.card_order", order.ObjectId, "order", "supplier:" + item.Supplier, "{}", _deadline));
        order.CarriedBy(saga.Id);
        redemption?.CarriedBy(saga.Id);
        return order;
    }
}
