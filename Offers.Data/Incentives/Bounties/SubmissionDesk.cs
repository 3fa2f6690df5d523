using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>How proofs are sent and decided. An approved one is paid in the commit that approves it.</summary>
public sealed class SubmissionDesk(UnitOfWork writes)
{
    /// <summary>An agent sends a proof.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_associated</c>, <c>validation_failed</c>;
    /// <c>proof_required</c>, <c>bounty_not_open</c>, <c>bounty_full</c>, <c>submission_exists</c> as
    /// answers.</exception>
    public Task<Answer> SendAsync(
        CommandRequest request, Id<Bounty> id, Proof proof, IReadOnlyList<FileFacts> photos) =>
        writes.RunAsync(request, new Deed("incentives.submission.send", id.ToString()), async work =>
        {
            var agent = work.Caller.Person ?? throw PlatformCodes.Unauthenticated.Because();
            var bounty = await work.Db.ForAgentAsync(id, agent, work.Now);
            var said = proof.Checked();
            said.Require(bounty.Fields, photos.Count);
            bounty.Receive(work.Now);
            var submission = new BountySubmission(bounty, agent, said, work.Now);
            await CheckOnceAsync(work, submission);
            work.Db.Add(submission);
            var files = photos.DistinctBy(x => x.Hash).ToList();
            submission.Suspect(await ProofTwins.SuspicionAsync(work.Db, submission, [.. files.Select(x => x.Hash)]));
            var stored = files.ConvertAll(facts => Store(work, facts));
            work.Db.AddRange(stored.Select((file, i) => new SubmissionFile(submission, i + 1, file)));
            Tell(work, (submission, bounty), "received", new
            {
                submission.Bounty, submission.UnitNumber, photos = files.Count, submission.Suspicion,
            });
            var view = await ViewAsync(work, (submission, bounty), [.. stored.Select(SubmissionReading.PhotoOf)]);
            return Answer.Created(view.ForAgent(), $"/api/v1/agent/submissions/{submission.Id}");
        });

    /// <summary>Decides on a proof; where it is approved, it is paid in the same commit.</summary>
    /// <exception cref="Refusal"><c>submission_not_found</c>, <c>not_owner</c>, <c>validation_failed</c>;
    /// <c>same_person</c>, <c>already_reviewed</c>, <c>budget_exhausted</c> as answers.</exception>
    public Task<Answer> ReviewAsync(
        CommandRequest request, ProjectScope scope, Id<BountySubmission> id, ReviewBody body) =>
        writes.RunAsync(request, new Deed("incentives.submission.review", id.ToString()), async work =>
        {
            var submission = await work.Db.BountySubmissions.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.SubmissionNotFound.Because();
            scope.Require(submission.Builder, IncentiveCodes.SubmissionNotFound);
            scope.RequireOwner(submission.Owner);
            var found = await work.BountyAsync(submission.Bounty);
            await DecideAsync(work, (submission, found), body);
            await work.SettleEndAsync(found);
            return Answer.Ok(await ViewAsync(work, (submission, found.Bounty), await PhotosAsync(work.Db, id)));
        });

    private static async Task DecideAsync(
        ClosureWork work, (BountySubmission Submission, FundedBounty Found) about, ReviewBody body)
    {
        var (submission, bounty) = (about.Submission, about.Found.Bounty);
        switch (body.Decision)
        {
            case ReviewDecision.Approve:
                submission.Approve(work.Caller.Person, body.Feedback, work.Now);
                await PayAsync(work, submission, about.Found);
                bounty.CountApproved();
                await ReferAsync(work, submission, bounty);
                break;
            case ReviewDecision.Reject:
                submission.Reject(work.Caller.Person, body.Feedback, work.Now);
                bounty.CountRejected();
                break;
            default:
                throw Refusal.OfField("decision", "'decision' is approve or reject.");
        }

        Tell(work, (submission, bounty), Words.Snake(submission.Status.ToString()), new
        {
            submission.Status, submission.Feedback, paid = submission.Paid, submission.OperationId,
        });
    }

    private static async Task PayAsync(ClosureWork work, BountySubmission submission, FundedBounty found)
    {
        var budget = found.Budget ?? throw IncentiveCodes.BudgetExhausted.Because();
        budget.Grant(found.Bounty.Reward);
        var operation = await work.PayAsync(budget, (submission.Agent, submission.ObjectId), found.Bounty.Reward);
        submission.Receive(found.Bounty.Reward, operation.Id);
    }

    // Whoever brings the same person to the same project twice has referred him once, on the first day.
    private static async Task ReferAsync(ClosureWork work, BountySubmission submission, Bounty bounty)
    {
        if (!BountyTerms.IsReferral(bounty.Type) || submission.ContactKey is not { } contact)
        {
            return;
        }

        var project = await work.Db.Projects.SingleAsync(x => x.Id == bounty.Project);
        if (!await work.Db.Referrals.AnyAsync(x =>
            x.Project == project.Id && x.Agent == submission.Agent && x.Contact == contact))
        {
            var local = TimeZoneInfo.ConvertTime(work.Now, TimeZoneInfo.FindSystemTimeZoneById(project.Zone));
            work.Db.Add(new Referral(project, submission.Agent, contact, DateOnly.FromDateTime(local.DateTime)));
        }
    }

    private static async Task CheckOnceAsync(ClosureWork work, BountySubmission submission)
    {
        if (submission.Subject is null)
        {
            return;
        }

        var earlier = await work.Db.BountySubmissions.FirstOrDefaultAsync(x =>
            x.Bounty == submission.Bounty && x.Agent == submission.Agent && x.Subject == submission.Subject
            && x.Status != SubmissionStatus.Rejected);
        if (earlier is not null)
        {
            throw IncentiveCodes.SubmissionExists.Because(null, ("submissionId", earlier.Id));
        }
    }

    private static StoredFile Store(ClosureWork work, FileFacts facts)
    {
        var file = new StoredFile(work.Caller.Book, facts, work.Caller.Person, work.Now);
        work.Db.Add(file);
        return file;
    }

    // The contact of a person who was referred is read on the page of the proof; events and audit do not repeat it.
    private static void Tell(
        ClosureWork work, (BountySubmission Submission, Bounty Bounty) about, string happened, object after)
    {
        var (submission, bounty) = about;
        work.Audit(new AuditFact(
            "incentives.submission." + happened, submission.ObjectId, null, OffersJson.Text(after), null));
        work.Raise(submission, "incentives.submission." + happened, new
        {
            submission.Id, bountyId = bounty.Id, bounty.Title, submission.Owner, submission.Builder, submission.Agent,
            submission.Status, submission.Feedback, isSuspicious = submission.Suspicion is not null,
            amount = submission.Status == SubmissionStatus.Approved ? submission.Paid : bounty.Reward,
            currency = bounty.Currency.Code,
        });
    }

    private static async Task<IReadOnlyList<SubmissionPhoto>> PhotosAsync(OffersDb db, Id<BountySubmission> id) =>
        (await (
            from file in db.SubmissionFiles.Where(x => x.Submission == id)
            join stored in db.StoredFiles on file.File equals stored.Id
            orderby file.Number
            select stored).ToListAsync()).ConvertAll(SubmissionReading.PhotoOf);

    private static async Task<SubmissionView> ViewAsync(
        ClosureWork work, (BountySubmission Submission, Bounty Bounty) about, IReadOnlyList<SubmissionPhoto> photos)
    {
        var (submission, bounty) = about;
        var project = await work.Db.Projects.SingleAsync(x => x.Id == bounty.Project);
        return SubmissionView.Of(submission, new SubmissionNames(
            bounty.Title, bounty.RewardMinor, ProjectLink.Of(project),
            await NameAsync(work.Db, submission.Agent) ?? "",
            submission.ReviewedBy is { } by ? await NameAsync(work.Db, by) : null, photos));
    }

    private static Task<string?> NameAsync(OffersDb db, Id<IPerson> id) =>
        db.Users.Where(x => x.Id == id).Select(x => (string?)x.DisplayName).SingleOrDefaultAsync();
}
