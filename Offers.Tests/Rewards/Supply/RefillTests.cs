using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Supply;

/// <summary>Buffers are filled by orders before they are empty, once for each due time, whatever dies.</summary>
public sealed class RefillTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Low_buffer_is_filled_up_to_its_target_in_orders_that_fit(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync(with: x => x with { MaxPerOrder = 40 });
        var (desk, pool) = (book.Of<RefillDesk>(), await PoolAsync(book, supplier));
        Assert.Equal([pool], await desk.LowAsync(BookId.Live));
        var first = await RefillAsync(desk, SupplyBook.Once(), pool);
        Assert.Equal((0, 0, 100, 3), (first.Available, first.OnTheWay, first.Ordered, first.Orders.Count));
        Assert.Equal([40, 40, 20], await SizesAsync(book, first));

        // What is on its way counts, so that nothing is ordered twice.
        var again = await RefillAsync(desk, SupplyBook.Once(), pool);
        Assert.Equal((100, 0), (again.OnTheWay, again.Ordered));
        await book.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(100, (await book.TotalsAsync(supplier)).Available);
        Assert.Empty(await desk.LowAsync(BookId.Live));
        Assert.Equal(0, (await RefillAsync(desk, SupplyBook.Once(), pool)).Ordered);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_due_time_refills_once(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var (desk, pool) = (book.Of<RefillDesk>(), await PoolAsync(book, supplier));
        CommandRequest Due() => new(Caller.System(BookId.Live, "reward-refill"), CommandKey.OfJob(
            BookId.Live, "reward-refill", $"refill {pool}", book.Clock.GetUtcNow()));
        var runs = new List<RefillAnswer>();
        for (var run = 0; run < 3; run++) runs.Add(await RefillAsync(desk, Due(), pool));
        Assert.All(runs, x => Assert.Equal(runs[0].Orders, x.Orders));
        Assert.Equal(2, await book.Rewards.Book.CountAsync<SupplierOrder>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_ordered_from_a_supplier_that_is_paused_or_does_not_answer(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var (desk, pool) = (book.Of<RefillDesk>(), await PoolAsync(book, supplier));
        var suppliers = book.Of<SupplierDesk>();
        (await suppliers.MoveAsync(SupplyBook.Once(), supplier.Id, "pause", "A talk about prices")).Check();
        Assert.Equal(SupplyCodes.SupplierPaused, await CodeAsync(desk, pool));
        Assert.Empty(await desk.LowAsync(BookId.Live));
        (await suppliers.MoveAsync(SupplyBook.Once(), supplier.Id, "resume", null)).Check();
        book.Between = static (_, _) => new DeadSupplier();
        for (var order = 0; order < 6 && !book.Of<SagaParties>().IsOpen(supplier.Party); order++)
        {
            await book.RunAsync((await book.PlaceAsync(supplier)).SagaId);
        }

        Assert.True(book.Of<SagaParties>().IsOpen(supplier.Party));
        Assert.Equal(SupplyCodes.SupplierUnavailable, await CodeAsync(desk, pool));
        Assert.Empty(await desk.LowAsync(BookId.Live));
        Assert.Equal(BreakerState.Open, (await book.Of<SupplierQueries>().GetAsync(
            BookId.Live, supplier.Id)).Health.Breaker);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pool_of_files_is_not_refilled(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var pool = await book.Rewards.PoolAsync("Files", 25, "23.50", 1);
        Assert.Equal(SupplyCodes.PoolNotBuffer, await CodeAsync(book.Of<RefillDesk>(), pool.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Process_that_dies_at_any_step_of_a_refill_buys_nothing_twice(DatabaseProvider provider)
    {
        foreach (var death in Enum.GetValues<Death>())
        {
            await using var book = await SupplyBook.OpenAsync(provider);
            var supplier = await book.SupplierAsync(with: x => x with { MaxPerOrder = 100 });
            var pool = await PoolAsync(book, supplier);
            var refill = await RefillAsync(book.Of<RefillDesk>(), SupplyBook.Once(), pool);
            if (death != Death.BeforeTheCall)
            {
                await DieAsync(book, refill.Orders[0], death);
            }

            Assert.Equal(0, (await RefillAsync(book.Of<RefillDesk>(), SupplyBook.Once(), pool)).Ordered);
            await book.PassAsync(TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(5));
            var order = await book.OrderNowAsync(refill.Orders[0]);
            Assert.Equal((death, SupplierOrderStatus.Confirmed, 100), (death, order.Status, order.Received));
            Assert.Equal(100, (await book.TotalsAsync(supplier)).Available);
            Assert.Equal("-" + order.Cost, await book.PaidAsync(supplier));
            var theirs = await book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.SingleAsync());
            Assert.Equal((death, 100), (death, theirs.Count));
        }
    }

    // The process that dies has a clock that stands still, so that nothing of it goes on.
    private static async Task DieAsync(SupplyBook book, Id<SupplierOrder> id, Death death)
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        book.Between = (_, supplier) => new DyingSupplier(supplier, death, called);
        var doomed = book.NewNode(new FakeClock(book.Clock.GetUtcNow()));
        using var end = new CancellationTokenSource();
        var saga = (await book.OrderNowAsync(id)).Saga!.Value;
        var run = doomed.GetRequiredService<SagaRunner>().RunAsync(BookId.Live, saga, end.Token);
        await called.Task;
        await end.CancelAsync();
        await run;
        book.Between = static (_, supplier) => supplier;
    }

    // Ids of the same millisecond have no order; the events that tell of the orders are numbered.
    private static async Task<IReadOnlyList<int>> SizesAsync(SupplyBook book, RefillAnswer refill)
    {
        var placed = await book.Rewards.Book.ReadAsync(db => db.Events
            .Where(x => x.Type == "rewards.supplier_order.placed").OrderBy(x => x.Number)
            .Select(x => x.ObjectId).ToListAsync());
        Assert.Equal(refill.Orders.Select(x => $"{x}"), placed);
        var sizes = await book.Rewards.Book.ReadAsync(
            db => db.SupplierOrders.ToDictionaryAsync(x => x.ObjectId, x => x.Count));
        return [.. placed.Select(x => sizes[x])];
    }

    private static async Task<RefillAnswer> RefillAsync(RefillDesk desk, CommandRequest request, Id<CardPool> pool) =>
        (await desk.RefillAsync(request, pool)).Read<RefillAnswer>();

    private static async Task<RefusalCode> CodeAsync(RefillDesk desk, Id<CardPool> pool) =>
        Problem.ToRefusal((await desk.RefillAsync(SupplyBook.Once(), pool)).Body).Code;

    private static Task<Id<CardPool>> PoolAsync(SupplyBook book, Supplier supplier) => book.Rewards.Book.ReadAsync(
        db => db.CardPools.Where(x => x.Supplier == supplier.Id).Select(x => x.Id).SingleAsync());

    private enum Death
    {
        BeforeTheCall,
        BeforeItIsSent,
        BeforeItIsHeard,
    }

    private sealed class DyingSupplier(ICardSupplier supplier, Death death, TaskCompletionSource called) : ICardSupplier
    {
        public async Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation)
        {
            if (death == Death.BeforeItIsHeard) await supplier.OrderAsync(ask, CancellationToken.None);
            called.SetResult();
            return await new TaskCompletionSource<SupplierReply>().Task;
        }

        public Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation) =>
            supplier.QueryAsync(reference, cancellation);

        public Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation) =>
            supplier.CancelAsync(reference, cancellation);

        public Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation) =>
            supplier.CatalogueAsync(cancellation);
    }

    private sealed class DeadSupplier : ICardSupplier
    {
        private static readonly SupplierReply _nobody = new SupplierReply.Unreached("Nobody there.");

        public Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation) =>
            Task.FromResult(_nobody);

        public Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation) =>
            Task.FromResult(_nobody);

        public Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation) =>
            Task.FromResult(_nobody);

        public Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation) =>
            Task.FromResult<CatalogueReply>(new CatalogueReply.Failed("Nobody there."));
    }
}
