using Offers.Domain.Platform;

namespace Offers.Web.Rewards.Credit;

/// <summary>Which events change what pages of credit show.</summary>
internal static class CreditEvents
{
    /// <summary>True for what moves credit, or says whose it is and whether it may move.</summary>
    internal static bool Any(Event happening) =>
        happening.Type.StartsWith("rewards.credit", StringComparison.Ordinal)
        || happening.Type.StartsWith("rewards.campaign.", StringComparison.Ordinal)
        || happening.Type.StartsWith("rewards.redemption.", StringComparison.Ordinal)
        || happening.Type.StartsWith("rewards.agency.", StringComparison.Ordinal)
        || happening.Type.StartsWith("rewards.client.", StringComparison.Ordinal);
}
