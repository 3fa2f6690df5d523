using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>Orders that people make by hand and take back.</summary>
public sealed class SupplierOrderDesk(
    UnitOfWork writes, OffersDatabase database, CardSuppliers suppliers, SupplierOutcomes outcomes, SagaDesk sagas,
    SagaParties parties, SupplierOrderQueries queries)
{
    private const string CancelDeed = "rewards.supplier_order.cancel";

    /// <summary>Orders cards for a supplier's buffer. Answers 201; the supplier is asked after it.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>supplier_item_not_found</c>, <c>validation_failed</c>;
    /// <c>supplier_paused</c>, <c>supplier_unavailable</c>, <c>simulator_only</c> as answers.</exception>
    public Task<Answer> PlaceAsync(CommandRequest request, Id<Supplier> id, SupplierOrderBody body) =>
        writes.RunAsync(request, new Deed("rewards.supplier_order.place", id.ToString()), async work =>
        {
            var supplier = await work.Db.SupplierAsync(id);
            var wanted = body.DenominationId
                ?? throw Refusal.OfField("denominationId", "'denominationId' is required.");
            var count = body.Count is { } number && number > 0 && number <= supplier.MaxPerOrder
                ? number
                : throw Refusal.OfField("count", $"This is 1 to {supplier.MaxPerOrder}.");
            if (body.Behaviour is not null && supplier.Kind != SupplierKind.Simulator)
            {
                throw SupplyCodes.SimulatorOnly.Because();
            }

            RequireReady(supplier, parties);
            var item = await work.Db.ItemAsync(id, wanted);
            var pool = await work.Db.CardPools.Where(x => x.Supplier == id && x.Denomination == wanted)
                .Select(x => x.Id).SingleAsync();
            var order = work.Order(new OrderWish(item, count, pool) { Behaviour = body.Behaviour });
            var view = await queries.ViewAsync(work.Db, order, supplier, work.Now);
            return Answer.Created(view, $"/api/v1/supplier-orders/{order.Id}");
        });

    /// <summary>
    /// Asks a supplier to take an order back. What it answers counts: taken back, delivered meanwhile, or neither.
    /// </summary>
    /// <exception cref="Refusal"><c>supplier_order_not_found</c>, <c>validation_failed</c>,
    /// <c>action_not_allowed</c>, <c>order_not_cancelled</c>.</exception>
    public async Task<Answer> CancelAsync(CommandRequest request, Id<SupplierOrder> id, string? reason)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        if (await writes.RecallAsync(request) is { } kept)
        {
            return kept;
        }

        var (order, supplier, key) = await ReadAsync(request.Caller.Book, id);
        if (request.Mode == RunMode.DryRun)
        {
            return Answer.Ok(await queries.GetAsync(request.Caller.Book, id));
        }

        var reply = await suppliers.To(supplier).CancelAsync(key, CancellationToken.None);
        switch (await outcomes.OfAsync(reply))
        {
            case CallOutcome.Refused { Code: SupplierOutcomes.CancelledCode }:
                await HearAsync(request.Caller, key, new CallOutcome.Refused(SupplierOutcomes.CancelledCode, why));
                break;
            case (CallOutcome.Confirmed or CallOutcome.Refused) and var outcome:
                await HearAsync(request.Caller, key, outcome);
                break;
            case CallOutcome.NotFound:
                throw SupplyCodes.OrderNotCancelled.Because("It never got the order; it is sent again by itself.");
            default:
                throw SupplyCodes.OrderNotCancelled.Because("It did not say that it took the order back.");
        }

        return await writes.RunAsync(request, new Deed(CancelDeed, id.ToString()), async work =>
        {
            work.Audit(new AuditFact(CancelDeed, order.ObjectId, null, null, why));
            return Answer.Ok(await queries.ViewAsync(work.Db, id, work.Now));
        });
    }

    /// <summary>Refuses to order from a supplier that is paused or does not answer.</summary>
    /// <exception cref="Refusal"><c>supplier_paused</c>, <c>supplier_unavailable</c>.</exception>
    internal static void RequireReady(Supplier supplier, SagaParties parties)
    {
        if (supplier.Status == SupplierStatus.Paused)
        {
            throw SupplyCodes.SupplierPaused.Because();
        }

        if (parties.IsOpen(supplier.Party))
        {
            throw SupplyCodes.SupplierUnavailable.Because("It failed too often; it is tried again in a while.");
        }
    }

    private async Task HearAsync(Caller caller, string key, CallOutcome outcome) =>
        (await sagas.HearAsync(CommandRequest.Once(caller), key, outcome)).Check();

    private async Task<(SupplierOrder Order, Supplier Supplier, string Key)> ReadAsync(
        BookId book, Id<SupplierOrder> id)
    {
        await using var db = database.Read(book);
        var order = await db.SupplierOrders.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.SupplierOrderNotFound.Because();
        SupplierOrder.Machine.Next(order, "cancel", order.PlacedAt);
        var saga = await db.Sagas.SingleAsync(x => x.Id == order.Saga);
        return (order, await db.SupplierAsync(order.Supplier), saga.StepKey);
    }
}

/// <summary>Finds items in a unit of work.</summary>
internal static class ItemRows
{
    /// <summary>An item that is ordered.</summary>
    /// <exception cref="Refusal"><c>supplier_item_not_found</c>.</exception>
    internal static async Task<SupplierItem> ItemAsync(
        this OffersDb db, Id<Supplier> supplier, Id<Denomination> denomination) =>
        await db.SupplierItems.AsNoTracking().SingleOrDefaultAsync(
            x => x.Supplier == supplier && x.Denomination == denomination && x.IsActive)
            ?? throw SupplyCodes.SupplierItemNotFound.Because();
}
