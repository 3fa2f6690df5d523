using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Incentives.Bounties;

/// <summary>
/// A portal in which bounties are worked on: the builder's, who reaches his own, and the administrators', who reach
/// all. Pages and endpoints of both are the same.
/// </summary>
/// <param name="Path">The start of its pages, and of its endpoints behind the version.</param>
/// <param name="Policy">Who may enter.</param>
/// <param name="ScopeOf">What somebody reaches in it.</param>
public sealed record BountyPortal(string Path, string Policy, Func<Caller, ProjectScope> ScopeOf)
{
    /// <summary>The builder's.</summary>
    public static BountyPortal Builder { get; } = new("/builder", Policies.Builder, ProjectScope.OfBuilder);

    /// <summary>The administrators'.</summary>
    public static BountyPortal Admin { get; } = new("/admin", Policies.Admin, ProjectScope.OfPlatform);

    /// <summary>Both.</summary>
    public static IReadOnlyList<BountyPortal> All { get; } = [Builder, Admin];

    /// <summary>True for the administrators'.</summary>
    public bool IsPlatform => this == Admin;

    /// <summary>Where its bounties are.</summary>
    public string Bounties => Path + "/bounties";

    /// <summary>Where its submissions are.</summary>
    public string Submissions => Path + "/submissions";

    /// <summary>The portal in which a page lies.</summary>
    public static BountyPortal At(string uri) =>
        new Uri(uri).AbsolutePath.StartsWith(Admin.Path + "/", StringComparison.Ordinal) ? Admin : Builder;

    /// <summary>The id of a bounty in a page's address.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c> for what is no id of one.</exception>
    public static Id<Bounty> ReadBounty(string? text) =>
        Id<Bounty>.TryParse(text, out var id) ? id : throw IncentiveCodes.BountyNotFound.Because();

    /// <summary>The id of a submission in a page's address.</summary>
    /// <exception cref="Refusal"><c>submission_not_found</c> for what is no id of one.</exception>
    public static Id<BountySubmission> ReadSubmission(string? text) =>
        Id<BountySubmission>.TryParse(text, out var id) ? id : throw IncentiveCodes.SubmissionNotFound.Because();
}
