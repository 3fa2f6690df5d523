using Offers.Data.Platform;
using Offers.Domain.Incentives;

namespace Offers.Data.Incentives;

/// <summary>
/// Which claims are open, and which of those may come to nothing: held, disputed, without budget, or approved while the
/// sale has not come far enough and its incentive ends, so that there is no second chance if the sale falls.
/// </summary>
internal static class ClaimRisk
{
    private static readonly TimeSpan _soon = TimeSpan.FromDays(14);
    private static readonly ClaimStatus[] _open = [ClaimStatus.Pending, ClaimStatus.Held, ClaimStatus.Approved];

    /// <summary>Those of which something is still to come.</summary>
    internal static IQueryable<IncentiveClaim> Open(this IQueryable<IncentiveClaim> claims) =>
        claims.Where(x => _open.Contains(x.Status));

    /// <summary>Open ones that may come to nothing.</summary>
    internal static IQueryable<IncentiveClaim> AtRisk(
        this IQueryable<IncentiveClaim> claims, OffersDb db, DateTimeOffset now)
    {
        var soon = now + _soon;
        return claims.Open().Where(x => x.Status == ClaimStatus.Held || x.IsDisputed || x.WaitsFor != null
            || (x.Status == ClaimStatus.Approved
                && db.ClaimParts.Any(part => part.Claim == x.Id && part.ReachedAt == null && part.AmountMinor > 0)
                && db.Incentives.Any(incentive => incentive.Id == x.Incentive
                    && (incentive.Status == IncentiveStatus.Closed || incentive.Status == IncentiveStatus.Expired
                        || incentive.ValidUntil <= soon))));
    }
}
