using System.Numerics;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Incentives;

/// <summary>The calculation of rewards against a slow one that was written without it, unit by unit.</summary>
public sealed class RewardsTests
{
    private static readonly DateOnly _monday = new(2026, 3, 2);

    [Fact]
    public void Random_sales_under_random_rules_earn_what_the_slow_model_says()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var cases = TestScale.Current.RewardCases; cases > 0;)
        {
            var rule = RandomRule(random);
            rule.Check(Currency.Inr, SaleStage.Signed);
            var sales = Enumerable.Range(0, random.Next(1, 12)).Select(_ => RandomSale(random, rule)).ToList();
            var rewards = RewardSums.Price(sales);
            var expected = SlowModel(rule, sales);
            cases -= sales.Count;
            for (var i = 0; i < sales.Count; i++)
            {
                Assert.True(
                    expected[i] == rewards[i].Amount.Minor, $"Seed {seed}, sale {i}: {expected[i]}, not "
                    + $"{rewards[i].Amount.Minor} by {rule.ToText()}.");
                var parts = RewardSums.Vest(rule, SaleStage.Signed, rewards[i].Amount);
                Assert.Equal(rewards[i].Amount.Minor, parts.Sum(x => x.Amount.Minor));
            }
        }
    }

    [Fact]
    public void Lists_that_are_not_there_or_hold_nothing_are_refused()
    {
        var rule = new RewardRule { Amount = new AmountText("1.00") };
        foreach (var wrong in (RewardRule[])[
            rule with { Tiers = null! }, rule with { Tiers = [null!] }, rule with { Multipliers = null! },
            rule with { Multipliers = [null!] }, rule with { Vesting = null! }, rule with { Vesting = [null!] }])
        {
            Assert.Equal("reward_invalid", Assert.Throws<Refusal>(
                () => wrong.Check(Currency.Inr, SaleStage.Paid)).Code.Code);
        }
    }

    [Theory]
    [InlineData(TierMode.Marginal, 5, "500.00")]
    [InlineData(TierMode.Marginal, 6, "700.00")]
    [InlineData(TierMode.Marginal, 10, "1500.00")]
    [InlineData(TierMode.Marginal, 11, "1800.00")]
    [InlineData(TierMode.WholeRange, 5, "500.00")]
    [InlineData(TierMode.WholeRange, 6, "1200.00")]
    [InlineData(TierMode.WholeRange, 10, "2000.00")]
    [InlineData(TierMode.WholeRange, 11, "3300.00")]
    public void Tiers_change_at_their_borders(TierMode mode, int units, string expected)
    {
        var rule = new RewardRule
        {
            Kind = RewardKind.Tiers, TierMode = mode,
            Tiers =
            [
                new RewardTier(1, new AmountText("100.00")), new RewardTier(6, new AmountText("200.00")),
                new RewardTier(11, new AmountText("300.00")),
            ],
        };
        var sale = new CountedSale(rule, IncentiveBook.Inr("1000.00"), _monday);

        Assert.Equal(expected, Sum(RewardSums.Price([.. Enumerable.Repeat(sale, units)])));
        Assert.Equal(expected, Sum(RewardSums.Price([sale with { Units = units }])));
    }

    [Fact]
    public void The_order_of_sales_changes_nothing_where_the_whole_range_or_one_rate_counts()
    {
        var random = new Random(7);
        for (var round = 0; round < 1_000; round++)
        {
            var rule = RandomRule(random);
            if (rule is { Kind: RewardKind.Tiers, TierMode: TierMode.Marginal })
            {
                continue;
            }

            var sales = Enumerable.Range(0, 6).Select(_ => RandomSale(random, rule)).ToArray();
            var before = Sum(RewardSums.Price(sales));
            random.Shuffle(sales);
            Assert.Equal(before, Sum(RewardSums.Price(sales)));
        }
    }

    [Theory]
    [InlineData("{\"kind\":\"percent_of_price\"}", "reward.rateBps")]
    [InlineData("{\"kind\":\"percent_of_price\",\"rateBps\":10001}", "reward.rateBps")]
    [InlineData("{\"kind\":\"fixed_per_unit\"}", "reward.amount")]
    [InlineData("{\"kind\":\"tiers\"}", "reward.tiers")]
    [InlineData("{\"kind\":\"tiers\",\"tiers\":[{\"from\":2,\"amount\":\"1.00\"}]}", "reward.tiers")]
    [InlineData("{\"kind\":\"tiers\",\"tiers\":[{\"from\":1,\"amount\":\"1.00\"},{\"from\":2,\"rateBps\":5}]}",
        "reward.tiers")]
    [InlineData("{\"amount\":\"1.00\",\"vesting\":[{\"stage\":\"signed\",\"shareBps\":4000},"
        + "{\"stage\":\"paid\",\"shareBps\":5000}]}", "reward.vesting")]
    [InlineData("{\"amount\":\"1.00\",\"vesting\":[{\"stage\":\"paid\",\"shareBps\":10000}]}", "reward.vesting")]
    [InlineData("{\"amount\":\"1.00\",\"multipliers\":[{\"factorBps\":0}]}", "reward.multipliers")]
    [InlineData("{\"amount\":\"1.00\",\"referral\":{\"withinDays\":0,\"amount\":\"1.00\"}}", "reward.referral")]
    public void Rules_that_cannot_be_carried_out_are_refused_and_say_why(string rule, string field)
    {
        var refusal = Assert.Throws<Refusal>(() => RewardRule.Parse(rule).Check(Currency.Inr, SaleStage.Signed));

        Assert.Equal("reward_invalid", refusal.Code.Code);
        Assert.Contains(field, ((IReadOnlyDictionary<string, string[]>)refusal.Facts["errors"]!).Keys);
    }

    private static string Sum(IReadOnlyList<SaleReward> rewards) =>
        new Money(rewards.Sum(x => x.Amount.Minor), Currency.Inr).ToString();

    private static AmountText Some(Random random, int most) =>
        AmountText.Of(new Money(random.Next(1, most), Currency.Inr));

    private static RewardRule RandomRule(Random random)
    {
        var kind = (RewardKind)random.Next(4);
        var isRate = random.Next(2) == 0;
        var from = 1;
        return new RewardRule
        {
            Kind = kind,
            Amount = kind is RewardKind.FixedPerDeal or RewardKind.FixedPerUnit ? Some(random, 1_000_000) : null,
            RateBps = kind == RewardKind.PercentOfPrice ? random.Next(1, 10_001) : null,
            TierMode = (TierMode)random.Next(2),
            Tiers = kind != RewardKind.Tiers ? [] : [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            {
                var tier = isRate
                    ? new RewardTier(from, RateBps: random.Next(1, 10_001))
                    : new RewardTier(from, Some(random, 1_000_000));
                from += random.Next(1, 5);
                return tier;
            })],
            Multipliers = random.Next(3) > 0 ? [] :
            [
                new RewardMultiplier(random.Next(1, 30_000), [DayOfWeek.Saturday, DayOfWeek.Sunday]),
                new RewardMultiplier(random.Next(1, 30_000), null, _monday.AddDays(3), _monday.AddDays(9)),
            ],
            MostPerSale = random.Next(4) == 0 ? Some(random, 3_000_000) : null,
            Referral = random.Next(4) == 0 ? new ReferralExtra(30, Some(random, 100_000)) : null,
            Vesting = random.Next(3) > 0 ? [] :
                [new VestingPart(SaleStage.Signed, 3_333), new VestingPart(SaleStage.Paid, 6_667)],
        };
    }

    private static CountedSale RandomSale(Random random, RewardRule rule)
    {
        var agents = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Id<IPerson>.New()).ToList();
        var first = agents.Count == 1 ? 10_000 : random.Next(1, 9_998);
        int[] shares = agents.Count switch
        {
            1 => [10_000], 2 => [first, 10_000 - first], _ => [first, 1, 9_999 - first],
        };
        return new CountedSale(rule, new Money(random.NextInt64(0, 50_000_000_00), Currency.Inr),
            _monday.AddDays(random.Next(14)))
        {
            Units = random.Next(1, 4), FollowsReferral = random.Next(2) == 0,
            Agent = agents[random.Next(agents.Count)],
            Shares = [.. agents.Zip(shares, (agent, share) => (agent, new BasisPoints(share)))],
        };
    }

    // Works with one common denominator for everything, and looks at each unit by itself.
    private static List<long> SlowModel(RewardRule rule, List<CountedSale> sales)
    {
        var all = sales.Sum(x => x.Units);
        var place = 0;
        var amounts = new List<long>();
        foreach (var sale in sales)
        {
            var scale = new BigInteger(sale.Units) * 10_000 * 10_000;
            BigInteger sum = 0;
            for (var unit = 0; unit < sale.Units; unit++)
            {
                place++;
                var tier = rule.Kind == RewardKind.Tiers
                    ? rule.Tiers.Last(x => x.From <= (rule.TierMode == TierMode.Marginal ? place : all)) : null;
                var rate = rule.Kind == RewardKind.PercentOfPrice ? rule.RateBps : tier?.RateBps;
                var amount = tier?.Amount ?? (rule.Kind == RewardKind.FixedPerDeal && unit > 0 ? null : rule.Amount);
                sum += rate is { } bps ? new BigInteger(sale.Price.Minor) * bps * 10_000 : 0;
                sum += rate is null && amount is { } money ? money.In(Currency.Inr).Minor * scale : 0;
            }

            var factors = rule.Multipliers.Where(x =>
                    (x.Weekdays is null || x.Weekdays.Contains(sale.BookedOn.DayOfWeek))
                    && (x.From is null || sale.BookedOn >= x.From) && (x.Until is null || sale.BookedOn < x.Until))
                .Select(x => x.FactorBps).ToList();
            sum = sum * (factors.Count > 0 ? factors.Max() : 10_000) / 1;
            scale *= 10_000;
            var most = rule.MostPerSale is { } limit ? limit.In(Currency.Inr).Minor * scale : sum;
            sum = BigInteger.Min(sum, most);
            sum += sale.FollowsReferral && rule.Referral is { } extra
                ? extra.Amount.In(Currency.Inr).Minor * scale : 0;
            amounts.Add(ShareOf(sale, HalfEven(sum, scale)));
        }

        return amounts;
    }

    private static long HalfEven(BigInteger over, BigInteger under)
    {
        var whole = BigInteger.DivRem(over, under, out var rest);
        var twice = rest * 2;
        return (long)(twice > under || (twice == under && !whole.IsEven) ? whole + 1 : whole);
    }

    // Largest remainders, ties to the smaller id: units are given one by one to whoever is furthest below his share.
    private static long ShareOf(CountedSale sale, long whole)
    {
        var parts = sale.Shares.ToDictionary(x => x.Agent, x => (long)((BigInteger)whole * x.Share.Value / 10_000));
        var rests = sale.Shares.OrderByDescending(x => (BigInteger)whole * x.Share.Value % 10_000)
            .ThenBy(x => x.Agent.Value).ToList();
        var left = whole - parts.Values.Sum();
        for (var i = 0; i < left; i++)
        {
            parts[rests[i].Agent]++;
        }

        return parts[sale.Agent];
    }
}
