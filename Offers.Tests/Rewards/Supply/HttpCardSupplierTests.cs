using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Outgoing;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Supply;

/// <summary>The adapter and the simulator, run against each other over real HTTP.</summary>
public sealed class HttpCardSupplierTests
{
    private const int PatienceMs = 1_000;
    private const int Orders = 200;
    private const int MostRounds = 50;
    private static readonly TimeSpan _slow = TimeSpan.FromMilliseconds(200);

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_behaviour_is_read_as_what_it_is(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        foreach (var (behaviour, first, then) in new[]
        {
            (SupplierBehaviour.Ok, "Delivered", "Delivered"),
            (SupplierBehaviour.Slow, "Delivered", "Delivered"),
            (SupplierBehaviour.TimeoutThenSuccess, "Silent", "Delivered"),
            (SupplierBehaviour.ErrorAfterSend, "Silent", "Delivered"),
            (SupplierBehaviour.Duplicate, "Delivered", "Delivered"),
            (SupplierBehaviour.OutOfOrder, "Working", "Working"),
            (SupplierBehaviour.WrongAmount, "Delivered", "Delivered"),
            (SupplierBehaviour.SameCode, "Delivered", "Delivered"),
            (SupplierBehaviour.Never, "Silent", "Silent"),
            (SupplierBehaviour.Refused, "Refused", "Refused"),
            (SupplierBehaviour.OutOfStock, "Refused", "Refused"),
            (SupplierBehaviour.Busy, "Unreached", "NotFound"),
            (SupplierBehaviour.Lost, "Silent", "NotFound"),
        })
        {
            var reference = $"ref-{behaviour}";
            var ordered = await line.Supplier.OrderAsync(line.Ask(reference, behaviour), CancellationToken.None);
            var queried = await line.Supplier.QueryAsync(reference, CancellationToken.None);
            Assert.Equal((behaviour, first, then), (behaviour, ordered.GetType().Name, queried.GetType().Name));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_reference_is_done_once_and_has_the_same_cards(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        var asks = Enumerable.Range(0, 20).Select(_ => line.Supplier.OrderAsync(
            line.Ask("ref-same", SupplierBehaviour.Ok), CancellationToken.None));
        var replies = (await Task.WhenAll(asks)).Cast<SupplierReply.Delivered>().ToList();
        Assert.Single(replies.Select(x => string.Join(',', x.Delivery.Cards.Select(y => y.Secret.Code))).Distinct());
        var theirs = await line.Book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.SingleAsync());
        Assert.Equal(2, theirs.Count);
        Assert.Equal(theirs.ChargedMinor, replies[0].Delivery.Charged.Minor);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hundred_orders_over_the_line_each_have_cards_of_their_own(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        var bought = await line.BuyAsync([.. Enumerable.Range(0, Orders).Select(x => $"ref-{x}")]);
        var held = bought.SelectMany(x => x.Cards).Select(x => x.Secret.Code).ToList();
        var theirs = await line.Book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.ToListAsync());
        Assert.Equal((Orders, Orders), (bought.Count, theirs.Count));
        Assert.Equal(theirs.Sum(x => x.Count), held.Count);
        Assert.Equal(held.Count, held.Distinct().Count());
        Assert.Equal(theirs.Sum(x => x.ChargedMinor), bought.Sum(x => x.Charged.Minor));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Order_is_taken_back_where_it_is_not_done(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        await line.Supplier.OrderAsync(line.Ask("ref-never", SupplierBehaviour.Never), CancellationToken.None);
        Assert.IsType<SupplierReply.Cancelled>(await line.Supplier.CancelAsync("ref-never", CancellationToken.None));
        Assert.IsType<SupplierReply.Cancelled>(await line.Supplier.QueryAsync("ref-never", CancellationToken.None));
        await line.Supplier.OrderAsync(line.Ask("ref-done", SupplierBehaviour.Ok), CancellationToken.None);
        Assert.IsType<SupplierReply.Delivered>(await line.Supplier.CancelAsync("ref-done", CancellationToken.None));
        Assert.IsType<SupplierReply.NotFound>(await line.Supplier.CancelAsync("ref-none", CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Catalogue_has_every_face_value_with_cost_and_stock(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        var told = Assert.IsType<CatalogueReply.Told>(await line.Supplier.CatalogueAsync(CancellationToken.None));
        Assert.Equal([10, 25, 50, 100], told.Items.Select(x => (int)(x.Value.Minor / 100)).Order());
        Assert.All(told.Items, x => Assert.True(x.Cost < x.Value && x.Stock > 0 && x.Brand == "al-noor"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_key_is_refused_and_nobody_there_is_unreached(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        var ask = line.Ask("ref-1", SupplierBehaviour.Ok);
        var wrong = await line.To(line.Address, "another-key-of-sixteen").OrderAsync(ask, CancellationToken.None);
        Assert.Equal("signature_invalid", Assert.IsType<SupplierReply.Refused>(wrong).Code);
        var nobody = line.To(new Uri($"http://127.0.0.1:{FreePort.Next()}"), line.Key);
        Assert.IsType<SupplierReply.Unreached>(await nobody.OrderAsync(ask, CancellationToken.None));
        Assert.IsType<SupplierReply.Unreached>(await nobody.QueryAsync("ref-1", CancellationToken.None));
        var unknown = line.To(new Uri("https://no-such-host.invalid"), line.Key);
        Assert.IsType<SupplierReply.Unreached>(await unknown.OrderAsync(ask, CancellationToken.None));
        Assert.Equal(0, await line.Book.Rewards.Book.CountAsync<SimulatedOrder>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Requests_leave_to_the_open_internet_only_where_they_must(DatabaseProvider provider)
    {
        await using var line = await Line.OpenAsync(provider);
        using var open = new OutgoingHttp(new OutgoingRules(OutgoingReach.Open));
        var ask = line.Ask("ref-1", SupplierBehaviour.Ok);
        var plain = await line.To(line.Address, line.Key, open).OrderAsync(ask, CancellationToken.None);
        Assert.IsType<SupplierReply.Unreached>(plain);
        var own = new Uri($"https://localhost:{line.Address.Port}");
        Assert.IsType<SupplierReply.Unreached>(await line.To(own, line.Key, open).OrderAsync(
            ask, CancellationToken.None));
        Assert.Equal(0, await line.Book.Rewards.Book.CountAsync<SimulatedOrder>());
    }

    /// <summary>A supplier by HTTP whose other end is the simulator.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly OutgoingHttp _http = new(new OutgoingRules(OutgoingReach.Anywhere));
        private readonly SimulatorHost _host;
        private readonly Supplier _played;
        private readonly SemaphoreSlim _lines = new(4);

        private Line(SupplyBook book, SimulatorHost host, Supplier played)
        {
            (Book, _host, _played) = (book, host, played);
            Key = book.Of<SupplierKeys>().Open(played)!;
            Supplier = To(Address, Key);
        }

        public SupplyBook Book { get; }

        public ICardSupplier Supplier { get; }

        public string Key { get; }

        public Uri Address => _host.Of(_played);

        public static async Task<Line> OpenAsync(DatabaseProvider provider)
        {
            var book = await SupplyBook.OpenAsync(provider);
            var played = await book.SupplierAsync(with: x => x with { TimeoutMs = PatienceMs });
            return new Line(book, await SimulatorHost.StartAsync(book, new SimulatorSettings { Slow = _slow }), played);
        }

        public ICardSupplier To(Uri address, string key, OutgoingHttp? http = null) => new HttpCardSupplier(
            new HttpReach(address, _played, key, null), http ?? _http, _lines, Book.Clock);

        public SupplierAsk Ask(string reference, SupplierBehaviour behaviour)
        {
            var value = Book.Rewards.Values[25].Value;
            var cost = SimulatedGoods.CostOf(_played.Slug, value);
            return new SupplierAsk(
                reference, SimulatedGoods.SkuOf("al-noor", value), 2, new Money(2 * cost.Minor, cost.Currency),
                behaviour);
        }

        /// <summary>
        /// Orders by all references at once. As an order's saga does, it queries those that were silent, and sends
        /// again what was never got, until all are delivered: an answer that is late is no card less, and none more.
        /// </summary>
        public async Task<IReadOnlyList<SupplierDelivery>> BuyAsync(IReadOnlyList<string> references)
        {
            var done = new List<SupplierDelivery>();
            var open = references.Select(x => (Reference: x, IsAsked: false)).ToList();
            for (var round = 0; open.Count > 0; round++)
            {
                Assert.True(round < MostRounds, $"After {round} rounds {open.Count} orders are still open.");
                var replies = await Task.WhenAll(open.Select(async x => (x.Reference, Reply: x.IsAsked
                    ? await Supplier.QueryAsync(x.Reference, CancellationToken.None)
                    : await Supplier.OrderAsync(Ask(x.Reference, SupplierBehaviour.Ok), CancellationToken.None))));
                done.AddRange(replies.Select(x => x.Reply).OfType<SupplierReply.Delivered>().Select(x => x.Delivery));
                open = [.. replies.Where(x => x.Reply is not SupplierReply.Delivered)
                    .Select(x => (x.Reference, IsSilent(x.Reply)))];
            }

            return done;
        }

        public async ValueTask DisposeAsync()
        {
            await _host.DisposeAsync();
            _http.Dispose();
            _lines.Dispose();
            await Book.DisposeAsync();
        }

        private static bool IsSilent(SupplierReply reply) => reply switch
        {
            SupplierReply.Silent or SupplierReply.Working => true,
            SupplierReply.NotFound or SupplierReply.Unreached => false,
            _ => throw new InvalidOperationException($"Nobody expected {reply}."),
        };
    }
}
