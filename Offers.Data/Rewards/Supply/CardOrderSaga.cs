using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>
/// Buys cards at a supplier: asked by our reference, which is the key of the step. What is delivered is always kept;
/// who
/// waited for it gets the first card, or the next source is tried where the supplier refuses.
/// </summary>
public sealed class CardOrderSaga(
    OffersDatabase database, CardSuppliers suppliers, SupplierOutcomes outcomes) : ISagaDefinition
{
    /// <summary>Its kind.</summary>
    public const string Name = "rewards.card_order";

    /// <summary>The step of an order for a buffer, which may be tried patiently.</summary>
    public const string RefillStep = "order";

    /// <summary>The step of an order for somebody who waits.</summary>
    public const string RedeemStep = "order_now";

    // Somebody waits: the next source is tried soon.
    private const int RedeemAttempts = 2;

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public int? AttemptsOf(string step) => step == RedeemStep ? RedeemAttempts : null;

    /// <inheritdoc/>
    public async Task<CallOutcome> CallAsync(SagaCall call, CancellationToken cancellation)
    {
        var (order, supplier) = await ReadAsync(call);
        if (supplier.Status == SupplierStatus.Paused)
        {
            return new CallOutcome.Refused(SupplyCodes.SupplierPaused.Code, SupplyCodes.SupplierPaused.Title);
        }

        var data = JsonSerializer.Deserialize<OrderData>(call.Data, OffersJson.Options);
        var ask = new SupplierAsk(call.Key, order.Sku, order.Count, order.Cost, data?.Behaviour);
        return await outcomes.OfAsync(await suppliers.To(supplier).OrderAsync(ask, cancellation));
    }

    /// <inheritdoc/>
    public async Task<CallOutcome> QueryAsync(SagaCall call, CancellationToken cancellation)
    {
        var (_, supplier) = await ReadAsync(call);
        return await outcomes.OfAsync(await suppliers.To(supplier).QueryAsync(call.Key, cancellation));
    }

    /// <inheritdoc/>
    public async Task<SagaNext> SettleAsync(ClosureWork work, Saga saga, CallOutcome outcome)
    {
        var order = await OrderAsync(work, saga);
        switch (outcome)
        {
            case CallOutcome.Confirmed { Result: SealedDelivery delivery }:
                await work.KeepAsync(order, delivery);
                return new SagaNext.Done();
            case CallOutcome.Refused refused:
                await RefuseAsync(work, order, refused);
                return new SagaNext.Failed(refused.Code, refused.Text);
            default:
                throw PlatformCodes.ActionNotAllowed.Because(
                    "Cards come from the supplier only: let it tell what it delivered, or refuse the order.");
        }
    }

    /// <inheritdoc/>
    public async Task LateAsync(ClosureWork work, Saga saga, CallOutcome.Confirmed outcome)
    {
        if (outcome.Result is SealedDelivery delivery)
        {
            await work.KeepAsync(await OrderAsync(work, saga), delivery);
        }
    }

    /// <inheritdoc/>
    public async Task WaitAsync(ClosureWork work, Saga saga)
    {
        var order = await OrderAsync(work, saga);
        if (order.Status == SupplierOrderStatus.Open)
        {
            order.Lose();
            work.Tell(order, "unknown");
        }

        if (await work.WaitingAsync(order) is { Status: RedemptionStatus.Provisioning } redemption)
        {
            redemption.Lose(work.Now);
            work.Tell(redemption, "unknown");
        }
    }

    private static async Task RefuseAsync(ClosureWork work, SupplierOrder order, CallOutcome.Refused refused)
    {
        var isCancelled = refused.Code == SupplierOutcomes.CancelledCode;
        if (isCancelled)
        {
            order.Cancel(refused.Text, work.Now);
        }
        else
        {
            order.Refuse($"{refused.Code}: {SagaText.Redact(refused.Text)}", work.Now);
        }

        work.Tell(order, isCancelled ? "cancelled" : "refused");
        if (await work.WaitingAsync(order) is { } redemption)
        {
            await RedemptionSources.NextAsync(work, redemption);
        }
    }

    private static async Task<SupplierOrder> OrderAsync(ClosureWork work, Saga saga)
    {
        var id = Id<SupplierOrder>.Parse(saga.Subject);
        await work.LoadAsync(new RowNames().Need(RewardRows.Order, id));
        return work.Find(RewardRows.Order, id) ?? throw RewardCodes.SupplierOrderNotFound.Because();
    }

    private async Task<(SupplierOrder Order, Supplier Supplier)> ReadAsync(SagaCall call)
    {
        var id = Id<SupplierOrder>.Parse(call.Subject);
        await using var db = database.Read(call.Book);
        var found = await db.SupplierOrders.Where(x => x.Id == id)
            .Join(db.Suppliers, x => x.Supplier, x => x.Id, (order, supplier) => new { order, supplier })
            .SingleAsync();
        return (found.order, found.supplier);
    }
}
