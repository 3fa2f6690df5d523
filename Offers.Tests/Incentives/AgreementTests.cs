using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives;

/// <summary>What agents and builders are told beforehand is what the same sales then earn; what is owed back is taken
/// by its share.</summary>
public sealed class AgreementTests
{
    private const int Rounds = 4;

    [Theory, OnSqlite, OnPostgres]
    public async Task What_if_and_back_test_equal_the_claims_that_the_same_sales_make(DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            await using var book = await OpenAsync(provider);
            await book.FundAsync("90000000.00");
            var rule = RuleOf(random);
            var made = await book.PublishAsync("100000.00", x => x with
            {
                Reward = rule, Budget = new AmountText("50000000.00"),
                MinUnitsToSell = random.Next(2) == 0 ? null : 2, MaxUnits = random.Next(2) == 0 ? null : 5,
            });
            if (rule.Referral is not null)
            {
                await ReferAsync(book, 3);
            }

            await book.SellAsync(4);
            var homes = random.Next(1, 5);
            var estimate = await new EstimateQueries(book.Book.Database, book.Clock).OfAgentAsync(
                BookId.Live, LiveBook.PersonOf(3), made.Id,
                new EstimateBody(Price: new AmountText("5000000.00"), Units: homes));
            for (var i = 0; i < homes; i++)
            {
                await book.SellAsync(3);
            }

            var claims = await book.ClaimsAsync();
            var mine = claims.Where(x => x.Agent == LiveBook.PersonOf(3)).Sum(x => x.Amount.Minor);
            Assert.True(
                mine == estimate.Amount.Minor, $"Seed {seed}: {mine}, {estimate.Amount.Minor}, {rule.ToText()}");
            var backtest = await new BacktestQueries(book.Book.Database, book.Clock).BacktestAsync(
                book.Scope, made.Id);
            var all = claims.Sum(x => x.Amount.Minor);
            Assert.True(all == backtest.Cost.Minor, $"Seed {seed}: {all}, {backtest.Cost.Minor}, {rule.ToText()}");
            Assert.Equal(backtest.Cost.Minor, backtest.Months.Sum(x => x.Cost.Minor));
            await book.AssertBooksAsync();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_referral_shortly_before_adds_its_extra_and_an_old_one_does_not(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("10000.00");
        await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("5000.00"), Reward = new RewardRule
            {
                Kind = RewardKind.FixedPerUnit, Amount = new AmountText("100.00"),
                Referral = new ReferralExtra(10, new AmountText("25.00")),
            },
        });
        await ReferAsync(book, 3);
        await book.SellAsync(3);
        await book.SellAsync(4);
        book.Clock.Advance(TimeSpan.FromDays(10));
        await book.SellAsync(3);
        book.Clock.Advance(TimeSpan.FromDays(1));
        await book.SellAsync(3);

        Assert.Equal(
            ["125.00", "100.00", "125.00", "100.00"], (await book.ClaimsAsync()).Select(x => x.Amount.ToString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_each_payment_no_more_is_taken_than_the_share_until_all_is_back(DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            await using var book = await OpenAsync(provider);
            await book.FundAsync("100000.00");
            var (share, each) = (random.Next(1, 10_000), new Money(random.Next(1, 100_000), Currency.Inr));
            await book.PublishAsync(each.ToString(), x => x with
            {
                Budget = new AmountText("50000.00"), RecoveryShareBps = share,
            });
            var fell = await book.SellAsync(3);
            await book.ApproveAllAsync();
            await book.MoveAsync(fell, "cancel");

            var (wallet, owed) = (each.Minor, each.Minor);
            for (var sale = 0; sale < 6; sale++)
            {
                await book.SellAsync(3);
                await book.ApproveAllAsync();
                var taken = Math.Min(owed, new BasisPoints(share).Of(each).Minor);
                (wallet, owed) = (wallet + each.Minor - taken, owed - taken);
                Assert.Equal(
                    (seed, new Money(wallet, Currency.Inr).ToString()), (seed, await book.WalletAsync(3)));
            }

            var recovery = await book.Book.ReadAsync(db => db.Recoveries.SingleAsync());
            Assert.Equal((seed, owed), (seed, recovery.Open.Minor));
            await book.AssertBooksAsync();
        }
    }

    private static Task ReferAsync(IncentiveBook book, int agent) => AddAsync(book.Book,
    [
        new Referral(
            book.Project, LiveBook.PersonOf(agent), ContactHash.Of("friend@offers.example")!,
            DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime)),
    ]);

    private static RewardRule RuleOf(Random random)
    {
        AmountText Some() => AmountText.Of(new Money(random.Next(1, 10_000_000), Currency.Inr));
        var rule = random.Next(3) switch
        {
            0 => new RewardRule { Kind = RewardKind.FixedPerUnit, Amount = Some() },
            1 => new RewardRule { Kind = RewardKind.PercentOfPrice, RateBps = random.Next(1, 200) },
            _ => new RewardRule
            {
                Kind = RewardKind.Tiers, TierMode = random.Next(2) == 0 ? TierMode.Marginal : TierMode.WholeRange,
                Tiers = [new RewardTier(1, Some()), new RewardTier(3, Some())],
            },
        };
        return random.Next(2) == 0 ? rule : rule with { Referral = new ReferralExtra(30, Some()) };
    }
}
