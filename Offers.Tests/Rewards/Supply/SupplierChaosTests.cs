using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Supply;

/// <summary>Many orders at suppliers that do everything wrong that suppliers do, by a seed.</summary>
public sealed class SupplierChaosTests
{
    private const int Suppliers = 5;
    private const int PlacedAtOnce = 50;
    private const int CardsEach = 2;
    private const int Seed = 7;

    private static readonly SupplierBehaviour[] _behaviours =
    [
        SupplierBehaviour.Ok, SupplierBehaviour.Ok, SupplierBehaviour.Ok, SupplierBehaviour.TimeoutThenSuccess,
        SupplierBehaviour.ErrorAfterSend, SupplierBehaviour.Duplicate, SupplierBehaviour.OutOfOrder,
        SupplierBehaviour.WrongAmount, SupplierBehaviour.Never, SupplierBehaviour.Refused,
        SupplierBehaviour.OutOfStock, SupplierBehaviour.Busy, SupplierBehaviour.Lost,
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Cards_paid_are_cards_held_and_nothing_is_bought_twice(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(
            provider, new SagaSettings { BreakerFailures = 1_000, RetryMost = TimeSpan.FromSeconds(30) });
        var suppliers = new List<Supplier>();
        for (var number = 0; number < Suppliers; number++)
        {
            suppliers.Add(await book.SupplierAsync($"supplier-{number}"));
        }

        var orders = TestScale.Current.Seeds * 10;
        await PlaceAsync(book, suppliers, orders);
        await PlayAsync(book, orders);
        await HealAsync(book, suppliers);
        await AssertEndedAsync(book, orders);
        await AssertCardsAsync(book);
    }

    private static async Task PlaceAsync(SupplyBook book, IReadOnlyList<Supplier> suppliers, int orders)
    {
        foreach (var some in Enumerable.Range(0, orders).Chunk(PlacedAtOnce))
        {
            (await book.Rewards.Writer.RunAsync(SupplyBook.Once(), new Deed("rewards.test", ""), async work =>
            {
                var items = await work.Db.SupplierItems.AsNoTracking().ToListAsync();
                var pools = await work.Db.CardPools.AsNoTracking().ToListAsync();
                foreach (var place in some)
                {
                    var seller = suppliers[place % suppliers.Count].Id;
                    work.Order(new OrderWish(
                        items.Single(x => x.Supplier == seller), CardsEach,
                        pools.Single(x => x.Supplier == seller).Id));
                }

                return Answer.None();
            })).Check();
        }
    }

    // Both ends are at fault: the suppliers behave as they like, and lines break before and after what they carry.
    private static async Task PlayAsync(SupplyBook book, int orders)
    {
        book.Otherwise = static ask => _behaviours[Chance(ask.Reference!, 0) % _behaviours.Length];
        book.Between = static (_, supplier) => new BrokenLine(supplier);
        for (var round = 0; round < 20 + (orders / 50); round++)
        {
            await book.PassAsync(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(2));
            if (round % 5 == 0) await TellAgainAsync(book, round);
        }
    }

    private static async Task HealAsync(SupplyBook book, IReadOnlyList<Supplier> suppliers)
    {
        book.Between = static (_, supplier) => supplier;
        book.Otherwise = static _ => SupplierBehaviour.Ok;
        foreach (var supplier in suppliers) await book.Of<Simulator>().HealAsync(SimulatedShop.Of(supplier));
        var rounds = 0;
        while (await book.Rewards.Book.ReadAsync(db => db.SupplierOrders.AnyAsync(
            x => x.Status == SupplierOrderStatus.Open || x.Status == SupplierOrderStatus.Unknown)))
        {
            Assert.True(++rounds < 500, "Orders stay open although all suppliers are well.");
            await book.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20));
        }

        await TellAgainAsync(book, Seed);
    }

    // Suppliers tell again, in any order, what they did: it was settled, or is kept now.
    private static async Task TellAgainAsync(SupplyBook book, int seed)
    {
        var done = await book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.Where(
            x => x.State == SimulatedState.Taken && x.ReadyAt != null).ToListAsync());
        var random = new Random(seed);
        var outcomes = book.Of<SupplierOutcomes>();
        foreach (var order in done.OrderBy(_ => random.Next()).Where(_ => seed == Seed || random.Next(8) == 0))
        {
            var shop = new SimulatedShop(order.Book, order.Supplier, "");
            if (await book.Of<Simulator>().QueryAsync(shop, order.Reference) is SimulatorReply.Says says
                && await outcomes.OfAsync(SupplierReading.OfQuery(says.Answer)) is CallOutcome.Confirmed outcome)
            {
                (await book.Of<SagaDesk>().HearAsync(SupplyBook.Once(), order.Reference, outcome)).Check();
            }
        }
    }

    private static async Task AssertEndedAsync(SupplyBook book, int orders)
    {
        var sagas = await book.Rewards.Book.ReadAsync(db => db.Sagas.ToListAsync());
        Assert.Equal(orders, sagas.Count);
        Assert.All(sagas, x => Assert.False(x.IsOpen, $"{x.Id} is {x.State}: {x.LastText}"));
        var ended = await book.Rewards.Book.ReadAsync(db => db.SupplierOrders.ToListAsync());
        foreach (var status in new[]
        {
            SupplierOrderStatus.Confirmed, SupplierOrderStatus.Refused, SupplierOrderStatus.Disputed,
        })
        {
            Assert.Contains(ended, x => x.Status == status);
        }
    }

    private static async Task AssertCardsAsync(SupplyBook book)
    {
        var now = book.Clock.GetUtcNow();
        var theirs = (await book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.ToListAsync()))
            .FindAll(x => x.IsDone(now));
        var cards = await book.CardsAsync();
        Assert.Equal(theirs.Sum(x => x.Count), cards.Count);
        var bought = cards.GroupBy(x => x.Order).ToDictionary(x => x.Key!.Value, x => x.Count());
        Assert.All(bought.Values, count => Assert.Equal(CardsEach, count));
        Assert.Equal(theirs.Count, bought.Count);

        var charged = new Money(theirs.Sum(x => x.ChargedMinor), Currency.Usd);
        var accounts = await book.Rewards.Book.ReadAsync(db => db.Accounts.ToListAsync());
        var paid = accounts.Where(x => x.Purpose == Purpose.Settlement
            && x.Qualifier.StartsWith(Id<Supplier>.Prefix + "_", StringComparison.Ordinal)).Sum(x => x.BalanceMinor);
        Assert.Equal(-charged.Minor, paid);
        var stock = cards.Where(x => x.Status == CardStatus.Available).Sum(x => x.CostMinor);
        Assert.Equal($"{new Money(stock, Currency.Usd)}", await book.Rewards.PlatformAsync(Purpose.CardStock));
        Assert.Equal(
            $"{new Money(charged.Minor - stock, Currency.Usd)}",
            await book.Rewards.PlatformAsync(Purpose.CostOfCards, "lost"));
        var totals = await book.Rewards.Book.ReadAsync(db => db.PoolTotals.ToListAsync());
        Assert.Equal(cards.Count(x => x.Status == CardStatus.Available), totals.Sum(x => x.Available));
        Assert.Equal(stock, totals.Sum(x => x.ValueMinor));
        Assert.NotEqual(0, stock);
    }

    // What happens to a reference does not depend on how the threads run.
    private static int Chance(string reference, int call) => (int)(reference.Aggregate(
        (uint)(Seed + (call * 7_919)), static (sum, c) => (sum * 31) + c) % int.MaxValue);

    private sealed class BrokenLine(ICardSupplier supplier) : ICardSupplier
    {
        private const int Kinds = 6;

        public async Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation)
        {
            var chance = Chance(ask.Reference, 1) / 7 % Kinds;
            if (chance == 0) return new SupplierReply.Unreached("The line is down.");
            if (chance == 1) return new SupplierReply.Silent("The line broke before it was sent.");
            var reply = await supplier.OrderAsync(ask, cancellation);
            return chance == 2 ? new SupplierReply.Silent("The line broke while it answered.") : reply;
        }

        public async Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation) =>
            Chance(reference, 2) % 3 == 0
                ? new SupplierReply.Silent("No answer.")
                : await supplier.QueryAsync(reference, cancellation);

        public Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation) =>
            supplier.CancelAsync(reference, cancellation);

        public Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation) =>
            supplier.CatalogueAsync(cancellation);
    }
}
