using Offers.Domain.Platform;

namespace Offers.Web.Ledger.Pages;

/// <summary>Which events move the figures of the ledger's pages.</summary>
internal static class LedgerEvents
{
    /// <summary>Anything that moves money.</summary>
    internal static bool Money(Event happening) =>
        happening.Type.StartsWith("ledger.", StringComparison.Ordinal)
        || happening.Type.StartsWith("investments.investment.", StringComparison.Ordinal)
        || happening.Type.StartsWith("incentives.claim.", StringComparison.Ordinal)
        || happening.Type.StartsWith("incentives.submission.", StringComparison.Ordinal);

    /// <summary>A deposit or withdrawal.</summary>
    internal static bool Cash(Event happening) =>
        happening.Type.StartsWith("ledger.topup.", StringComparison.Ordinal)
        || happening.Type.StartsWith("ledger.withdrawal.", StringComparison.Ordinal)
        || happening.Type.StartsWith("ledger.destination.", StringComparison.Ordinal);

    /// <summary>A bank file or one of its lines.</summary>
    internal static bool Bank(Event happening) =>
        happening.Type.StartsWith("ledger.bank_", StringComparison.Ordinal);

    /// <summary>A statement that was printed for the first time.</summary>
    internal static bool Print(Event happening) => happening.Type == "ledger.statement.printed";
}
