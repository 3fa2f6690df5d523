using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply.Simulating;

/// <summary>
/// Plays suppliers that do everything that suppliers do. It keeps books of its own, in which each reference is done
/// once; it is asked within this process or by HTTP.
/// </summary>
public sealed class Simulator(OffersDatabase database, SimulatorSettings settings, TimeProvider time)
{
    private const int MostCards = 1_000;
    private const int SkuUnknown = 422;

    /// <summary>An order: the same reference is done once.</summary>
    public async Task<SimulatorReply> OrderAsync(SimulatedShop shop, OrderMessage ask)
    {
        if (ask.Reference is not { Length: > 0 and <= Domain.Platform.Limits.Reference } || ask.Sku is null
            || ask.Count is < 1 or > MostCards)
        {
            return Refuse(400, "order_invalid", "An order has a reference, a sku and 1 to 1,000 cards.");
        }

        var (sku, wanted) = SimulatorCatalogue.Split(ask.Sku);
        await using var db = database.Read(shop.Book);
        if (await FindAsync(db, shop, ask.Reference) is null && await SimulatorCatalogue.FindAsync(db, sku) is null)
        {
            return Refuse(SkuUnknown, "sku_unknown", $"There is no '{sku}'.");
        }

        var behaviour = ask.Simulate ?? wanted ?? settings.Otherwise(ask);
        var order = await TakeAsync(shop, ask with { Sku = sku }, behaviour);
        return ReplyTo(order);
    }

    /// <summary>A query.</summary>
    public async Task<SimulatorReply> QueryAsync(SimulatedShop shop, string reference)
    {
        await using var db = database.Read(shop.Book);
        var order = await FindAsync(db, shop, reference);
        return order is null or { State: SimulatedState.Heard } ? NotFound()
            : order is { State: SimulatedState.Taken, ReadyAt: null } ? new SimulatorReply.KeepsSilent()
            : Says(order);
    }

    /// <summary>A wish to take an order back.</summary>
    public async Task<SimulatorReply> CancelAsync(SimulatedShop shop, string reference)
    {
        var order = await ChangeAsync(shop, reference, (x, now) => x.Cancel(now));
        return order is null or { State: SimulatedState.Heard } ? NotFound() : Says(order);
    }

    /// <summary>What it sells.</summary>
    public async Task<CatalogueMessage> CatalogueAsync(SimulatedShop shop)
    {
        await using var db = database.Read(shop.Book);
        return await SimulatorCatalogue.ReadAsync(db, shop);
    }

    /// <summary>Does what it never did.</summary>
    /// <returns>How many orders.</returns>
    public Task<int> HealAsync(SimulatedShop shop) => database.WriteOutsideAsync(async db =>
    {
        db.Book = shop.Book;
        var never = await db.SimulatedOrders.Where(x => x.Supplier == shop.Supplier && x.ReadyAt == null
            && x.State == SimulatedState.Taken).ToListAsync();
        var now = time.GetUtcNow();
        never.ForEach(x => x.Heal(now));
        return never.Count;
    });

    /// <summary>How an order stands, for whoever asks or is told.</summary>
    internal OrderState StateOf(SimulatedOrder order)
    {
        var now = time.GetUtcNow();
        var word = order.State switch
        {
            SimulatedState.Refused => OrderState.Refused,
            SimulatedState.Cancelled => OrderState.Cancelled,
            _ => order.IsDone(now) ? OrderState.Confirmed : OrderState.Processing,
        };
        var state = new OrderState
        {
            Reference = order.Reference, Status = word, Currency = order.Currency.Code,
            OrderNumber = SimulatedCards.NumberOf(order),
        };
        return word switch
        {
            OrderState.Confirmed => state with
            {
                Charged = AmountText.Of(new Money(order.ChargedMinor, order.Currency)),
                Cards = SimulatedCards.Of(order),
            },
            OrderState.Refused => state with
            {
                Code = order.Behaviour == SupplierBehaviour.OutOfStock ? "out_of_stock" : "refused",
                Message = order.Behaviour == SupplierBehaviour.OutOfStock ? "There is none." : "We will not sell this.",
            },
            _ => state,
        };
    }

    private SimulatorReply ReplyTo(SimulatedOrder order) => (order.State, order.Behaviour) switch
    {
        (SimulatedState.Heard, SupplierBehaviour.Busy) => new SimulatorReply.Says(new SupplierAnswer(
            503, new OrderState { Code = SupplierReading.BusyCode, Message = "Later." }, TimeSpan.FromSeconds(1))),
        (SimulatedState.Heard, _) or (_, SupplierBehaviour.TimeoutThenSuccess) or (SimulatedState.Taken,
            SupplierBehaviour.Never) => new SimulatorReply.KeepsSilent(),
        (_, SupplierBehaviour.ErrorAfterSend) => Refuse(500, "internal", "Something went wrong."),
        (SimulatedState.Refused, SupplierBehaviour.OutOfStock) => Says(order, 409),
        (SimulatedState.Refused, _) => Says(order, 422),
        (_, SupplierBehaviour.Slow) => new SimulatorReply.Says(new SupplierAnswer(200, StateOf(order)), settings.Slow),
        _ => Says(order, order.IsDone(time.GetUtcNow()) ? 200 : 202),
    };

    private SimulatorReply Says(SimulatedOrder order, int status = 200) =>
        new SimulatorReply.Says(new SupplierAnswer(status, StateOf(order)));

    private static SimulatorReply NotFound() =>
        Refuse(404, SupplierReading.NotFoundCode, "There is no such order.");

    private static SimulatorReply Refuse(int status, string code, string message) =>
        new SimulatorReply.Says(new SupplierAnswer(status, new OrderState { Code = code, Message = message }));

    private async Task<SimulatedOrder> TakeAsync(SimulatedShop shop, OrderMessage ask, SupplierBehaviour behaviour)
    {
        try
        {
            return await database.WriteOutsideAsync(async db =>
            {
                db.Book = shop.Book;
                var order = await db.SimulatedOrders.SingleOrDefaultAsync(
                    x => x.Supplier == shop.Supplier && x.Reference == ask.Reference);
                if (order is null)
                {
                    var value = (await SimulatorCatalogue.FindAsync(db, ask.Sku!))!.Value;
                    var cost = SimulatedGoods.CostOf(shop.Slug, value);
                    order = new SimulatedOrder(shop.Book, new SimulatedFacts(
                        shop.Supplier, ask.Reference!, ask.Sku!, ask.Count, value,
                        cost with { Minor = checked(cost.Minor * ask.Count) }), behaviour, time.GetUtcNow());
                    db.SimulatedOrders.Add(order);
                }

                order.Ask(ask.CallbackUrl, settings.Working, time.GetUtcNow());
                return order;
            });
        }
        catch (DbUpdateException taken)
        {
            // Two calls with one reference at once: the other one was first, and counts.
            await using var db = database.Read(shop.Book);
            return await FindAsync(db, shop, ask.Reference!)
                ?? throw new InvalidOperationException("An order of the simulator is missing.", taken);
        }
    }

    private Task<SimulatedOrder?> ChangeAsync(
        SimulatedShop shop, string reference, Action<SimulatedOrder, DateTimeOffset> change) =>
        database.WriteOutsideAsync(async db =>
        {
            db.Book = shop.Book;
            var order = await FindAsync(db, shop, reference);
            if (order is not null)
            {
                change(order, time.GetUtcNow());
            }

            return order;
        });

    private static Task<SimulatedOrder?> FindAsync(OffersDb db, SimulatedShop shop, string reference) =>
        db.SimulatedOrders.SingleOrDefaultAsync(x => x.Supplier == shop.Supplier && x.Reference == reference);
}
