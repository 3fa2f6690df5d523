using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>
/// Finds proofs that share a photo, a unit or a contact. That is a reason to have a person look, never to refuse in
/// silence. What an agent sent again after it was rejected is no twin of itself.
/// </summary>
internal static class ProofTwins
{
    private const int MostShown = 20;

    /// <summary>Why somebody should look twice at a proof; null where nothing is odd.</summary>
    internal static async Task<string?> SuspicionAsync(
        OffersDb db, BountySubmission submission, IReadOnlyCollection<string> hashes)
    {
        var reasons = new List<string>();
        if (await Others(db, submission).AnyAsync(x => db.SubmissionFiles.Any(
            file => file.Submission == x.Id && hashes.Contains(file.Hash))))
        {
            reasons.Add("The same photo is in another proof.");
        }

        var inBounty = Others(db, submission).Where(x => x.Bounty == submission.Bounty);
        if (submission.UnitNumber is { } unit)
        {
            reasons.AddRange(await OfUnitAsync(db, submission.Project, (unit, inBounty)));
        }

        if (submission.ContactKey is { } contact)
        {
            reasons.AddRange(await OfContactAsync(db, submission.Agent, (contact, inBounty)));
        }

        return reasons.Count == 0 ? null : string.Join(' ', reasons);
    }

    /// <summary>The other proofs that share something with one; those out of the scope without their names.</summary>
    internal static async Task<IReadOnlyList<SubmissionTwin>> OfAsync(
        OffersDb db, ProjectScope scope, BountySubmission submission)
    {
        var hashes = await db.SubmissionFiles.Where(x => x.Submission == submission.Id)
            .Select(x => x.Hash).ToListAsync();
        var (unit, contact) = (submission.UnitNumber, submission.ContactKey);
        var found = Others(db, submission).Where(x =>
            db.SubmissionFiles.Any(file => file.Submission == x.Id && hashes.Contains(file.Hash))
            || (x.Bounty == submission.Bounty
                && ((unit != null && x.UnitNumber == unit) || (contact != null && x.ContactKey == contact))));
        var rows = await SubmissionReading.Join(db, found)
            .OrderByDescending(x => x.Submission.Id).Take(MostShown).ToListAsync();
        var ids = rows.ConvertAll(x => x.Submission.Id);
        var withPhoto = await db.SubmissionFiles
            .Where(x => ids.Contains(x.Submission) && hashes.Contains(x.Hash)).Select(x => x.Submission).ToListAsync();
        return rows.ConvertAll(x => TwinOf(
            x, scope.Reaches(x.Submission.Builder) ? x : null,
            withPhoto.Contains(x.Submission.Id) ? "photo"
                : unit is not null && x.Submission.UnitNumber == unit ? "unit" : "contact"));
    }

    private static SubmissionTwin TwinOf(SubmissionRow row, SubmissionRow? seen, string same) => new(
        seen?.Submission.Id, same, seen?.Title, seen?.Agent, row.Submission.SubmittedAt, row.Submission.Status);

    private static async Task<IEnumerable<string>> OfUnitAsync(
        OffersDb db, Id<Project> project, (string Number, IQueryable<BountySubmission> Others) about)
    {
        var reasons = new List<string>();
        if (await about.Others.AnyAsync(x => x.UnitNumber == about.Number))
        {
            reasons.Add($"Another proof of this bounty names unit {about.Number}.");
        }

        var units = db.Units.Where(x => x.Project == project);
        if (await units.AnyAsync() && !await units.AnyAsync(x => x.Number.ToUpper() == about.Number))
        {
            reasons.Add($"The project has no unit {about.Number}.");
        }

        return reasons;
    }

    private static async Task<IEnumerable<string>> OfContactAsync(
        OffersDb db, Id<Domain.Identity.IPerson> agent, (string Key, IQueryable<BountySubmission> Others) about)
    {
        var reasons = new List<string>();
        if (await about.Others.AnyAsync(x => x.ContactKey == about.Key))
        {
            reasons.Add("Another proof of this bounty names the same contact.");
        }

        var own = await db.Users.Where(x => x.Id == agent).Select(x => new { x.Email, x.PhoneNumber })
            .SingleOrDefaultAsync();
        if (own is not null && (IsOf(own.Email, about.Key) || IsOf(own.PhoneNumber, about.Key)))
        {
            reasons.Add("The contact is the agent's own.");
        }

        return reasons;
    }

    private static bool IsOf(string? contact, string key) => ContactHash.OfKnown(contact) == key;

    private static IQueryable<BountySubmission> Others(OffersDb db, BountySubmission submission)
    {
        var (id, bounty, agent) = (submission.Id, submission.Bounty, submission.Agent);
        return db.BountySubmissions.Where(x => x.Id != id
            && !(x.Agent == agent && x.Bounty == bounty && x.Status == SubmissionStatus.Rejected));
    }
}
