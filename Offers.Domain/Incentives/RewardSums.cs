using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>A sale of an agent that counts for an incentive, with the terms that hold for it.</summary>
/// <param name="Rule">The rule of the version in force when it was booked.</param>
/// <param name="Price">Its price.</param>
/// <param name="BookedOn">The day of the booking in the project's zone.</param>
public sealed record CountedSale(RewardRule Rule, Money Price, DateOnly BookedOn)
{
    /// <summary>How many units it has; 1 or more.</summary>
    public int Units { get; init; } = 1;

    /// <summary>Whether the agent referred somebody to the project as many days before as the rule allows.</summary>
    public bool FollowsReferral { get; init; }

    /// <summary>The agent; must be one of the shares where there are any.</summary>
    public Id<IPerson> Agent { get; init; }

    /// <summary>All agents of the sale with their shares; empty where it is the agent's alone.</summary>
    public IReadOnlyList<(Id<IPerson> Agent, BasisPoints Share)> Shares { get; init; } = [];
}

/// <summary>What a step of a calculation does.</summary>
public enum RewardStepKind
{
    /// <summary>An amount for the sale.</summary>
    Deal,

    /// <summary>An amount for each unit.</summary>
    Units,

    /// <summary>A share of the price.</summary>
    Price,

    /// <summary>Units at a tier.</summary>
    Tier,

    /// <summary>The days' factor.</summary>
    Factor,

    /// <summary>The most that a sale earns.</summary>
    Most,

    /// <summary>The extra after a referral.</summary>
    Referral,

    /// <summary>The agent's share.</summary>
    Share,
}

/// <summary>One step of a calculation; its amount is rounded for reading, the calculation only at its end.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Result">What the sale earns after it.</param>
/// <param name="Units">How many units.</param>
/// <param name="From">The first unit of the agent.</param>
/// <param name="Amount">The amount for each, or the limit, or the extra.</param>
/// <param name="RateBps">The share or the factor, in basis points.</param>
public sealed record RewardStep(
    RewardStepKind Kind, AmountText Result, int? Units = null, int? From = null, AmountText? Amount = null,
    int? RateBps = null);

/// <summary>What a sale earns its agent and why.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Steps">How it came about.</param>
public sealed record SaleReward(Money Amount, IReadOnlyList<RewardStep> Steps);

/// <summary>
/// The one calculation of rewards: claims, estimates, back-tests and examples all call it. It knows nothing but its
/// arguments.
/// </summary>
public static class RewardSums
{
    /// <summary>What each of an agent's sales earns him, in the order in which they count.</summary>
    /// <param name="sales">All sales of one agent that count for one incentive, in order; in one currency.</param>
    public static IReadOnlyList<SaleReward> Price(IReadOnlyList<CountedSale> sales)
    {
        var all = sales.Sum(sale => sale.Units);
        var rewards = new List<SaleReward>(sales.Count);
        var sold = 0;
        foreach (var sale in sales)
        {
            rewards.Add(PriceOne(sale, sold, all));
            sold += sale.Units;
        }

        return rewards;
    }

    /// <summary>Splits a reward into the parts that are paid at stages, with nothing lost.</summary>
    public static IReadOnlyList<(SaleStage Stage, Money Amount)> Vest(
        RewardRule rule, SaleStage trigger, Money amount)
    {
        if (rule.Vesting.Count == 0)
        {
            return [(trigger, amount)];
        }

        var parts = Allocation.Split(amount, [.. rule.Vesting.Select(x => ((int)x.Stage, (long)x.ShareBps))]);
        return [.. rule.Vesting.Zip(parts, (part, money) => (part.Stage, money))];
    }

    /// <summary>The most that a rule costs where one agent sells so many units at one price on its best day; null where
    /// that is more than money can count.</summary>
    public static Money? Most(RewardRule rule, int units, Money price)
    {
        var factor = rule.Multipliers.Select(x => x.FactorBps).Append(BasisPoints.Whole.Value).Max();
        var best = rule with { Multipliers = [new RewardMultiplier(factor)] };
        var sale = new CountedSale(best, price, DateOnly.MinValue) { FollowsReferral = true };
        var all = Price([.. Enumerable.Repeat(sale, units)])
            .Aggregate(Int128.Zero, (sum, reward) => sum + reward.Amount.Minor);
        return all <= long.MaxValue ? new Money((long)all, price.Currency) : null;
    }

    private static SaleReward PriceOne(CountedSale sale, int sold, int all)
    {
        var sum = new Calculation(sale.Price.Currency);
        switch (sale.Rule.Kind)
        {
            case RewardKind.FixedPerDeal:
                sum.Add(RewardStepKind.Deal, 1, sale.Rule.Amount!.Value);
                break;
            case RewardKind.FixedPerUnit:
                sum.Add(RewardStepKind.Units, sale.Units, sale.Rule.Amount!.Value);
                break;
            case RewardKind.PercentOfPrice:
                sum.AddShare(RewardStepKind.Price, sale, (sale.Units, sale.Rule.RateBps!.Value));
                break;
            default:
                AddTiers(sum, sale, sold, all);
                break;
        }

        if (sale.Rule.FactorOn(sale.BookedOn) is var factor && factor != BasisPoints.Whole.Value)
        {
            sum.Multiply(factor);
        }

        if (sale.Rule.MostPerSale is { } most)
        {
            sum.Limit(most);
        }

        if (sale is { FollowsReferral: true, Rule.Referral: { } extra })
        {
            sum.Add(RewardStepKind.Referral, 1, extra.Amount);
        }

        return sum.Finish(sale);
    }

    private static void AddTiers(Calculation sum, CountedSale sale, int sold, int all)
    {
        var units = Enumerable.Range(sold + 1, sale.Units);
        var tiers = sale.Rule.TierMode == TierMode.Marginal
            ? units.GroupBy(sale.Rule.TierOf).Select(x => (Tier: x.Key, Units: x.Count()))
            : [(Tier: sale.Rule.TierOf(all), sale.Units)];
        foreach (var (tier, count) in tiers)
        {
            if (tier.Amount is { } amount)
            {
                sum.Add(RewardStepKind.Tier, count, amount, tier.From);
            }
            else
            {
                sum.AddShare(RewardStepKind.Tier, sale, (count, tier.RateBps!.Value), tier.From);
            }
        }
    }

    // Keeps the exact fraction until the end, where it is rounded once, half to even.
    private sealed class Calculation(Currency currency)
    {
        private readonly List<RewardStep> _steps = [];
        private Int128 _over;
        private Int128 _under = 1;

        internal void Add(RewardStepKind kind, int units, AmountText amount, int? from = null)
        {
            _over += (Int128)amount.In(currency).Minor * units * _under;
            _steps.Add(new RewardStep(kind, Rounded(), units, from, amount));
        }

        internal void AddShare(RewardStepKind kind, CountedSale sale, (int Units, int Bps) of, int? from = null)
        {
            // The units of a sale cost the same, so some of them are that part of its price.
            var under = (Int128)sale.Units * BasisPoints.Whole.Value;
            _over = (_over * under / _under) + ((Int128)sale.Price.Minor * of.Units * of.Bps);
            _under = under;
            _steps.Add(new RewardStep(kind, Rounded(), of.Units, from, RateBps: of.Bps));
        }

        internal void Multiply(int factorBps)
        {
            _over *= factorBps;
            _under *= BasisPoints.Whole.Value;
            _steps.Add(new RewardStep(RewardStepKind.Factor, Rounded(), RateBps: factorBps));
        }

        internal void Limit(AmountText most)
        {
            var limit = (Int128)most.In(currency).Minor * _under;
            if (_over > limit)
            {
                _over = limit;
                _steps.Add(new RewardStep(RewardStepKind.Most, Rounded(), Amount: most));
            }
        }

        internal SaleReward Finish(CountedSale sale)
        {
            var whole = new Money(Rounding.Divide(_over, _under), currency);
            if (sale.Shares.Count < 2)
            {
                return new SaleReward(whole, _steps);
            }

            var parts = Allocation.Split(
                whole, [.. sale.Shares.Select(x => (x.Agent.Value, (long)x.Share.Value))]);
            var mine = sale.Shares.Select(x => x.Agent).ToList().IndexOf(sale.Agent);
            _steps.Add(new RewardStep(
                RewardStepKind.Share, AmountText.Of(parts[mine]), RateBps: sale.Shares[mine].Share.Value));
            return new SaleReward(parts[mine], _steps);
        }

        private AmountText Rounded() => AmountText.Of(new Money(Rounding.Divide(_over, _under), currency));
    }
}
