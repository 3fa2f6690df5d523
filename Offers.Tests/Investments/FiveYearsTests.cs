using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Xunit.Abstractions;

namespace Offers.Tests.Investments;

/// <summary>
/// The whole life of an offer of many investors in five years: interest by its schedule and the principal, with the
/// process ended at random points. Every unit is accounted for, and the end is that of a life without interruptions.
/// </summary>
public sealed class FiveYearsTests(ITestOutputHelper output)
{
    private const int Years = 5;
    private const int AtOnce = 500;
    private static readonly BasisPoints _rate = new(825);

    private static CommandRequest Once => CommandRequest.Once(LiveBook.Admin);

    [Theory, OnSqlite, OnPostgres]
    public async Task Five_years_of_many_investors_end_alike_whether_interrupted_or_not(DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var began = TimeProvider.System.GetTimestamp();
        var interrupted = await LiveAsync(provider, seed, new Random(seed));
        output.WriteLine(
            $"{TestScale.Current.Investors} investors on {provider}, seed {seed}: "
            + $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:N1} s");
        var smooth = await LiveAsync(provider, seed, null);

        Assert.Equal(smooth, interrupted);
    }

    // Answers what every investor has at the end, in order.
    private static async Task<IReadOnlyList<long>> LiveAsync(DatabaseProvider provider, int seed, Random? interruptions)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offer = await book.OfferAsync("100000000.00", terms => terms with
        {
            AnnualRate = _rate, MaturityDate = today.AddYears(Years), InterestFrequency = InterestFrequency.Yearly,
        });
        var invested = await InvestAsync(book, offer, new Random(seed));
        await book.MoveAsync(offer, "close");
        (await book.MoneyDesk().SettleAsync(Once, offer)).Check();
        await FinishAsync(book, interruptions);
        (await book.MoneyDesk().PayoutAsync(Once, offer, new PoolBody(null, "The purchase"))).Check();

        var whole = new Money(invested.Sum(), Currency.Aed);
        var plan = PaymentSchedule.Of(new ScheduleTerms(
            whole, _rate, DayCount.Act365, InterestFrequency.Yearly, today, today.AddYears(Years)));
        foreach (var payment in plan)
        {
            clock.Advance(payment.Date.ToDateTime(TimeOnly.MinValue) - clock.GetUtcNow().UtcDateTime.Date);
            await book.PayInAsync(offer, payment.Amount.ToString());
            (payment.Kind == DistributionKind.Principal
                ? await book.Distributions().RepayAsync(Once, offer)
                : await book.Distributions().ProposeAsync(
                    Once, offer, new DistributionBody(payment.Kind, AmountText.Of(payment.Amount)))).Check();
            await FinishAsync(book, interruptions);
        }

        return await AssertEndAsync(book, offer, (invested, plan));
    }

    private static async Task<IReadOnlyList<long>> AssertEndAsync(
        LiveBook book, Id<InvestmentOffer> offer,
        (IReadOnlyList<long> Invested, IReadOnlyList<ScheduledPayment> Plan) expected)
    {
        Assert.Equal(OfferStatus.Repaid, (await book.OfferAsync(offer)).Status);
        Assert.Equal("0.00", await book.PoolAsync(offer));
        var wallets = await book.ReadAsync(db => db.Accounts
            .Where(x => x.Purpose == Purpose.Available && x.OwnerKind == OwnerKind.Person)
            .OrderBy(x => x.OwnerId).Select(x => x.BalanceMinor).ToListAsync());
        Assert.Equal(expected.Plan.Sum(x => x.Amount.Minor), wallets.Sum());
        Assert.All(wallets.Zip(expected.Invested), x => Assert.True(x.First > x.Second));
        await book.AssertBooksAsync();
        return wallets;
    }

    private static async Task<IReadOnlyList<long>> InvestAsync(
        LiveBook book, Id<InvestmentOffer> offer, Random random)
    {
        var amounts = Enumerable.Range(0, TestScale.Current.Investors)
            .Select(_ => random.NextInt64(100_00, 5_000_00)).ToList();
        foreach (var some in amounts.Index().Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(x => book.DepositAsync(1_000 + x.Index, x.Item)));
            await Task.WhenAll(some.Select(async x => (await book.InvestAsync(
                1_000 + x.Index, offer, new Money(x.Item, Currency.Aed).ToString())).Check()));
        }

        return amounts;
    }

    // Ends the process after a random number of parts, as often as chance wants, and goes on in a new one.
    private static async Task FinishAsync(LiveBook book, Random? interruptions)
    {
        while (interruptions?.Next(3) > 0)
        {
            var runs = new OfferRuns(book.Database, book.Writer);
            foreach (var run in await runs.UnfinishedAsync(BookId.Live))
            {
                for (var part = interruptions.Next(4); part > 0; part--)
                {
                    if (await runs.NextAsync(BookId.Live, run) is { } next) (await runs.PartAsync(next)).Check();
                }
            }

            await book.RestartAsync();
        }

        await book.FinishRunsAsync();
    }
}
