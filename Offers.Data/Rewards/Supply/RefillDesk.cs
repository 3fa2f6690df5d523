using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>Fills buffers by orders at their suppliers, before they are empty.</summary>
public sealed class RefillDesk(UnitOfWork writes, OffersDatabase database, SagaParties parties)
{
    /// <summary>The most orders of one refill; the next one goes on.</summary>
    public const int MostOrders = 100;

    private const int MostPools = 10_000;

    /// <summary>
    /// The buffers of a book that have fewer cards than they should, those on their way not counted, and whose
    /// suppliers are asked now.
    /// </summary>
    public async Task<IReadOnlyList<Id<CardPool>>> LowAsync(BookId book)
    {
        await using var db = database.Read(book);
        var low = await db.CardPools.Where(x => x.Kind == PoolKind.Buffer && x.IsActive && db.SupplierItems.Any(
                y => y.Supplier == x.Supplier && y.Denomination == x.Denomination && y.IsActive))
            .Join(db.PoolTotals, x => x.Id, x => x.Pool, (pool, totals) => new { pool, totals.Available })
            .Where(x => x.Available < x.pool.RefillBelow)
            .Join(db.Suppliers.Where(x => x.Status == SupplierStatus.Active), x => x.pool.Supplier, x => x.Id,
                (x, supplier) => new { x.pool.Id, Supplier = supplier.Id })
            .OrderBy(x => x.Id).Take(MostPools).ToListAsync();
        return [.. low.Where(x => !parties.IsOpen(Supplier.PartyOf(x.Supplier))).Select(x => x.Id)];
    }

    /// <summary>
    /// Orders what a buffer lacks up to its target, if it has fewer cards than it should, those on their way counted.
    /// </summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>, <c>supplier_item_not_found</c>; <c>pool_not_buffer</c>,
    /// <c>supplier_paused</c>, <c>supplier_unavailable</c> as answers.</exception>
    public Task<Answer> RefillAsync(CommandRequest request, Id<CardPool> id) =>
        writes.RunAsync(request, new Deed("rewards.pool.refill", id.ToString()), async work =>
        {
            var pool = await work.Db.CardPools.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id)
                ?? throw RewardCodes.PoolNotFound.Because();
            if (pool is not { Kind: PoolKind.Buffer, IsActive: true, Supplier: { } seller })
            {
                throw SupplyCodes.PoolNotBuffer.Because();
            }

            var supplier = await work.Db.SupplierAsync(seller);
            SupplierOrderDesk.RequireReady(supplier, parties);
            var item = await work.Db.ItemAsync(seller, pool.Denomination);
            await work.LoadAsync(new RowNames().Need(RewardRows.Totals, id));
            var available = work.Find(RewardRows.Totals, id)!.Available;
            // What somebody waits for is handed out as soon as it comes.
            var onTheWay = await work.Db.SupplierOrders.Where(x => x.Pool == id && x.Redemption == null
                    && (x.Status == SupplierOrderStatus.Open || x.Status == SupplierOrderStatus.Unknown))
                .SumAsync(x => (long)x.Count);
            var lacks = Lacks(pool, available + onTheWay, item.Stock);
            var orders = SizesOf(lacks, supplier.MaxPerOrder).Select(
                size => work.Order(new OrderWish(item, size, id))).ToList();
            var answer = new RefillAnswer(
                id, available, onTheWay, orders.Sum(x => x.Count), [.. orders.Select(x => x.Id)]);
            if (orders.Count > 0)
            {
                work.Audit(new AuditFact("rewards.pool.refilled", pool.ObjectId, null, OffersJson.Text(answer), null));
            }

            return Answer.Ok(answer);
        });

    private static int Lacks(CardPool pool, long coming, int? stock) => coming >= pool.RefillBelow
        ? 0
        : (int)Math.Min(pool.BufferTarget - coming, stock ?? int.MaxValue);

    private static IEnumerable<int> SizesOf(int cards, int mostPerOrder)
    {
        for (var orders = 0; cards > 0 && orders < MostOrders; orders++)
        {
            var size = Math.Min(cards, mostPerOrder);
            cards -= size;
            yield return size;
        }
    }
}
