using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>What is ordered.</summary>
/// <param name="Item">What of a supplier.</param>
/// <param name="Count">How many.</param>
/// <param name="Buffer">The buffer that keeps the cards.</param>
public sealed record OrderWish(SupplierItem Item, int Count, Id<CardPool> Buffer)
{
    /// <summary>The redemption that waits for it.</summary>
    public Redemption? Redemption { get; init; }

    /// <summary>What the simulator is to do; null for what it usually does.</summary>
    public SupplierBehaviour? Behaviour { get; init; }
}

/// <summary>What a saga of an order keeps.</summary>
/// <param name="Behaviour">What the simulator is to do.</param>
internal sealed record OrderData(SupplierBehaviour? Behaviour);

/// <summary>How orders begin, in whatever unit of work.</summary>
public static class SupplierWork
{
    /// <summary>How long an order may take until people are asked.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(30);

    /// <summary>Orders cards in the same commit; the supplier is asked after it.</summary>
    internal static SupplierOrder Order(
        this Work work, SupplierItem item, int count, Id<CardPool> buffer, Redemption? redemption) =>
        work.Order(new OrderWish(item, count, buffer) { Redemption = redemption });

    /// <summary>Orders cards in the same commit; the supplier is asked after it.</summary>
    public static SupplierOrder Order(this Work work, OrderWish wish)
    {
        var (item, redemption) = (wish.Item, wish.Redemption);
        var order = work.Add(new SupplierOrder(item, wish.Count, wish.Buffer, redemption?.Id, work.Now));
        var step = redemption is null ? CardOrderSaga.RefillStep : CardOrderSaga.RedeemStep;
        var saga = work.Begin(new SagaStart(
            CardOrderSaga.Name, order.ObjectId, step, Supplier.PartyOf(item.Supplier),
            OffersJson.Text(new OrderData(wish.Behaviour)), Deadline));
        order.CarriedBy(saga.Id);
        redemption?.CarriedBy(saga.Id);
        work.Tell(order, "placed");
        return order;
    }

    /// <summary>Audits and tells what happened to an order.</summary>
    internal static void Tell(this Work work, SupplierOrder order, string happened)
    {
        var payload = new
        {
            id = order.ObjectId, supplierId = order.Supplier, poolId = order.Pool, redemptionId = order.Redemption,
            sagaId = order.Saga, order.Count, order.Received, cost = order.Cost, currency = order.Currency,
            status = order.Status, order.Note,
        };
        work.Audit(new AuditFact(
            "rewards.supplier_order." + happened, order.ObjectId, null, OffersJson.Text(payload), order.Note));
        work.Raise(order, "rewards.supplier_order." + happened, payload);
    }
}
