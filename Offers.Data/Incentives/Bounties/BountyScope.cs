using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>Which bounties and submissions people reach; <see cref="ProjectScope"/> decides for builders.</summary>
internal static class BountyScope
{
    /// <summary>The bounties that a scope reaches; what is in the archive is in no list.</summary>
    internal static IQueryable<Bounty> Bounties(this ProjectScope scope, OffersDb db) =>
        scope.IsPlatform
            ? db.Bounties
            : db.Bounties.Where(x => scope.Projects(db).Any(project => project.Id == x.Project));

    /// <summary>The submissions that a scope reaches.</summary>
    internal static IQueryable<BountySubmission> Submissions(this ProjectScope scope, OffersDb db) =>
        scope.IsPlatform
            ? db.BountySubmissions
            : db.BountySubmissions.Where(x => scope.Projects(db).Any(project => project.Id == x.Project));

    /// <summary>The bounties that an agent sees: published, for everybody or on projects that he sells now.</summary>
    internal static IQueryable<Bounty> BountiesFor(this OffersDb db, Id<IPerson> agent, DateTimeOffset now)
    {
        var sold = db.SoldBy(agent, now);
        return db.Bounties.Where(x => x.Status != IncentiveStatus.Draft && !x.IsArchived
            && (x.Audience == BountyAudience.AllAgents || sold.Contains(x.Project)));
    }

    /// <summary>A bounty for an agent.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c> for drafts and the archive, <c>not_associated</c>.</exception>
    internal static async Task<Bounty> ForAgentAsync(
        this OffersDb db, Id<Bounty> id, Id<IPerson> agent, DateTimeOffset now)
    {
        var bounty = await db.Bounties.SingleOrDefaultAsync(
            x => x.Id == id && x.Status != IncentiveStatus.Draft && !x.IsArchived)
            ?? throw IncentiveCodes.BountyNotFound.Because();
        if (bounty.Audience == BountyAudience.AssociatedAgents)
        {
            await db.RequireSellerAsync(bounty.Project, agent, now);
        }

        return bounty;
    }
}
