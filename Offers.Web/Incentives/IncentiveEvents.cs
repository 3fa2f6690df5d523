using Offers.Domain.Platform;

namespace Offers.Web.Incentives;

/// <summary>Which events change what pages of incentives show.</summary>
internal static class IncentiveEvents
{
    /// <summary>True for everything that happens to projects, incentives, sales and claims.</summary>
    internal static bool Any(Event happening) =>
        happening.Type.StartsWith("incentives.", StringComparison.Ordinal);
}
