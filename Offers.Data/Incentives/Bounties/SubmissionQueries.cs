using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>What a list of submissions is narrowed to.</summary>
/// <param name="Status">The state.</param>
/// <param name="Bounty">The bounty.</param>
public sealed record SubmissionFilter(SubmissionStatus? Status = null, Id<Bounty>? Bounty = null)
{
    internal IQueryable<BountySubmission> Narrow(IQueryable<BountySubmission> submissions)
    {
        submissions = Status is { } status ? submissions.Where(x => x.Status == status) : submissions;
        return Bounty is { } bounty ? submissions.Where(x => x.Bounty == bounty) : submissions;
    }
}

/// <summary>Reads submissions and says who may read their photos.</summary>
public sealed class SubmissionQueries(OffersDatabase database)
{
    /// <summary>The submissions of a scope: those that wait the oldest first, as a queue; all others newest
    /// first.</summary>
    public async Task<Page<SubmissionView>> ListAsync(ProjectScope scope, SubmissionFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(scope.Submissions(db));
        var ordered = filter.Status == SubmissionStatus.Pending ? found.OldestFirst(page) : found.NewestFirst(page);
        return await PageAsync(db, (found, ordered), page);
    }

    /// <summary>One submission of a scope, with those that share something with it.</summary>
    /// <exception cref="Refusal"><c>submission_not_found</c>.</exception>
    public async Task<SubmissionView> GetAsync(ProjectScope scope, Id<BountySubmission> id)
    {
        await using var db = database.Read(scope.Book);
        var row = await SubmissionReading.Join(db, scope.Submissions(db).Where(x => x.Id == id)).SingleOrDefaultAsync()
            ?? throw IncentiveCodes.SubmissionNotFound.Because();
        return (await SubmissionReading.ViewsAsync(db, [row]))[id] with
        {
            Twins = await ProofTwins.OfAsync(db, scope, row.Submission),
        };
    }

    /// <summary>An agent's own submissions, newest first.</summary>
    public async Task<Page<SubmissionView>> ListMineAsync(
        BookId book, Id<IPerson> agent, SubmissionFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = filter.Narrow(db.BountySubmissions.Where(x => x.Agent == agent));
        return (await PageAsync(db, (found, found.NewestFirst(page)), page)).Select(x => x.ForAgent());
    }

    /// <summary>One of an agent's own submissions.</summary>
    /// <exception cref="Refusal"><c>submission_not_found</c>.</exception>
    public async Task<SubmissionView> GetMineAsync(BookId book, Id<IPerson> agent, Id<BountySubmission> id)
    {
        await using var db = database.Read(book);
        var mine = db.BountySubmissions.Where(x => x.Id == id && x.Agent == agent);
        var row = await SubmissionReading.Join(db, mine).SingleOrDefaultAsync()
            ?? throw IncentiveCodes.SubmissionNotFound.Because();
        return (await SubmissionReading.ViewsAsync(db, [row]))[id].ForAgent();
    }

    /// <summary>How many submissions of a scope wait for a decision of its own people.</summary>
    public async Task<int> WaitingAsync(ProjectScope scope)
    {
        await using var db = database.Read(scope.Book);
        return await scope.Submissions(db).CountAsync(x => x.Status == SubmissionStatus.Pending);
    }

    /// <summary>The photo of a proof, for who sent it, the people of its builder and administrators.</summary>
    /// <exception cref="Refusal"><c>file_not_found</c>, also for one that the caller may not read.</exception>
    public async Task<StoredFile> PhotoAsync(Caller caller, Id<StoredFile> id)
    {
        await using var db = database.Read(caller.Book);
        var scope = caller.IsAdministrator
            ? ProjectScope.OfPlatform(caller)
            : ProjectScope.OfBuilder(caller);
        var (isBuilder, person) = (scope.IsPlatform || caller.Is(Role.Builder), caller.Person);
        var reached = scope.Submissions(db);
        return await (
            from file in db.SubmissionFiles.Where(x => x.File == id)
            join stored in db.StoredFiles on file.File equals stored.Id
            where db.BountySubmissions.Any(x => x.Id == file.Submission && x.Agent == person)
                || (isBuilder && reached.Any(x => x.Id == file.Submission))
            select stored).SingleOrDefaultAsync() ?? throw PlatformCodes.FileNotFound.Because();
    }

    private static async Task<Page<SubmissionView>> PageAsync(
        OffersDb db, (IQueryable<BountySubmission> Found, IQueryable<BountySubmission> Ordered) what, PageRequest page)
    {
        var total = await what.Found.CountCappedAsync(page);
        var ids = await what.Ordered.Select(x => x.Id).Cut(page).ToListAsync();
        var rows = await SubmissionReading.Join(db, db.BountySubmissions.Where(x => ids.Contains(x.Id))).ToListAsync();
        var views = await SubmissionReading.ViewsAsync(db, rows);
        return Page<Id<BountySubmission>>.Of(ids, page, total, x => x.ToString()).Select(id => views[id]);
    }
}
