using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Supply;

/// <summary>
/// Suppliers by HTTP that live as long as the test, and server processes that order from them and are killed.
/// </summary>
public sealed class KilledLine : IAsyncDisposable
{
    private const int Lines = 3;
    private const int MostPerOrder = 40;
    private const int CallsAtOnce = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);
    private SimulatorHost _shop = null!;
    private OrderTrap? _trap;

    private KilledLine(SupplyBook book) => Book = book;

    public SupplyBook Book { get; }

    public static async Task<KilledLine> OpenAsync(DatabaseProvider provider)
    {
        var line = new KilledLine(await SupplyBook.OpenAsync(provider));
        line._shop = await SimulatorHost.StartAsync(
            line.Book, (http, next) => line._trap is { } trap ? trap.PassAsync(http, next) : next());
        return line;
    }

    /// <summary>
    /// A supplier that sells USD 25 over the line. Unless a number is given, no job fills its buffer, so that whoever
    /// redeems orders a card of his own.
    /// </summary>
    public async Task<Supplier> SupplierAsync(string slug = "line-house", int refillBelow = 0)
    {
        var supplier = await Book.SupplierAsync(slug, x => x with
        {
            Kind = SupplierKind.Http, BaseAddress = $"{_shop.Of(BookId.Live, slug)}", TimeoutMs = 6_000,
            MaxCalls = Lines, MaxPerOrder = MostPerOrder,
        });
        (await Book.Of<SupplierDesk>().SetKeyAsync(
            SupplyBook.Once(), supplier.Id, new SupplierKeyBody("a-key-that-both-share"))).Check();
        await Book.Rewards.Book.Database.WriteOutsideAsync(db => db.CardPools.Where(x => x.Supplier == supplier.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.RefillBelow, refillBelow)));
        return supplier;
    }

    /// <summary>
    /// Starts a server that goes on soon with what another one left. It calls a party less often at once than codes
    /// are redeemed at once, so that at each time some orders are only written down and some wait for a line.
    /// </summary>
    public Task<OffersServer> StartAsync(IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = ServerPerson.Settings(Book.Rewards);
        settings["Sagas__Lease"] = "00:00:08";
        settings["Sagas__CallTimeout"] = "00:00:07";
        settings["Sagas__CallsPerParty"] = $"{CallsAtOnce}";
        settings["Sagas__RetryFirst"] = settings["Sagas__QueryFirst"] = "00:00:00.2";
        settings["Sagas__RetryMost"] = settings["Sagas__QueryMost"] = "00:00:01";
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) settings[name] = value;
        return OffersServer.StartAsync(settings);
    }

    /// <summary>Lets a server order, and kills it at a step of one of the orders.</summary>
    /// <param name="at">The step, and which order kills it.</param>
    /// <param name="written">How many orders more must be written down before it dies in the middle of sending.</param>
    /// <param name="load">What makes it order.</param>
    public async Task KillAsync((OrderDeath Death, int Place) at, int written, Func<OffersServer, Task> load)
    {
        var before = await OrdersAsync();
        await using var doomed = await StartAsync();
        var trap = _trap = new OrderTrap(at.Death, at.Place, async () =>
        {
            if (at.Death is OrderDeath.Lost or OrderDeath.HeardLate)
            {
                await UntilAsync(async () => await OrdersAsync() >= before + written);
            }

            await doomed.KillAsync();
        });
        var all = load(doomed);
        await trap.SprungAsync();
        _trap = null;
        await all;
        await Book.Rewards.AssertBooksAsync();
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await isSo()) await Task.Delay(_pause, patience.Token);
    }

    /// <summary>
    /// Fails where what the suppliers did, what was ordered, paid and is held are not the same: each card was bought
    /// once, and none was lost.
    /// </summary>
    public async Task AssertAgreedAsync(Supplier supplier)
    {
        var book = Book.Rewards.Book;
        var now = TimeProvider.System.GetUtcNow();
        var theirs = (await book.ReadAsync(db => db.SimulatedOrders.Where(x => x.Supplier == supplier.Id)
            .ToListAsync())).FindAll(x => x.IsDone(now));
        var orders = await book.ReadAsync(db => db.SupplierOrders.Where(x => x.Supplier == supplier.Id).ToListAsync());
        var done = orders.FindAll(x => x.Status == SupplierOrderStatus.Confirmed);
        Assert.All(orders, x => Assert.True(
            x.Status is SupplierOrderStatus.Confirmed or SupplierOrderStatus.Refused, $"{x.Status} {x.Note}"));
        var ids = done.ConvertAll(x => (Id<SupplierOrder>?)x.Id);
        var cards = await book.ReadAsync(db => db.Cards.Where(x => x.Order != null).ToListAsync());
        cards.RemoveAll(x => !ids.Contains(x.Order));
        Assert.Equal(theirs.Count, done.Count);
        Assert.Equal((theirs.Sum(x => x.Count), done.Sum(x => x.Count)), (cards.Count, done.Sum(x => x.Received)));
        var cost = $"{new Money(theirs.Sum(x => x.ChargedMinor), Currency.Usd)}";
        Assert.Equal("-" + cost, await Book.PaidAsync(supplier));
        Assert.Equal(theirs.Sum(x => x.ChargedMinor), cards.Sum(x => x.CostMinor));
        await Book.Rewards.AssertBooksAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await Book.DisposeAsync();
    }

    private Task<int> OrdersAsync() => Book.Rewards.Book.CountAsync<SupplierOrder>();
}
