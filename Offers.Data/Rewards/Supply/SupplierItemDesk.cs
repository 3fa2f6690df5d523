using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>What suppliers sell: entered by hand, and kept as their catalogues say.</summary>
public sealed class SupplierItemDesk(UnitOfWork writes, OffersDatabase database, CardSuppliers suppliers)
{
    /// <summary>Adds an item, and the buffer that keeps its cards. Answers 201.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>denomination_not_found</c>, <c>validation_failed</c>,
    /// <c>amount_invalid</c>; <c>supplier_item_exists</c> as an answer.</exception>
    public Task<Answer> AddAsync(CommandRequest request, Id<Supplier> id, SupplierItemBody body) =>
        writes.RunAsync(request, new Deed("rewards.supplier_item.add", id.ToString()), async work =>
        {
            var supplier = await work.Db.SupplierAsync(id);
            var wanted = body.DenominationId
                ?? throw Refusal.OfField("denominationId", "'denominationId' is required.");
            var value = await work.Db.Denominations.SingleOrDefaultAsync(x => x.Id == wanted)
                ?? throw RewardCodes.DenominationNotFound.Because();
            if (await work.Db.SupplierItems.AnyAsync(x => x.Supplier == id && x.Denomination == wanted))
            {
                throw SupplyCodes.SupplierItemExists.Because();
            }

            var item = new SupplierItem(supplier, value, body.Sku ?? "", CostOf(body, value.Currency));
            Switch(item, body.Active);
            work.Db.Add(item);
            await AddBufferAsync(work, (supplier, value), item.Cost);
            Tell(work, supplier, item, "item_added");
            await work.FlushAsync();
            return Answer.Created(
                await SupplierQueries.ItemAsync(work.Db, item), $"/api/v1/suppliers/{id}/items/{wanted}");
        });

    /// <summary>Changes an item; what is left out stays.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>supplier_item_not_found</c>, <c>validation_failed</c>,
    /// <c>amount_invalid</c>.</exception>
    public Task<Answer> EditAsync(CommandRequest request, ItemPlace place, SupplierItemBody body) =>
        writes.RunAsync(request, new Deed("rewards.supplier_item.edit", place.Supplier.ToString()), async work =>
        {
            var supplier = await work.Db.SupplierAsync(place.Supplier);
            var item = await work.Db.SupplierItems.SingleOrDefaultAsync(
                x => x.Supplier == place.Supplier && x.Denomination == place.Denomination)
                ?? throw SupplyCodes.SupplierItemNotFound.Because();
            var before = BodyOf(item);
            item.Set(body.Sku ?? item.Sku, body.Cost is null ? item.Cost : CostOf(body, item.Currency));
            Switch(item, body.Active);
            Tell(work, supplier, item, "item_edited", OffersJson.Text(before));
            await work.FlushAsync();
            return Answer.Ok(await SupplierQueries.ItemAsync(work.Db, item));
        });

    /// <summary>What a supplier says that it sells and has.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>supplier_unavailable</c>.</exception>
    public async Task<IReadOnlyList<CatalogueItem>> CatalogueAsync(BookId book, Id<Supplier> id)
    {
        await using var db = database.Read(book);
        var supplier = await db.SupplierAsync(id);
        return await suppliers.To(supplier).CatalogueAsync(CancellationToken.None) switch
        {
            CatalogueReply.Told told => told.Items,
            CatalogueReply.Failed failed => throw SupplyCodes.SupplierUnavailable.Because(failed.Text),
            _ => throw new InvalidOperationException("An answer of a kind that there is not."),
        };
    }

    /// <summary>Takes over costs and stock of our items from the supplier's catalogue, by what it calls them.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>supplier_unavailable</c>.</exception>
    public async Task<Answer> SyncAsync(CommandRequest request, Id<Supplier> id)
    {
        // The supplier is asked before the pen is taken.
        var told = await CatalogueAsync(request.Caller.Book, id);
        return await writes.RunAsync(request, new Deed("rewards.supplier.sync", id.ToString()), async work =>
        {
            var supplier = await work.Db.SupplierAsync(id);
            var bySku = told.DistinctBy(x => x.Sku).ToDictionary(x => x.Sku, StringComparer.Ordinal);
            var items = await work.Db.SupplierItems.Where(x => x.Supplier == id).ToListAsync();
            var sync = new CatalogueSync(
                told.Count, items.Count(item => Update(work, item, bySku)),
                [.. items.Where(x => !bySku.ContainsKey(NameOf(x))).Select(x => x.Sku).Order(StringComparer.Ordinal)]);
            work.Audit(new AuditFact(
                "rewards.supplier.synced", supplier.ObjectId, null, OffersJson.Text(sync), null));
            work.Raise(supplier, "rewards.supplier.synced", new { id = supplier.ObjectId, sync.Seen, sync.Updated });
            return Answer.Ok(sync);
        });
    }

    // What follows a colon is for the simulator only, and not part of the name.
    private static string NameOf(SupplierItem item) => item.Sku.Split(SimulatedGoods.BehaviourMark, 2)[0];

    // True where something of it is new.
    private static bool Update(Work work, SupplierItem item, Dictionary<string, CatalogueItem> told)
    {
        if (!told.TryGetValue(NameOf(item), out var line))
        {
            return false;
        }

        var (cost, stock) = (item.Cost, item.Stock);
        if (line.Cost.Currency == item.Currency)
        {
            item.Set(item.Sku, line.Cost);
        }

        item.See(line.Stock, work.Now);
        return item.Cost != cost || item.Stock != stock;
    }

    // A supplier has one buffer for each face value, made with the item.
    private static async Task AddBufferAsync(
        ClosureWork work, (Supplier Supplier, Denomination Value) what, Money cost)
    {
        var (supplier, value) = what;
        if (await work.Db.CardPools.AnyAsync(x => x.Supplier == supplier.Id && x.Denomination == value.Id))
        {
            return;
        }

        var brand = await work.Db.Brands.Where(x => x.Id == value.Brand).Select(x => x.Name).SingleAsync();
        var usual = Text.Cut($"{supplier.Name}: {brand} {value.Currency} {value.Value}", Limits.Name);
        // Names of pools are unique; those of suppliers need not be, but their short names are.
        var name = await work.Db.CardPools.AnyAsync(x => x.Name == usual)
            ? Text.Cut($"{supplier.Slug}: {value.Id}", Limits.Name)
            : usual;
        var pool = new CardPool(
            value, new PoolFacts(name, PoolKind.Buffer, null, supplier.Id, cost), new PoolLevels());
        work.Db.Add(pool);
        work.Db.Add(new PoolTotals(pool));
        work.Audit(new AuditFact("rewards.pool.opened", pool.ObjectId, null, null, null));
        work.Raise(pool, "rewards.pool.opened", new { id = pool.ObjectId, pool.Name, pool.Kind });
    }

    private static Money CostOf(SupplierItemBody body, Currency currency) =>
        (body.Cost ?? throw Refusal.OfField("cost", "'cost' is required.")).PositiveIn(currency);

    private static void Switch(SupplierItem item, bool? isActive)
    {
        if (isActive == true)
        {
            item.Activate();
        }
        else if (isActive == false)
        {
            item.Deactivate();
        }
    }

    private static SupplierItemBody BodyOf(SupplierItem item) => new()
    {
        DenominationId = item.Denomination, Sku = item.Sku, Cost = AmountText.Of(item.Cost), Active = item.IsActive,
    };

    private static void Tell(
        Work work, Supplier supplier, SupplierItem item, string happened, string? before = null)
    {
        work.Audit(new AuditFact(
            "rewards.supplier." + happened, supplier.ObjectId, before, OffersJson.Text(BodyOf(item)), null));
        work.Raise(supplier, "rewards.supplier." + happened, new
        {
            id = supplier.ObjectId, denominationId = item.Denomination, item.Sku, item.Cost, currency = item.Currency,
        });
    }
}

/// <summary>Which item of which supplier.</summary>
/// <param name="Supplier">The supplier.</param>
/// <param name="Denomination">The face value.</param>
public sealed record ItemPlace(Id<Supplier> Supplier, Id<Denomination> Denomination);
