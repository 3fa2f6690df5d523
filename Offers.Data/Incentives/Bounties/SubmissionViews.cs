using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>A bounty in an answer about a submission.</summary>
/// <param name="Id">The bounty.</param>
/// <param name="Title">Its title.</param>
/// <param name="Reward">What it pays for one proof that is approved.</param>
public sealed record SubmissionBounty(Id<Bounty> Id, string Title, Money Reward);

/// <summary>A photo of a submission.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="SizeBytes">How large it is.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
public sealed record SubmissionPhoto(string Url, string Name, string ContentType, long SizeBytes, string Hash);

/// <summary>Another submission that has something of this one.</summary>
/// <param name="Id">The other; null where the reader may not see it.</param>
/// <param name="Same">What they share: <c>photo</c>, <c>unit</c> or <c>contact</c>.</param>
/// <param name="Bounty">The title of its bounty; null where the reader may not see it.</param>
/// <param name="Agent">Who sent it; null where the reader may not see it.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Status">Where it stands.</param>
public sealed record SubmissionTwin(
    Id<BountySubmission>? Id, string Same, string? Bounty, string? Agent, DateTimeOffset SubmittedAt,
    SubmissionStatus Status);

/// <summary>A submission as it is answered and shown.</summary>
public sealed record SubmissionView
{
    /// <summary>The identity.</summary>
    public required Id<BountySubmission> Id { get; init; }

    /// <summary>The bounty.</summary>
    public required SubmissionBounty Bounty { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>Who sent it.</summary>
    public required BountyPerson Agent { get; init; }

    /// <summary>Where it stands.</summary>
    public required SubmissionStatus Status { get; init; }

    /// <summary>The number of the unit.</summary>
    public string? UnitNumber { get; init; }

    /// <summary>The name of the person whom the agent brings.</summary>
    public string? ContactName { get; init; }

    /// <summary>That person's e-mail address or phone number.</summary>
    public string? Contact { get; init; }

    /// <summary>What the agent wrote.</summary>
    public string? Note { get; init; }

    /// <summary>The photos.</summary>
    public required IReadOnlyList<SubmissionPhoto> Photos { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Why somebody should look twice; for reviewers.</summary>
    public string? Suspicion { get; init; }

    /// <summary>Other submissions with the same photo, unit or contact; for reviewers of one.</summary>
    public IReadOnlyList<SubmissionTwin>? Twins { get; init; }

    /// <summary>What the reviewer wrote.</summary>
    public string? Feedback { get; init; }

    /// <summary>Who decided; for reviewers.</summary>
    public BountyPerson? ReviewedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What was paid.</summary>
    public required Money PaidAmount { get; init; }

    /// <summary>The operation that paid it.</summary>
    public Id<Operation>? Receipt { get; init; }

    /// <summary>The same without what only reviewers see.</summary>
    internal SubmissionView ForAgent() => this with { Suspicion = null, Twins = null, ReviewedBy = null };

    internal static SubmissionView Of(BountySubmission submission, SubmissionNames names) => new()
    {
        Id = submission.Id,
        Bounty = new SubmissionBounty(
            submission.Bounty, names.Title, new Money(names.RewardMinor, submission.Currency)),
        Project = names.Project,
        Agent = new BountyPerson(submission.Agent, names.Agent),
        Status = submission.Status,
        UnitNumber = submission.UnitNumber,
        ContactName = submission.ContactName,
        Contact = submission.Contact,
        Note = submission.Note,
        Photos = names.Photos,
        SubmittedAt = submission.SubmittedAt,
        Suspicion = submission.Suspicion,
        Feedback = submission.Feedback,
        ReviewedBy = submission.ReviewedBy is { } by && names.Reviewer is { } name ? new BountyPerson(by, name) : null,
        ReviewedAt = submission.ReviewedAt,
        Currency = submission.Currency,
        PaidAmount = submission.Paid,
        Receipt = submission.OperationId,
    };
}

/// <summary>What stands around a submission.</summary>
/// <param name="Title">The title of the bounty.</param>
/// <param name="RewardMinor">Its reward, minor units.</param>
/// <param name="Project">The project.</param>
/// <param name="Agent">The agent's name.</param>
/// <param name="Reviewer">The reviewer's name.</param>
/// <param name="Photos">The photos.</param>
internal sealed record SubmissionNames(
    string Title, long RewardMinor, ProjectLink Project, string Agent, string? Reviewer,
    IReadOnlyList<SubmissionPhoto> Photos);
