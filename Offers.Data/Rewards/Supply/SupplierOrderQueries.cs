using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>What a list of orders is narrowed to.</summary>
public sealed record SupplierOrderFilter
{
    /// <summary>The supplier.</summary>
    public Id<Supplier>? Supplier { get; init; }

    /// <summary>How they stand.</summary>
    public SupplierOrderStatus? Status { get; init; }

    /// <summary>The buffer.</summary>
    public Id<CardPool>? Pool { get; init; }

    /// <summary>The redemption that waits or waited.</summary>
    public Id<Redemption>? Redemption { get; init; }
}

/// <summary>Reads orders at suppliers.</summary>
public sealed class SupplierOrderQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Orders, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SupplierOrderView>> ListAsync(BookId book, SupplierOrderFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = Narrow(db.SupplierOrders, filter);
        var total = await found.CountCappedAsync(page);
        var rows = await RowsAsync(db, found.NewestFirst(page), page);
        var now = await db.NowAsync(time);
        return Page<SupplierOrderView>.Of(
            rows.ConvertAll(x => x.View(now)), page, total, x => x.Id.ToString());
    }

    /// <summary>One order.</summary>
    /// <exception cref="Refusal"><c>supplier_order_not_found</c>.</exception>
    public async Task<SupplierOrderView> GetAsync(BookId book, Id<SupplierOrder> id)
    {
        await using var db = database.Read(book);
        return await ViewAsync(db, id, await db.NowAsync(time));
    }

    internal async Task<SupplierOrderView> ViewAsync(OffersDb db, Id<SupplierOrder> id, DateTimeOffset now) =>
        (await RowsAsync(db, db.SupplierOrders.Where(x => x.Id == id))) is [var row]
            ? row.View(now)
            : throw RewardCodes.SupplierOrderNotFound.Because();

    /// <summary>An order that was only just made, and that queries do not see yet.</summary>
    internal async Task<SupplierOrderView> ViewAsync(
        OffersDb db, SupplierOrder order, Supplier supplier, DateTimeOffset now)
    {
        var value = await db.Denominations.AsNoTracking().SingleAsync(x => x.Id == order.Denomination);
        var brand = await db.Brands.Where(x => x.Id == value.Brand).Select(x => x.Name).SingleAsync();
        return new OrderFound(order, supplier.Name, value, brand).View(now);
    }

    private static async Task<List<OrderFound>> RowsAsync(
        OffersDb db, IQueryable<SupplierOrder> orders, PageRequest? page = null)
    {
        var found =
            from order in orders
            join supplier in db.Suppliers on order.Supplier equals supplier.Id
            join value in db.Denominations on order.Denomination equals value.Id
            join brand in db.Brands on value.Brand equals brand.Id
            select new { order, supplier.Name, value, Brand = brand.Name };
        return (await (page is null ? found : found.Cut(page)).AsNoTracking().ToListAsync())
            .ConvertAll(x => new OrderFound(x.order, x.Name, x.value, x.Brand));
    }

    private static IQueryable<SupplierOrder> Narrow(IQueryable<SupplierOrder> found, SupplierOrderFilter filter)
    {
        found = filter.Supplier is { } supplier ? found.Where(x => x.Supplier == supplier) : found;
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        found = filter.Pool is { } pool ? found.Where(x => x.Pool == pool) : found;
        return filter.Redemption is { } redemption ? found.Where(x => x.Redemption == redemption) : found;
    }

    private sealed record OrderFound(SupplierOrder Order, string Supplier, Denomination Value, string Brand)
    {
        internal SupplierOrderView View(DateTimeOffset now) => new()
        {
            Id = Order.Id,
            Supplier = new SupplierLink(Order.Supplier, Supplier),
            DenominationId = Order.Denomination,
            Brand = Brand,
            Value = Value.Value,
            Sku = Order.Sku,
            Count = Order.Count,
            Received = Order.Received,
            Cost = Order.Cost,
            Currency = Order.Currency.Code,
            Status = Order.Status,
            PoolId = Order.Pool,
            RedemptionId = Order.Redemption,
            SagaId = Order.Saga,
            Reference = Order.Reference,
            Note = Order.Note,
            PlacedAt = Order.PlacedAt,
            EndedAt = Order.EndedAt,
            OperationId = Order.OperationId,
            AllowedActions = SupplierOrder.Machine.Allowed(Order, now),
        };
    }
}
