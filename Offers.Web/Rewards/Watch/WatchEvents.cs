using Offers.Domain.Platform;

namespace Offers.Web.Rewards.Watch;

/// <summary>Which events move the figures of pages about alerts and reports.</summary>
public static class WatchEvents
{
    private static readonly string[] _money = ["rewards.redemption.", "rewards.cards.", "rewards.card."];

    /// <summary>Anything about alerts.</summary>
    public static bool Alerts(Event happening) =>
        happening.Type.StartsWith("rewards.alert.", StringComparison.Ordinal);

    /// <summary>What brings or costs money.</summary>
    public static bool Profit(Event happening) =>
        _money.Any(start => happening.Type.StartsWith(start, StringComparison.Ordinal));

    /// <summary>A statement was printed.</summary>
    public static bool Print(Event happening) => happening.Type == "ledger.statement.printed";
}
