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
            T("An agent of {0} earns {1} {2}.", project, Reward(terms.Reward, currency), Once(terms.TriggerStage)),
        };
        if (terms.Reward.TierMode == TierMode.WholeRange && terms.Reward.Kind == RewardKind.Tiers)
        {
            parts.Add(T("Reaching a step lifts all his homes to it, also those sold before."));
        }

        if (terms.MinUnits is > 1 and var least)
        {
            parts.Add(terms.CountsFrom == CountsFrom.FirstUnit
                ? T("He must sell {0}; then all of them are paid.", least)
                : T("The first {0} are not paid; it counts from number {1} on.", least - 1, least));
        }

        if (terms.MaxUnits is { } most)
        {
            parts.Add(N(most, "It stops at {0} home over all agents.", "It stops at {0} homes over all agents."));
        }

        parts.AddRange(Extras(terms.Reward, currency));
        return string.Join(' ', parts);
    }

    /// <summary>What a sale earns, as a part of a sentence.</summary>
    public static string Reward(RewardRule rule, Currency currency) => rule switch
    {
        { Kind: RewardKind.PercentOfPrice, MostPerSale: { } most } =>
            T("{0} of the price, at most {1} a sale", Share(rule.RateBps), Money(most, currency)),
        { MostPerSale: { } most } => T("{0}, at most {1} a sale", Uncapped(rule, currency), Money(most, currency)),
        _ => Uncapped(rule, currency),
    };

    /// <summary>The reward in a few signs, for cards.</summary>
    public static string Short(RewardRule rule, Currency currency) => rule.Kind switch
    {
        RewardKind.PercentOfPrice => Share(rule.RateBps),
        RewardKind.Tiers => T("up to {0}", Step(rule.Tiers[^1], currency)),
        _ => Money(rule.Amount, currency),
    };

    /// <summary>One step of a calculation.</summary>
    public static string Of(RewardStep step, Currency currency) => step.Kind switch
    {
        RewardStepKind.Deal => T("For the sale"),
        RewardStepKind.Units => $"{Count(step.Units ?? 1)} × {Money(step.Amount, currency)}",
        RewardStepKind.Price => T("{0} of the price", Share(step.RateBps)),
        RewardStepKind.Tier when step.Amount is { } amount => T(
            "{0} × {1}, the step from number {2}", Count(step.Units ?? 1), Money(amount, currency), step.From),
        RewardStepKind.Tier => T("{0} of the price, the step from number {1}", Share(step.RateBps), step.From),
        RewardStepKind.Factor => T("× {0}, since it was booked on a special day", Factor(step.RateBps ?? 0)),
        RewardStepKind.Most => T("The most that a sale earns"),
        RewardStepKind.Referral => T("plus {0} after a referral", Money(step.Amount, currency)),
        _ => T("{0} of it is the agent's share", Share(step.RateBps)),
    };

    /// <summary>For example <c>3 homes</c>.</summary>
    public static string Count(int homes) => N(homes, "{0} home", "{0} homes");

    /// <summary>When something is earned, inside a sentence: <c>once the sale is booked</c>.</summary>
    public static string Once(SaleStage stage) => stage switch
    {
        SaleStage.Booked => T("once the sale is booked"),
        SaleStage.Signed => T("once the sale is signed"),
        SaleStage.Paid => T("once the sale is paid"),
        SaleStage.Registered => T("once the sale is registered"),
        _ => T("once the sale is cancelled"),
    };

    /// <summary>When a part is paid: <c>When booked</c>.</summary>
    public static string When(SaleStage stage) => stage switch
    {
        SaleStage.Booked => T("When booked"),
        SaleStage.Signed => T("When signed"),
        SaleStage.Paid => T("When paid"),
        SaleStage.Registered => T("When registered"),
        _ => T("When cancelled"),
    };

    /// <summary>A worked example of an agent who sells some homes at one price, as claims are priced.</summary>
    public static string Example(IncentiveTerms terms, Money price, int homes)
    {
        // On a day like others, and with all places free.
        var plain = terms with { Reward = terms.Reward with { Multipliers = [] } };
        var sales = Enumerable.Range(0, homes).Select(place => new AwardSale(
            Id<Sale>.New(), plain, price, DateOnly.MinValue, DateTimeOffset.UnixEpoch.AddDays(place))).ToList();
        var counting = Awards.Counting(sales).Take(terms.MaxUnits ?? homes).ToList();
        var earned = counting.Zip(Awards.Price(counting)).ToDictionary(x => x.First.Sale, x => x.Second.Amount);
        var zero = Domain.Ledger.Money.Zero(price.Currency);
        var rewards = sales.ConvertAll(sale => earned.GetValueOrDefault(sale.Sale, zero));
        var total = rewards.Aggregate(zero, (sum, reward) => sum + reward);
        var groups = rewards.GroupBy(x => x).Select(x => $"{x.Count():N0} × {MoneyText.Plain(x.Key)}");
        return T(
            "{0} at {1}: {2} = {3}.", N(homes, "An agent sells {0} home", "An agent sells {0} homes"),
            MoneyText.Plain(price), string.Join(" + ", groups), MoneyText.Plain(total));
    }

    private static string Uncapped(RewardRule rule, Currency currency) => rule.Kind switch
    {
        RewardKind.FixedPerDeal => T("{0} for each sale", Money(rule.Amount, currency)),
        RewardKind.FixedPerUnit => T("{0} for each home", Money(rule.Amount, currency)),
        RewardKind.PercentOfPrice => T("{0} of the price", Share(rule.RateBps)),
        _ => Ladder(rule, currency),
    };

    private static string Ladder(RewardRule rule, Currency currency)
    {
        var parts = new List<string>();
        foreach (var (tier, next) in rule.Tiers.Zip(rule.Tiers.Skip(1).Append(null)))
        {
            var step = Step(tier, currency);
            parts.Add(next is null
                ? parts.Count == 0 ? T("{0} for each home", step) : T("{0} for each one after", step)
                : parts.Count == 0
                    ? next.From == 2 ? T("{0} for the first home", step)
                        : $"{step} {First(next.From - 1)}"
                    : next.From - tier.From == 1 ? T("{0} for the next", step)
                        : T("{0} for each of the next {1}", step, next.From - tier.From));
        }

        return Phrase.List(parts);
    }

    private static string First(int homes) =>
        N(homes, "for each of the first {0} home", "for each of the first {0} homes");

    private static string Step(RewardTier tier, Currency currency) => tier.Amount is { } amount
        ? Money(amount, currency)
        : T("{0} of the price", Share(tier.RateBps));

    private static IEnumerable<string> Extras(RewardRule rule, Currency currency)
    {
        foreach (var more in rule.Multipliers)
        {
            var (time, factor) = (Between(more.From, more.Until), Factor(more.FactorBps));
            yield return more.Weekdays is { Count: > 0 } days
                ? T("Booked on {0}{1}, it is multiplied by {2}.",
                    string.Join(T(", "), days.Select(Every)), time, factor)
                : T("Booked on every day{0}, it is multiplied by {1}.", time, factor);
        }

        if (rule.Referral is { } extra)
        {
            yield return T(
                "{0} more where he referred somebody to the project in the {1} days before.",
                Money(extra.Amount, currency), extra.WithinDays);
        }

        if (rule.Vesting.Count > 0)
        {
            yield return T("It is paid {0}.", string.Join(T(" and "), rule.Vesting.Select(Part)));
        }
    }

    private static string Part(VestingPart part) => part.Stage switch
    {
        SaleStage.Booked => T("{0} when booked", Share(part.ShareBps)),
        SaleStage.Signed => T("{0} when signed", Share(part.ShareBps)),
        SaleStage.Paid => T("{0} when paid", Share(part.ShareBps)),
        SaleStage.Registered => T("{0} when registered", Share(part.ShareBps)),
        _ => T("{0} when cancelled", Share(part.ShareBps)),
    };

    private static string Between(DateOnly? from, DateOnly? until) => (from, until?.AddDays(-1)) switch
    {
        ({ } first, { } last) => T(" from {0} until {1}", TimeText.Of(first), TimeText.Of(last)),
        ({ } first, null) => T(" from {0}", TimeText.Of(first)),
        (null, { } last) => T(" until {0}", TimeText.Of(last)),
        _ => "",
    };

    private static string Every(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => T("Mondays"),
        DayOfWeek.Tuesday => T("Tuesdays"),
        DayOfWeek.Wednesday => T("Wednesdays"),
        DayOfWeek.Thursday => T("Thursdays"),
        DayOfWeek.Friday => T("Fridays"),
        DayOfWeek.Saturday => T("Saturdays"),
        _ => T("Sundays"),
    };

    private static string Share(int? bps) => new BasisPoints(bps ?? 0).ToString();

    private static string Factor(int bps) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{bps / 10_000}.{bps % 10_000 / 100:00}");

    private static string Money(AmountText? amount, Currency currency) =>
        amount is { Text: not null } text ? MoneyText.Plain(text.In(currency)) : MoneyText.Plain(
            Domain.Ledger.Money.Zero(currency));
}
