using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Web.Incentives;

namespace Offers.Tests.Incentives;

/// <summary>Sentence and example say what claims are priced by.</summary>
public sealed class RewardWordsTests
{
    private static readonly RewardRule _fixed = new() { Amount = new AmountText("100.00") };

    [Theory]
    [InlineData(CountsFrom.ThresholdUnit, 3, null, "2 × INR 0.00 + 3 × INR 100.00 = INR 300.00.")]
    [InlineData(CountsFrom.ThresholdUnit, 3, 2, "3 × INR 0.00 + 2 × INR 100.00 = INR 200.00.")]
    [InlineData(CountsFrom.FirstUnit, 3, null, "5 × INR 100.00 = INR 500.00.")]
    [InlineData(CountsFrom.FirstUnit, 6, null, "5 × INR 0.00 = INR 0.00.")]
    [InlineData(CountsFrom.FirstUnit, null, 4, "4 × INR 100.00 + 1 × INR 0.00 = INR 400.00.")]
    public void The_example_keeps_to_least_and_most_and_to_common_days(
        CountsFrom from, int? least, int? most, string sum)
    {
        var terms = new IncentiveTerms
        {
            Reward = _fixed with { Multipliers = [new RewardMultiplier(20_000, [DayOfWeek.Monday])] },
            MinUnits = least, CountsFrom = from, MaxUnits = most,
        };
        Assert.Equal(
            "An agent sells 5 homes at INR 1,000.00: " + sum,
            Plain(RewardWords.Example(terms, IncentiveBook.Inr("1000.00"), 5)));
    }

    [Fact]
    public void The_most_of_a_sale_is_said_of_every_kind()
    {
        var capped = _fixed with { MostPerSale = new AmountText("90.00") };
        Assert.Equal(
            "INR 100.00 for each home, at most INR 90.00 a sale", Plain(RewardWords.Reward(capped, Currency.Inr)));
        var share = capped with { Kind = RewardKind.PercentOfPrice, RateBps = 150 };
        Assert.EndsWith(
            "of the price, at most INR 90.00 a sale", Plain(RewardWords.Reward(share, Currency.Inr)),
            StringComparison.Ordinal);
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
