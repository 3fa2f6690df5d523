using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives;

/// <summary>What is too large, or has not happened yet, is refused and not a fault of the server.</summary>
public sealed class LimitTests
{
    private const string Largest = "1000000000000.00";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sale_is_not_entered_at_a_stage_that_is_to_come(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var later = book.Clock.GetUtcNow().AddMinutes(1);
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => book.SellAsync(3, SaleStage.Paid, x => x with { StageAt = later }));

        Assert.Equal(
            ("validation_failed", "A stage is reached today or earlier."), (refusal.Code.Code, refusal.Detail));
        Assert.Equal(0, await book.Book.CountAsync<Sale>());
        await book.SellAsync(3, SaleStage.Paid, x => x with { StageAt = book.Clock.GetUtcNow() });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Shares_that_no_number_holds_are_refused(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => book.SellAsync(3, with: x => x with
        {
            Agents =
            [
                new SaleAgentBody(LiveBook.PersonOf(3), ShareBps: int.MaxValue),
                new SaleAgentBody(LiveBook.PersonOf(4), ShareBps: int.MaxValue),
            ],
        }));

        Assert.Equal("shares_invalid", refusal.Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_incentive_whose_usual_budget_no_amount_holds_is_not_even_a_draft(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => book.PublishAsync(
            Largest, x => x with { MaxUnits = IncentiveTerms.MaxLimit, Publish = false }));

        Assert.Equal("validation_failed", refusal.Code.Code);
        Assert.Equal(0, await book.Book.CountAsync<Incentive>());
    }

    [Theory]
    [InlineData(Largest, 1, null)]
    [InlineData("10000000.00", 100_000, null)]
    [InlineData("10000000.01", 100_000, "incentiveAmount")]
    [InlineData(Largest, 2, "incentiveAmount")]
    public void The_amount_for_all_units_is_one_that_can_be_named(string amount, int units, string? field) =>
        Assert.Equal(field, FaultOf(new IncentiveTerms
        {
            IncentiveAmount = new AmountText(amount), MaxUnits = units, Reward = Fixed(amount),
        }));

    [Fact]
    public void A_rule_that_earns_more_than_money_can_count_is_refused()
    {
        var terms = new IncentiveTerms { MaxUnits = 10_000, Reward = Fixed(Largest) };
        Assert.Null(FaultOf(terms));
        Assert.Equal("reward", FaultOf(terms with
        {
            Reward = terms.Reward with { Multipliers = [new RewardMultiplier(100_000)] },
        }));
        Assert.Null(FaultOf(terms with
        {
            Reward = terms.Reward with
            {
                Multipliers = [new RewardMultiplier(100_000)], MostPerSale = new AmountText("100.00"),
            },
        }));
        Assert.Equal("reward", FaultOf(terms with
        {
            MaxUnits = IncentiveTerms.MaxLimit, Reward = new RewardRule
            {
                Kind = RewardKind.Tiers,
                Tiers = [new RewardTier(1, new AmountText("1.00")), new RewardTier(2, new AmountText(Largest))],
            },
        }));
    }

    [Fact]
    public void The_most_of_a_share_of_huge_prices_is_left_out()
    {
        var rule = new RewardRule
        {
            Kind = RewardKind.PercentOfPrice, RateBps = 10_000, Multipliers = [new RewardMultiplier(100_000)],
        };
        Assert.Null(RewardSums.Most(rule, 10_000, Inr(Largest)));
        Assert.Equal(Inr("100.00"), RewardSums.Most(rule, 10, Inr("1.00")));
    }

    private static RewardRule Fixed(string amount) =>
        new() { Kind = RewardKind.FixedPerUnit, Amount = new AmountText(amount) };

    private static string? FaultOf(IncentiveTerms terms)
    {
        try
        {
            terms.Check(Currency.Inr);
            return null;
        }
        catch (Refusal refusal)
        {
            return Assert.Single(((IReadOnlyDictionary<string, string[]>)refusal.Facts["errors"]!).Keys);
        }
    }
}
