using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>What stands against carrying out a reward rule.</summary>
public static class RewardFaults
{
    private const int MaxFactorBps = 100_000;
    private const int MaxReferralDays = 365;

    private static readonly (string Field, Func<RewardRule, IEnumerable<object?>?> Items)[] _lists =
    [
        ("reward.tiers", x => x.Tiers), ("reward.multipliers", x => x.Multipliers), ("reward.vesting", x => x.Vesting),
    ];

    /// <summary>Refuses a rule that cannot be carried out.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="currency">The currency of its amounts.</param>
    /// <param name="trigger">The stage at which it is earned.</param>
    /// <exception cref="Refusal"><c>reward_invalid</c>, <c>amount_invalid</c>.</exception>
    public static void Check(this RewardRule rule, Currency currency, SaleStage trigger)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        CheckLists(rule, faults);
        Refuse(faults);
        CheckBase(rule, currency, faults);
        CheckExtras(rule, currency, faults);
        CheckVesting(rule, trigger, faults);
        if (rule.ToText().Length > RewardRule.MaxText)
        {
            faults["reward"] = ["The rule is too long."];
        }

        Refuse(faults);
    }

    private static void Refuse(Dictionary<string, string[]> faults)
    {
        if (faults.Count > 0)
        {
            throw IncentiveCodes.RewardInvalid.Because(
                string.Join(' ', faults.Values.SelectMany(x => x)), ("errors", faults));
        }
    }

    // Types say that lists and their items are there, JSON does not; everything below counts on it.
    private static void CheckLists(RewardRule rule, Dictionary<string, string[]> faults)
    {
        foreach (var (field, items) in _lists)
        {
            if (items(rule) is not { } list || list.Contains(null))
            {
                faults[field] = ["It is a list without empty items."];
            }
        }
    }

    private static void CheckBase(RewardRule rule, Currency currency, Dictionary<string, string[]> faults)
    {
        switch (rule.Kind)
        {
            case RewardKind.PercentOfPrice when !IsRate(rule.RateBps):
                faults["reward.rateBps"] = ["The share of the price is above 0 % and at most 100 %."];
                break;
            // Nothing is fine here: such a promise has no budget, and without one it is never published.
            case RewardKind.FixedPerDeal or RewardKind.FixedPerUnit when rule.Amount?.In(currency) is null:
                faults["reward.amount"] = ["The reward has an amount."];
                break;
            case RewardKind.Tiers when FaultOfTiers(rule.Tiers, currency) is { } fault:
                faults["reward.tiers"] = [fault];
                break;
        }
    }

    private static string? FaultOfTiers(IReadOnlyList<RewardTier> tiers, Currency currency)
    {
        if (tiers.Count is 0 or > RewardRule.MaxTiers)
        {
            return $"A ladder has 1 to {RewardRule.MaxTiers} steps.";
        }

        if (tiers[0].From != 1 || tiers.Zip(tiers.Skip(1)).Any(x => x.Second.From <= x.First.From))
        {
            return "The first step begins with unit 1, and each later one with a later unit.";
        }

        return tiers.All(x => x.RateBps is null && IsAmount(x.Amount, currency))
            || tiers.All(x => x.Amount is null && IsRate(x.RateBps))
            ? null
            : "Each step has an amount above zero, or each has a share above 0 % and at most 100 %.";
    }

    private static void CheckExtras(RewardRule rule, Currency currency, Dictionary<string, string[]> faults)
    {
        if (rule.Multipliers.Count > RewardRule.MaxMultipliers || rule.Multipliers.Any(x =>
            x.FactorBps is <= 0 or > MaxFactorBps || x.From >= x.Until))
        {
            faults["reward.multipliers"] =
                [$"At most {RewardRule.MaxMultipliers}, each above 0 and at most 10 times, from a day before its end."];
        }

        if (rule.MostPerSale is { } most && !IsAmount(most, currency))
        {
            faults["reward.mostPerSale"] = ["The most that a sale earns is more than nothing."];
        }

        if (rule.Referral is { } extra
            && (extra.WithinDays is < 1 or > MaxReferralDays || !IsAmount(extra.Amount, currency)))
        {
            faults["reward.referral"] =
                [$"The extra is more than nothing, for a referral of at most {MaxReferralDays} days before."];
        }
    }

    private static void CheckVesting(RewardRule rule, SaleStage trigger, Dictionary<string, string[]> faults)
    {
        if (trigger == SaleStage.Cancelled)
        {
            faults["triggerStage"] = ["A cancelled sale earns nothing."];
        }

        if (rule.Vesting.Count == 0)
        {
            return;
        }

        var sum = rule.Vesting.Sum(x => (long)x.ShareBps);
        if (sum != BasisPoints.Whole.Value || rule.Vesting.Any(x => x.ShareBps <= 0))
        {
            faults["reward.vesting"] = [$"The parts make {new BasisPoints((int)Math.Clamp(sum, int.MinValue,
                int.MaxValue))}. They must make 100 %."];
        }
        else if (rule.Vesting[0].Stage != trigger || rule.Vesting.Any(x => x.Stage == SaleStage.Cancelled)
            || rule.Vesting.Zip(rule.Vesting.Skip(1)).Any(x => x.Second.Stage <= x.First.Stage))
        {
            faults["reward.vesting"] =
                ["The first part is paid at the stage that earns it, and each later one at a later stage."];
        }
    }

    private static bool IsRate(int? bps) => bps is > 0 && bps <= BasisPoints.Whole.Value;

    private static bool IsAmount(AmountText? amount, Currency currency) => amount?.In(currency).Minor > 0;
}
