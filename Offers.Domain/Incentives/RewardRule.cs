using System.Text.Json;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>How a sale is rewarded before multipliers and extras.</summary>
public enum RewardKind
{
    /// <summary>An amount for each unit of a sale.</summary>
    FixedPerUnit,

    /// <summary>An amount for each sale, however many units it has.</summary>
    FixedPerDeal,

    /// <summary>A share of the price.</summary>
    PercentOfPrice,

    /// <summary>An amount or a share that changes with the units that the agent has sold.</summary>
    Tiers,
}

/// <summary>What reaching a tier does.</summary>
public enum TierMode
{
    /// <summary>Each unit is paid at its own tier; earlier units keep theirs.</summary>
    Marginal,

    /// <summary>Reaching a tier lifts all units of the agent to it.</summary>
    WholeRange,
}

/// <summary>One step of a ladder: an amount for each unit or a share of its price.</summary>
/// <param name="From">The first unit of the agent that it is for, from 1.</param>
/// <param name="Amount">For each unit; or else the rate.</param>
/// <param name="RateBps">Of the price of each unit, in basis points; or else the amount.</param>
public sealed record RewardTier(int From, AmountText? Amount = null, int? RateBps = null);

/// <summary>More or less on some days. Where several hold on a day, the largest factor counts.</summary>
/// <param name="FactorBps">By what the reward is multiplied, in basis points: 15,000 is one and a half.</param>
/// <param name="Weekdays">On which weekdays; all where empty.</param>
/// <param name="From">From which day.</param>
/// <param name="Until">Until which day, exclusive.</param>
public sealed record RewardMultiplier(
    int FactorBps, IReadOnlyList<DayOfWeek>? Weekdays = null, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>True where it holds on a day of the project's zone.</summary>
    public bool HoldsOn(DateOnly day) => (Weekdays is not { Count: > 0 } days || days.Contains(day.DayOfWeek))
        && !(day < From) && !(day >= Until);
}

/// <summary>An extra where the agent also referred somebody to the project shortly before.</summary>
/// <param name="WithinDays">At most so many days before the booking.</param>
/// <param name="Amount">The extra for the sale.</param>
public sealed record ReferralExtra(int WithinDays, AmountText Amount);

/// <summary>A part of a reward that is paid when the sale reaches a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="ShareBps">The part in basis points; all parts make 10,000.</param>
public sealed record VestingPart(SaleStage Stage, int ShareBps);

/// <summary>What a sale earns, as data: the same for the price, the sentence, the estimate and the back-test.</summary>
public sealed record RewardRule
{
    /// <summary>The most steps of a ladder.</summary>
    public const int MaxTiers = 20;

    /// <summary>The most multipliers.</summary>
    public const int MaxMultipliers = 10;

    /// <summary>The longest text of a rule.</summary>
    public const int MaxText = 8000;

    /// <summary>How a sale is rewarded.</summary>
    public RewardKind Kind { get; init; }

    /// <summary>The amount of fixed rewards.</summary>
    public AmountText? Amount { get; init; }

    /// <summary>The share of the price, in basis points, where it is that.</summary>
    public int? RateBps { get; init; }

    /// <summary>What reaching a tier does.</summary>
    public TierMode TierMode { get; init; }

    /// <summary>The ladder, from the first unit up.</summary>
    public IReadOnlyList<RewardTier> Tiers { get; init; } = [];

    /// <summary>More or less on some days.</summary>
    public IReadOnlyList<RewardMultiplier> Multipliers { get; init; } = [];

    /// <summary>The most that one sale earns, before the extra of a referral; null for no limit.</summary>
    public AmountText? MostPerSale { get; init; }

    /// <summary>An extra after a referral; null for none.</summary>
    public ReferralExtra? Referral { get; init; }

    /// <summary>When the parts are paid; all of it at the stage that earns it where empty.</summary>
    public IReadOnlyList<VestingPart> Vesting { get; init; } = [];

    /// <summary>The tier of the unit that is an agent's so-and-so-manieth, from 1.</summary>
    public RewardTier TierOf(int unit) => Tiers.Last(tier => tier.From <= unit);

    /// <summary>The largest factor that holds on a day, in basis points; 10,000 where none does.</summary>
    public int FactorOn(DateOnly day) =>
        Multipliers.Where(x => x.HoldsOn(day)).Select(x => x.FactorBps).DefaultIfEmpty(BasisPoints.Whole.Value).Max();

    /// <summary>The most that one unit earns by amounts, minor units; what its price gives is not in it.</summary>
    public Int128 MostByAmounts(Currency currency)
    {
        var amount = Kind switch
        {
            RewardKind.PercentOfPrice => 0,
            RewardKind.Tiers => Tiers.Max(x => x.Amount?.In(currency).Minor ?? 0),
            _ => Amount?.In(currency).Minor ?? 0,
        };
        var factor = Multipliers.Select(x => x.FactorBps).Append(BasisPoints.Whole.Value).Max();
        var best = (Int128)amount * factor / BasisPoints.Whole.Value;
        return (MostPerSale is { } most ? Int128.Min(best, most.In(currency).Minor) : best)
            + (Referral?.Amount.In(currency).Minor ?? 0);
    }

    /// <summary>As it is kept.</summary>
    public string ToText() => OffersJson.Text(this);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="JsonException">It is not a rule.</exception>
    public static RewardRule Parse(string text) => JsonSerializer.Deserialize<RewardRule>(text, OffersJson.Options)
        ?? throw new JsonException("A reward rule is an object.");
}
