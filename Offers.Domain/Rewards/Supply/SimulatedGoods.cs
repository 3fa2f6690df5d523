using Offers.Domain.Ledger;

namespace Offers.Domain.Rewards.Supply;

/// <summary>What the simulator calls face values, and what they cost at each supplier that it plays.</summary>
public static class SimulatedGoods
{
    /// <summary>
    /// What follows the name after this asks for a behaviour, as in <c>al-noor-usd-25.00:refused</c>.
    /// </summary>
    public const char BehaviourMark = ':';

    private const int LeastBps = 9_300;
    private const int RangeBps = 300;
    private const int AllBps = 10_000;

    /// <summary>Its name of a face value of a brand.</summary>
    public static string SkuOf(string brand, Money value) =>
        $"{brand}-{value.Currency.Code.ToLowerInvariant()}-{value}";

    /// <summary>What a card of a value costs: 93 to 96 % of it, always the same at one supplier.</summary>
    public static Money CostOf(string slug, Money value)
    {
        var bps = LeastBps + (slug.Sum(c => c) % RangeBps);
        return value with { Minor = Math.Max(1, ((value.Minor * bps) + (AllBps / 2)) / AllBps) };
    }
}
