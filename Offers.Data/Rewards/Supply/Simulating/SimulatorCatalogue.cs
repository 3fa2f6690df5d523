using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply.Simulating;

/// <summary>
/// What the simulator sells: every face value of the book, named by brand, currency and value, at a price of its own
/// for each supplier that it plays.
/// </summary>
internal static class SimulatorCatalogue
{
    private const int Stock = 500;

    /// <summary>All that is sold.</summary>
    internal static async Task<CatalogueMessage> ReadAsync(OffersDb db, SimulatedShop shop)
    {
        var sold = await SoldAsync(db);
        return new CatalogueMessage([.. sold.Select(x => new CatalogueLine(
            SimulatedGoods.SkuOf(x.Brand, x.Value.Value), x.Brand, x.Value.Currency.Code, AmountText.Of(x.Value.Value),
            AmountText.Of(SimulatedGoods.CostOf(shop.Slug, x.Value.Value)), Stock))]);
    }

    /// <summary>The face value that a name means; null where nothing is sold by it.</summary>
    internal static async Task<Money?> FindAsync(OffersDb db, string sku) =>
        (await SoldAsync(db)).Where(x => SimulatedGoods.SkuOf(x.Brand, x.Value.Value) == sku)
            .Select(x => (Money?)x.Value.Value).FirstOrDefault();

    /// <summary>Name and behaviour of what is ordered.</summary>
    internal static (string Sku, SupplierBehaviour? Behaviour) Split(string sku) =>
        sku.Split(SimulatedGoods.BehaviourMark, 2) is [var name, var word]
            ? (name, Words.Read<SupplierBehaviour>(word))
            : (sku, null);

    private static async Task<List<(string Brand, Denomination Value)>> SoldAsync(OffersDb db)
    {
        var rows = await db.Denominations.Where(x => x.IsActive)
            .Join(db.Brands, x => x.Brand, x => x.Id, (value, brand) => new { brand.Slug, Value = value })
            .OrderBy(x => x.Value.Id).Take(SupplierReading.MostItems).AsNoTracking().ToListAsync();
        return rows.ConvertAll(x => (x.Slug, x.Value));
    }
}
