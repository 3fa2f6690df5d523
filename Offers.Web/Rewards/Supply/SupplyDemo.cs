using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Secrets;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Supply;

/// <summary>
/// Two suppliers, both played by the simulator, what they sell, and their orders over the year: first fills of the
/// buffers, one that was refused, one that brought the wrong cards, and refills.
/// </summary>
public sealed class SupplyDemo(SecretsRing ring) : IDemoSource
{
    private const string CardHouse = "card-house";
    private const string GiftUnion = "gift-union";
    private const int SuppliersDay = 360;
    private const int FillDay = 354;
    private const int FirstFill = 40;

    private static readonly (string Supplier, string Brand, string Currency, int[] Values)[] _sold =
    [
        (CardHouse, "al-noor", "USD", [10, 25, 50, 100]),
        (CardHouse, "al-noor", "AED", [50, 100]),
        (CardHouse, "kitab", "USD", [25]),
        (GiftUnion, "al-noor", "USD", [25, 50]),
        (GiftUnion, "kitab", "USD", [10, 25, 50, 100]),
        (GiftUnion, "desert-roast", "USD", [10, 25, 50, 100]),
    ];

    private static readonly DemoOrder[] _orders =
    [
        new(200, GiftUnion, "desert-roast", 50, 25, SupplierBehaviour.OutOfStock),
        new(199, GiftUnion, "desert-roast", 50, 25, SupplierBehaviour.Ok),
        new(90, CardHouse, "al-noor", 100, 2, SupplierBehaviour.WrongAmount),
        new(21, CardHouse, "al-noor", 25, 30, SupplierBehaviour.Slow),
        new(2, GiftUnion, "kitab", 25, 20, SupplierBehaviour.Ok),
    ];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        yield return new DemoStep(world.DaysAgo(SuppliersDay, 3), () => AddAsync(world, "Card House", CardHouse, 1));
        yield return new DemoStep(world.DaysAgo(SuppliersDay, 4), () => AddAsync(world, "Gift Union", GiftUnion, 2));
        foreach (var (place, sold) in _sold.Index())
        {
            yield return new DemoStep(
                world.DaysAgo(SuppliersDay, 6).AddMinutes(place), () => SellAsync(world, sold.Supplier, sold));
            yield return new DemoStep(world.DaysAgo(FillDay, 5).AddMinutes(place), async () =>
            {
                foreach (var value in sold.Values)
                {
                    await OrderAsync(world, new DemoOrder(
                        FillDay, sold.Supplier, sold.Brand, value, FirstFill, SupplierBehaviour.Ok, sold.Currency));
                }
            });
        }

        foreach (var order in _orders)
        {
            yield return new DemoStep(world.DaysAgo(order.Day, 7), () => OrderAsync(world, order));
        }
    }

    private async Task AddAsync(DemoWorld world, string name, string slug, int priority)
    {
        await using var house = SupplyDemoHouse.Open(world, ring);
        await house.Of<SupplierDesk>().AddAsync(world.ByAdmin(), new SupplierBody
        {
            Name = name, Slug = slug, Kind = SupplierKind.Simulator, Priority = priority,
        });
    }

    private async Task SellAsync(
        DemoWorld world, string slug, (string Supplier, string Brand, string Currency, int[] Values) sold)
    {
        if (await SupplierAsync(world, slug) is not { } supplier)
        {
            return;
        }

        await using var house = SupplyDemoHouse.Open(world, ring);
        foreach (var value in sold.Values)
        {
            if (await ValueAsync(world, (sold.Brand, sold.Currency, value)) is { } found)
            {
                await house.Of<SupplierItemDesk>().AddAsync(world.ByAdmin(), supplier, new SupplierItemBody
                {
                    DenominationId = found.Id, Sku = SimulatedGoods.SkuOf(sold.Brand, found.Value),
                    Cost = AmountText.Of(SimulatedGoods.CostOf(slug, found.Value)),
                });
            }
        }
    }

    private async Task OrderAsync(DemoWorld world, DemoOrder order)
    {
        if (await SupplierAsync(world, order.Supplier) is not { } supplier
            || await ValueAsync(world, (order.Brand, order.Currency, order.Value)) is not { } value)
        {
            return;
        }

        await using var house = SupplyDemoHouse.Open(world, ring);
        var answer = await house.Of<SupplierOrderDesk>().PlaceAsync(
            world.ByAdmin(), supplier, new SupplierOrderBody(value.Id, order.Count, order.Behaviour));
        if (!answer.IsRefusal)
        {
            await house.RunAsync(answer.Read<Placed>().SagaId);
        }
    }

    private static async Task<Id<Supplier>?> SupplierAsync(DemoWorld world, string slug)
    {
        await using var db = world.Database.Read(BookId.Live);
        return (await db.Suppliers.SingleOrDefaultAsync(x => x.Slug == slug))?.Id;
    }

    private static async Task<Denomination?> ValueAsync(
        DemoWorld world, (string Brand, string Currency, int Value) what)
    {
        var currency = Currency.Parse(what.Currency);
        var minor = what.Value * currency.UnitsPerMajor;
        await using var db = world.Database.Read(BookId.Live);
        return await db.Denominations.Join(
                db.Brands.Where(x => x.Slug == what.Brand), x => x.Brand, x => x.Id, (value, _) => value)
            .SingleOrDefaultAsync(x => x.Currency == currency && x.ValueMinor == minor);
    }

    private sealed record DemoOrder(
        int Day, string Supplier, string Brand, int Value, int Count, SupplierBehaviour Behaviour,
        string Currency = "USD");

    private sealed record Placed(Id<Saga> SagaId);
}
