using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>What a list of suppliers is narrowed to.</summary>
/// <param name="Status">Whether they are used.</param>
/// <param name="Kind">How they are talked to.</param>
/// <param name="Search">What name or short name has in it.</param>
public sealed record SupplierFilter(
    SupplierStatus? Status = null, SupplierKind? Kind = null, string? Search = null);

/// <summary>Reads suppliers, what they sell and how they do.</summary>
public sealed class SupplierQueries(OffersDatabase database, SagaQueries sagas, TimeProvider time)
{
    private const int MostItems = 500;
    private const int AllBps = 10_000;
    private static readonly TimeSpan _counted = TimeSpan.FromHours(1);

    /// <summary>Suppliers, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SupplierView>> ListAsync(BookId book, SupplierFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = Narrow(db.Suppliers, filter);
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var views = await ViewsAsync(db, rows);
        return Page<SupplierView>.Of(views, page, total, x => x.Id.ToString());
    }

    /// <summary>One supplier.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>.</exception>
    public async Task<SupplierView> GetAsync(BookId book, Id<Supplier> id)
    {
        await using var db = database.Read(book);
        return (await ViewsAsync(db, [await db.SupplierAsync(id)]))[0];
    }

    /// <summary>What a supplier sells, by brand and face value.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>.</exception>
    public async Task<IReadOnlyList<SupplierItemView>> ItemsAsync(BookId book, Id<Supplier> id)
    {
        await using var db = database.Read(book);
        await db.SupplierAsync(id);
        return await ItemsOfAsync(db, db.SupplierItems.Where(x => x.Supplier == id));
    }

    /// <summary>Face values that a supplier does not sell yet, with names and costs that the simulator would have.
    /// </summary>
    public async Task<IReadOnlyList<ItemChoice>> ChoicesAsync(BookId book, Id<Supplier> id)
    {
        await using var db = database.Read(book);
        var supplier = await db.SupplierAsync(id);
        var rows = await db.Denominations.Where(x => x.IsActive
                && !db.SupplierItems.Any(y => y.Supplier == id && y.Denomination == x.Id))
            .Join(db.Brands, x => x.Brand, x => x.Id, (value, brand) => new { value, brand.Name, brand.Slug })
            .OrderBy(x => x.Name).ThenBy(x => x.value.Currency).ThenBy(x => x.value.ValueMinor).Take(MostItems)
            .ToListAsync();
        var isPlayed = supplier.Kind == SupplierKind.Simulator;
        return rows.ConvertAll(x => new ItemChoice(
            x.value.Id, x.Name, x.value.Value, isPlayed ? SimulatedGoods.SkuOf(x.Slug, x.value.Value) : null,
            isPlayed ? SimulatedGoods.CostOf(supplier.Slug, x.value.Value) : null));
    }

    internal static async Task<SupplierItemView> ItemAsync(OffersDb db, SupplierItem item) =>
        (await ItemsOfAsync(db, db.SupplierItems.Where(
            x => x.Supplier == item.Supplier && x.Denomination == item.Denomination))).Single();

    internal async Task<IReadOnlyList<SupplierView>> ViewsAsync(OffersDb db, IReadOnlyList<Supplier> suppliers)
    {
        var ids = suppliers.Select(x => x.Id).ToList();
        var items = await db.SupplierItems.Where(x => ids.Contains(x.Supplier)).GroupBy(x => x.Supplier)
            .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count);
        var open = await db.SupplierOrders.Where(x => ids.Contains(x.Supplier)
                && (x.Status == SupplierOrderStatus.Open || x.Status == SupplierOrderStatus.Unknown))
            .GroupBy(x => x.Supplier).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        var parties = (await sagas.PartiesAsync(db.Book)).ToDictionary(x => x.Party, StringComparer.Ordinal);
        var averages = await AveragesAsync(db, [.. suppliers.Select(x => x.Party)]);
        var now = await db.NowAsync(time);
        return [.. suppliers.Select(x => ViewOf(x, now) with
        {
            ItemCount = items.GetValueOrDefault(x.Id),
            OpenOrders = open.GetValueOrDefault(x.Id),
            Health = SupplierHealth.Of(
                parties.GetValueOrDefault(x.Party), averages.TryGetValue(x.Party, out var ms) ? ms : null),
        })];
    }

    internal static SupplierView ViewOf(Supplier supplier, DateTimeOffset now) => new()
    {
        Id = supplier.Id,
        Name = supplier.Name,
        Slug = supplier.Slug,
        Kind = supplier.Kind,
        Status = supplier.Status,
        Priority = supplier.Priority,
        BaseAddress = supplier.BaseAddress,
        OrderPath = supplier.OrderPath,
        CataloguePath = supplier.CataloguePath,
        TimeoutMs = supplier.TimeoutMs,
        MaxCalls = supplier.MaxCalls,
        MaxPerOrder = supplier.MaxPerOrder,
        HasKey = supplier.SealedKey is not null,
        CallbackPath = SupplierSettings.CallbackPath(supplier.Id),
        Revision = supplier.Revision,
        ItemCount = 0,
        OpenOrders = 0,
        Health = SupplierHealth.Of(null, null),
        AllowedActions = Supplier.Machine.Allowed(supplier, now),
    };

    private async Task<Dictionary<string, int>> AveragesAsync(OffersDb db, List<string> parties)
    {
        var since = time.GetUtcNow() - _counted;
        var sums = await db.SagaNotes.Where(x => x.At > since && x.DurationMs != null && parties.Contains(x.Party))
            .GroupBy(x => x.Party).Select(x => new { x.Key, Sum = x.Sum(y => (long)y.DurationMs!), Count = x.Count() })
            .ToListAsync();
        return sums.ToDictionary(x => x.Key, x => (int)(x.Sum / x.Count), StringComparer.Ordinal);
    }

    private static async Task<List<SupplierItemView>> ItemsOfAsync(OffersDb db, IQueryable<SupplierItem> items)
    {
        var found =
            from item in items
            join value in db.Denominations on item.Denomination equals value.Id
            join brand in db.Brands on value.Brand equals brand.Id
            from pool in db.CardPools.Where(x => x.Supplier == item.Supplier && x.Denomination == item.Denomination)
                .DefaultIfEmpty()
            from totals in db.PoolTotals.Where(x => x.Pool == pool!.Id).DefaultIfEmpty()
            orderby brand.Name, value.Currency, value.ValueMinor
            select new { item, value, brand.Name, pool, totals };
        var rows = await found.AsNoTracking().Take(MostItems).ToListAsync();
        return rows.ConvertAll(x => new SupplierItemView
        {
            DenominationId = x.item.Denomination,
            Brand = x.Name,
            Value = x.value.Value,
            Cost = x.item.Cost,
            Currency = x.value.Currency.Code,
            Sku = x.item.Sku,
            MarginBps = (int)((x.value.ValueMinor - x.item.CostMinor) * AllBps / x.value.ValueMinor),
            Stock = x.item.Stock,
            SeenAt = x.item.SeenAt,
            Active = x.item.IsActive,
            PoolId = x.pool?.Id,
            Available = x.totals?.Available ?? 0,
            RefillBelow = x.pool?.RefillBelow,
            BufferTarget = x.pool?.BufferTarget,
        });
    }

    private static IQueryable<Supplier> Named(IQueryable<Supplier> found, string part) =>
        found.Where(x => x.Name.ToUpper().Contains(part) || x.Slug.ToUpper().Contains(part));

    private static IQueryable<Supplier> Narrow(IQueryable<Supplier> found, SupplierFilter filter)
    {
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        found = filter.Kind is { } kind ? found.Where(x => x.Kind == kind) : found;
        return filter.Search?.Trim() is not { Length: > 0 } search ? found
            : Id<Supplier>.TryParse(search, out var id) ? found.Where(x => x.Id == id)
            : Named(found, search.ToUpperInvariant());
    }
}

/// <summary>Finds rows of suppliers.</summary>
internal static class SupplierRows
{
    /// <summary>A supplier.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>.</exception>
    internal static async Task<Supplier> SupplierAsync(this OffersDb db, Id<Supplier> id) =>
        await db.Suppliers.SingleOrDefaultAsync(x => x.Id == id) ?? throw RewardCodes.SupplierNotFound.Because();
}
