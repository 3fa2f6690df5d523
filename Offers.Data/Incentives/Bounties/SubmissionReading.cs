using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>A submission with what stands around it, as it is read.</summary>
internal sealed class SubmissionRow
{
    internal required BountySubmission Submission { get; init; }

    internal required string Title { get; init; }

    internal required long RewardMinor { get; init; }

    internal required Project Project { get; init; }

    internal required string Agent { get; init; }

    internal string? Reviewer { get; init; }
}

/// <summary>Reads submissions with names and photos.</summary>
internal static class SubmissionReading
{
    /// <summary>Where the photo of a submission is found.</summary>
    internal static string UrlOf(Id<StoredFile> file) => $"/proofs/{file}";

    /// <summary>Submissions with what stands around them.</summary>
    internal static IQueryable<SubmissionRow> Join(OffersDb db, IQueryable<BountySubmission> submissions) =>
        from submission in submissions
        join bounty in db.Bounties on submission.Bounty equals bounty.Id
        join project in db.Projects on submission.Project equals project.Id
        join agent in db.Users on submission.Agent equals agent.Id
        select new SubmissionRow
        {
            Submission = submission,
            Title = bounty.Title,
            RewardMinor = bounty.RewardMinor,
            Project = project,
            Agent = agent.DisplayName,
            Reviewer = db.Users.Where(x => x.Id == submission.ReviewedBy).Select(x => x.DisplayName).FirstOrDefault(),
        };

    /// <summary>The rows as views with their photos, in the same order.</summary>
    internal static async Task<IReadOnlyDictionary<Id<BountySubmission>, SubmissionView>> ViewsAsync(
        OffersDb db, IReadOnlyList<SubmissionRow> rows)
    {
        var ids = rows.Select(x => x.Submission.Id).ToList();
        var photos = (await (
            from file in db.SubmissionFiles.Where(x => ids.Contains(x.Submission))
            join stored in db.StoredFiles on file.File equals stored.Id
            orderby file.Number
            select new { file.Submission, Stored = stored }).ToListAsync())
            .ToLookup(x => x.Submission, x => PhotoOf(x.Stored));
        return rows.ToDictionary(x => x.Submission.Id, x => SubmissionView.Of(x.Submission, new SubmissionNames(
            x.Title, x.RewardMinor, ProjectLink.Of(x.Project), x.Agent, x.Reviewer, [.. photos[x.Submission.Id]])));
    }

    /// <summary>A photo in an answer.</summary>
    internal static SubmissionPhoto PhotoOf(StoredFile file) =>
        new(UrlOf(file.Id), file.Name, file.ContentType, file.SizeBytes, file.Hash);
}
