using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Ledger;

/// <summary>Many callers for what there is too little of, through one writer and through two on one database.</summary>
public sealed class CapRaceTests
{
    private static readonly int _callers = TestScale.Current.RaceCallers;

    [Theory, OnSqlite, OnPostgres]
    public async Task Callers_at_once_take_exactly_the_cap(DatabaseProvider provider)
    {
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var random = new Random(round);
            var amounts = Enumerable.Range(0, _callers).Select(_ => random.NextInt64(1, 100_00)).ToList();
            var cap = amounts.Sum() * 2 / 3;
            await using var book = await FundedAsync(provider, amounts);
            var offer = await book.PublishAsync("RACE", cap);
            var outcomes = await RaceAsync(book, round, person => (offer, amounts[person]));
            Assert.Equal(cap, outcomes.Sum(Accepted));
            Assert.All(outcomes, x => Assert.True(x.IsDone || x.Code == "offer_full", $"round {round}: {x} {x.Error}"));
            Assert.Equal(cap, await book.ReadAsync(db => db.OfferTotals.Select(x => x.CommittedMinor).SingleAsync()));
            await BookCheck.AssertAsync(book.Database);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_or_nothing_leaves_less_than_anybody_was_refused(DatabaseProvider provider)
    {
        var random = new Random(1);
        var amounts = Enumerable.Range(0, _callers).Select(_ => random.NextInt64(1, 100_00)).ToList();
        var terms = new OfferTerms
        {
            MaxAmount = new Money(amounts.Sum() / 2, Currency.Aed), FillPolicy = FillPolicy.AllOrNothing,
        };
        await using var book = await FundedAsync(provider, amounts);
        var offer = await book.PublishAsync("WHOLE", terms);
        var outcomes = await RaceAsync(book, 1, person => (offer, amounts[person]));
        var left = terms.MaxAmount.Minor - outcomes.Sum(Accepted);
        Assert.All(outcomes.Zip(amounts), x => Assert.Equal(x.First.IsDone ? x.Second : 0, Accepted(x.First)));
        Assert.All(outcomes.Zip(amounts).Where(x => !x.First.IsDone), x => Assert.True(x.Second > left));
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_unit_has_one_taker(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider, Enumerable.Repeat(100L, _callers));
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var offer = await book.PublishAsync($"LAST-{round}", 1);
            var outcomes = await RaceAsync(book, round, _ => (offer, 1));
            Assert.Single(outcomes, x => x.IsDone);
            Assert.Equal(_callers - 1, outcomes.Count(x => x.Code == "offer_full"));
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_wallet_in_two_offers_spends_what_it_has_once(DatabaseProvider provider)
    {
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            await using var book = await OpenAsync(provider);
            await book.DepositAsync(0, 1_000_00);
            var first = await book.PublishAsync("FIRST", 2_000_00);
            var second = await book.PublishAsync("SECOND", 2_000_00);
            var outcomes = await RaceAsync(book, round, n => (n % 2 == 0 ? first : second, 90_00 + n), one: true);
            var available = await book.ReadAsync(db => db.Accounts
                .Where(x => x.Purpose == Purpose.Available).Select(x => x.BalanceMinor).SingleAsync());
            Assert.Equal(1_000_00, available + outcomes.Sum(Accepted));
            Assert.True(available < 90_00, $"round {round}: {available} was left although more was asked for");
            Assert.All(outcomes, x => Assert.True(x.IsDone || x.Code == "insufficient_balance", $"{x} {x.Error}"));
            await BookCheck.AssertAsync(book.Database);
        }
    }

    // A clock that stands still keeps a slow machine from refusing those who wait long.
    private static Task<LiveBook> OpenAsync(DatabaseProvider provider) => LiveBook.OpenAsync(provider, new FakeClock());

    private static async Task<LiveBook> FundedAsync(DatabaseProvider provider, IEnumerable<long> amounts)
    {
        var book = await OpenAsync(provider);
        await Task.WhenAll(amounts.Select((minor, person) => book.DepositAsync(person, minor)));
        return book;
    }

    // Every second round goes through two writers, which know of each other only what the database tells them.
    private static async Task<Outcome[]> RaceAsync(
        LiveBook book, int round, Func<int, (Id<InvestmentOffer> Offer, long Minor)> bids, bool one = false)
    {
        await using var other = round % 2 == 1 ? book.NewWriter() : null;
        using var start = new SemaphoreSlim(0);
        var tasks = Enumerable.Range(0, _callers).Select(n => Task.Run(async () =>
        {
            await start.WaitAsync();
            var (offer, minor) = bids(n);
            var person = one ? 0 : n;
            var writer = n % 2 == 0 ? book.Writer : other ?? book.Writer;
            return await Outcome.OfAsync(() => writer.SubmitAsync(
                LiveBook.InvestOf(offer, person, minor), LiveBook.From(person, $"race-{round}-caller-{n}-of-all")));
        })).ToList();
        start.Release(_callers);
        return await Task.WhenAll(tasks);
    }

    private static long Accepted(Outcome outcome) => outcome.IsDone
        ? outcome.Answer!.Read<InvestAnswer>().AcceptedAmount.In(Currency.Aed).Minor
        : 0;
}
