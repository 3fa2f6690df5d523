using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Pages;

/// <summary>Reads ids from the addresses of pages.</summary>
internal static class IncentivePageIds
{
    /// <summary>The id of an incentive.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c> for what is no id of one.</exception>
    internal static Id<Incentive> Read(string? text) =>
        Id<Incentive>.TryParse(text, out var id) ? id : throw IncentiveCodes.IncentiveNotFound.Because();
}
