using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Bounties;

/// <summary>Reads ids from the addresses of pages.</summary>
internal static class BountyPageIds
{
    /// <summary>The id of a bounty.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c> for what is no id of one.</exception>
    internal static Id<Bounty> ReadBounty(string? text) =>
        Id<Bounty>.TryParse(text, out var id) ? id : throw IncentiveCodes.BountyNotFound.Because();

    /// <summary>The id of a submission.</summary>
    /// <exception cref="Refusal"><c>submission_not_found</c> for what is no id of one.</exception>
    internal static Id<BountySubmission> ReadSubmission(string? text) =>
        Id<BountySubmission>.TryParse(text, out var id) ? id : throw IncentiveCodes.SubmissionNotFound.Because();
}
