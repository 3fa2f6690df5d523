using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives;

/// <summary>Finds who decides on what an organisation promised and pays.</summary>
internal static class Payers
{
    /// <summary>
    /// The builder's people, or the administrators where the platform pays, and the portal in which they decide.
    /// </summary>
    internal static async Task<(IReadOnlyList<Id<IPerson>> People, IncentivePortal Portal)> PayersAsync(
        this Recipients recipients, Id<Organisation> owner, CancellationToken cancellation)
    {
        var people = await recipients.MembersAsync(owner, Role.Builder, cancellation);
        return people.Count > 0
            ? (people, IncentivePortal.Builder)
            : (await recipients.AdministratorsAsync(cancellation), IncentivePortal.Admin);
    }
}
