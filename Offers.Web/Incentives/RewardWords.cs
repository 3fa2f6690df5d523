using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives;

/// <summary>Says in plain words what terms promise and how a reward came about.</summary>
public static class RewardWords
{
    /// <summary>The whole promise, in sentences.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="currency">Their currency.</param>
    /// <param name="project">The name of the project.</param>
    public static string Sentence(IncentiveTerms terms, Currency currency, string project)
    {
        var parts = new List<string>
        {
            $"An agent of {project} earns {Reward(terms.Reward, currency)} once the sale is "
                + $"{Words.Plain(terms.TriggerStage.ToString())}.",
        };
        if (terms.Reward.TierMode == TierMode.WholeRange && terms.Reward.Kind == RewardKind.Tiers)
        {
            parts.Add("Reaching a step lifts all his homes to it, also those sold before.");
        }

        if (terms.MinUnits is > 1 and var least)
        {
            parts.Add(terms.CountsFrom == CountsFrom.FirstUnit
                ? $"He must sell {least}; then all of them are paid."
                : $"The first {least - 1} are not paid; it counts from number {least} on.");
        }

        if (terms.MaxUnits is { } most)
        {
            parts.Add($"It stops at {Count(most)} over all agents.");
        }

        parts.AddRange(Extras(terms.Reward, currency));
        return string.Join(' ', parts);
    }

    /// <summary>What a sale earns, as a part of a sentence.</summary>
    public static string Reward(RewardRule rule, Currency currency) => rule.Kind switch
    {
        RewardKind.FixedPerDeal => $"{Money(rule.Amount, currency)} for each sale",
        RewardKind.FixedPerUnit => $"{Money(rule.Amount, currency)} for each home",
        RewardKind.PercentOfPrice => $"{new BasisPoints(rule.RateBps ?? 0)} of the price"
            + (rule.MostPerSale is { } most ? $", at most {Money(most, currency)} a sale" : ""),
        _ => Ladder(rule, currency),
    };

    /// <summary>The reward in a few signs, for cards.</summary>
    public static string Short(RewardRule rule, Currency currency) => rule.Kind switch
    {
        RewardKind.PercentOfPrice => $"{new BasisPoints(rule.RateBps ?? 0)}",
        RewardKind.Tiers => $"up to {Step(rule.Tiers[^1], currency)}",
        _ => Money(rule.Amount, currency),
    };

    /// <summary>One step of a calculation.</summary>
    public static string Of(RewardStep step, Currency currency) => step.Kind switch
    {
        RewardStepKind.Deal => "For the sale",
        RewardStepKind.Units => $"{Count(step.Units ?? 1)} × {Money(step.Amount, currency)}",
        RewardStepKind.Price => $"{new BasisPoints(step.RateBps ?? 0)} of the price",
        RewardStepKind.Tier when step.Amount is { } amount =>
            $"{Count(step.Units ?? 1)} × {Money(amount, currency)}, the step from number {step.From}",
        RewardStepKind.Tier =>
            $"{new BasisPoints(step.RateBps ?? 0)} of the price, the step from number {step.From}",
        RewardStepKind.Factor => $"× {Factor(step.RateBps ?? 0)}, since it was booked on a special day",
        RewardStepKind.Most => "The most that a sale earns",
        RewardStepKind.Referral => $"plus {Money(step.Amount, currency)} after a referral",
        _ => $"{new BasisPoints(step.RateBps ?? 0)} of it is the agent's share",
    };

    /// <summary>For example <c>3 homes</c>.</summary>
    public static string Count(int homes) => homes == 1 ? "1 home" : $"{homes:N0} homes";

    /// <summary>A worked example of an agent who sells some homes at one price.</summary>
    public static string Example(IncentiveTerms terms, Money price, int homes)
    {
        var sale = new CountedSale(terms.Reward, price, DateOnly.MinValue);
        var rewards = Rewards.Price([.. Enumerable.Repeat(sale, homes)]);
        var total = rewards.Aggregate(
            Domain.Ledger.Money.Zero(price.Currency), (sum, reward) => sum + reward.Amount);
        var groups = rewards.GroupBy(x => x.Amount)
            .Select(x => $"{x.Count():N0} × {MoneyText.Plain(x.Key)}");
        return $"An agent sells {Count(homes)} at {MoneyText.Plain(price)}: {string.Join(" + ", groups)} = "
            + $"{MoneyText.Plain(total)}.";
    }

    private static string Ladder(RewardRule rule, Currency currency)
    {
        var parts = new List<string>();
        foreach (var (tier, next) in rule.Tiers.Zip(rule.Tiers.Skip(1).Append(null)))
        {
            var step = Step(tier, currency);
            parts.Add(next is null
                ? parts.Count == 0 ? $"{step} for each home" : $"{step} for each one after"
                : parts.Count == 0
                    ? next.From == 2 ? $"{step} for the first home"
                        : $"{step} for each of the first {Count(next.From - 1)}"
                    : next.From - tier.From == 1 ? $"{step} for the next"
                        : $"{step} for each of the next {next.From - tier.From}");
        }

        return parts.Count < 2 ? parts[0] : string.Join(", ", parts[..^1]) + " and " + parts[^1];
    }

    private static string Step(RewardTier tier, Currency currency) => tier.Amount is { } amount
        ? Money(amount, currency)
        : $"{new BasisPoints(tier.RateBps ?? 0)} of the price";

    private static IEnumerable<string> Extras(RewardRule rule, Currency currency)
    {
        foreach (var more in rule.Multipliers)
        {
            var days = more.Weekdays is { Count: > 0 } weekdays
                ? "on " + string.Join(", ", weekdays.Select(day => day + "s"))
                : "on every day";
            var from = more.From is { } first ? $" from {TimeText.Of(first)}" : "";
            var until = more.Until is { } end ? $" until {TimeText.Of(end.AddDays(-1))}" : "";
            yield return $"Booked {days}{from}{until}, it is multiplied by {Factor(more.FactorBps)}.";
        }

        if (rule.Referral is { } extra)
        {
            yield return $"{Money(extra.Amount, currency)} more where he referred somebody to the project in the "
                + $"{extra.WithinDays} days before.";
        }

        if (rule.Vesting.Count > 0)
        {
            yield return "It is paid " + string.Join(" and ", rule.Vesting.Select(x =>
                $"{new BasisPoints(x.ShareBps)} when {Words.Plain(x.Stage.ToString())}")) + ".";
        }
    }

    private static string Factor(int bps) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{bps / 10_000}.{bps % 10_000 / 100:00}");

    private static string Money(AmountText? amount, Currency currency) =>
        amount is { Text: not null } text ? MoneyText.Plain(text.In(currency)) : MoneyText.Plain(
            Domain.Ledger.Money.Zero(currency));
}
