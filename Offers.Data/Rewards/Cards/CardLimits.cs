using Offers.Domain.Ledger;

namespace Offers.Data.Rewards.Cards;

/// <summary>What cards are limited by.</summary>
/// <param name="ReleaseAbove">Files that cost more wait for a second person; a currency that is not named has no
/// threshold.</param>
/// <param name="RevealsPerHour">How many cards a person of the platform may open in an hour; 0 for any number.</param>
public sealed record CardLimits(IReadOnlyDictionary<Currency, Money> ReleaseAbove, int RevealsPerHour)
{
    /// <summary>How many cards a person may open in an hour where nothing is set.</summary>
    public const int UsualReveals = 30;

    /// <summary>No threshold.</summary>
    public static readonly CardLimits Usual = new(new Dictionary<Currency, Money>(), UsualReveals);

    internal bool NeedsRelease(Money cost) => ReleaseAbove.TryGetValue(cost.Currency, out var above) && cost > above;
}
