using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform.Files;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;
using Proof = Offers.Domain.Incentives.Bounties.Proof;

namespace Offers.Web.Incentives.Bounties;

/// <summary>What agents see and send, and where the photos of proofs are.</summary>
internal static class AgentBountyEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var agent = api.MapGroup("/agent").RequirePolicy(Policies.Agent).WithTags("Bounties, agents");
        agent.MapGet("/bounties", ListAsync).WithSummary("Bounties that the caller may work for, newest first")
            .ListOf<BountyView>(
                BountyFilters.Status, BountyFilters.Project, ListFilter.Search, ListFilter.PageNumber)
            .Refuses(PlatformCodes.StatusInvalid);
        agent.MapGet("/bounties/{id}", (Id<Bounty> id, BountyQueries queries, HttpContext http) =>
                queries.GetForAgentAsync(http.Caller().Book, http.Person(), id))
            .WithSummary("One bounty").Answers<BountyView>()
            .Refuses(IncentiveCodes.BountyNotFound, IncentiveCodes.NotAssociated);
        agent.MapPost("/bounties/{id}/submissions", (Id<Bounty> id, ProofUploads uploads, HttpContext http) =>
                uploads.TakeAsync(http, id))
            .WithSummary("Send a proof, with up to 5 photos").TakesUpload<ProofFields>().Answers<SubmissionView>(201)
            .TakesKey().Refuses(
                PlatformCodes.FileTooLarge, PlatformCodes.FileTypeUnsupported, PlatformCodes.FileContentMismatch,
                PlatformCodes.UploadBroken, IncentiveCodes.BountyNotFound, IncentiveCodes.NotAssociated,
                IncentiveCodes.ProofRequired, IncentiveCodes.BountyNotOpen, IncentiveCodes.BountyFull,
                IncentiveCodes.SubmissionExists);
        agent.MapGet("/submissions", MineAsync).WithSummary("The caller's submissions, newest first")
            .ListOf<SubmissionView>(
                ListFilter.Status<SubmissionStatus>(), BountyFilters.Bounty, ListFilter.PageNumber)
            .Refuses(PlatformCodes.StatusInvalid);
        agent.MapGet("/submissions/{id}", (Id<BountySubmission> id, SubmissionQueries queries, HttpContext http) =>
                queries.GetMineAsync(http.Caller().Book, http.Person(), id))
            .WithSummary("One of the caller's submissions").Answers<SubmissionView>()
            .Refuses(IncentiveCodes.SubmissionNotFound);
    }

    /// <summary>Maps what lies outside the API: photos, where pages and programs find them, and the form's address.
    /// </summary>
    internal static void MapFiles(WebApplication app)
    {
        app.MapMethods("/proofs/{id}", [HttpMethods.Get, HttpMethods.Head], SendAsync)
            .RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        app.MapPost("/agent/bounties/{id}/uploads", (string id, HttpContext http, ProofUploads uploads) =>
                FormUploads.TakeAsync(http, () => uploads.TakeFromFormAsync(http, BountyPageIds.ReadBounty(id))))
            .RequirePolicy(Policies.Agent).ExcludeFromDescription();
    }

    private static Task<Page<BountyView>> ListAsync(BountyQueries queries, HttpContext http)
    {
        var query = http.List();
        var filter = new BountyFilter(
            query.Status<IncentiveStatus>(), query.Id<Project>("projectId"), Search: query.Search());
        return queries.ListForAgentAsync(http.Caller().Book, http.Person(), filter, query.Page);
    }

    private static Task<Page<SubmissionView>> MineAsync(SubmissionQueries queries, HttpContext http)
    {
        var query = http.List();
        var filter = new SubmissionFilter(query.Status<SubmissionStatus>(), query.Id<Bounty>("bountyId"));
        return queries.ListMineAsync(http.Caller().Book, http.Person(), filter, query.Page);
    }

    // Whoever may not read a photo is told that there is none, signed in or not.
    private static async Task SendAsync(string id, SubmissionQueries queries, FileStore store, HttpContext http)
    {
        http.LeaveAlone();
        try
        {
            var known = Id<StoredFile>.TryParse(id, out var file) ? file : throw PlatformCodes.FileNotFound.Because();
            var caller = http.Caller();
            if (caller.Person is null || Principals.OwesSecondFactor(http.User))
            {
                throw PlatformCodes.FileNotFound.Because();
            }

            var found = await queries.PhotoAsync(caller, known);
            await store.Send(http, found, (FileLook.Inline, FileCaching.Private)).ExecuteAsync(http);
        }
        catch (Refusal refusal)
        {
            await Problems.WriteAsync(http, refusal);
        }
    }
}

/// <summary>A proof as it is sent.</summary>
/// <param name="UnitNumber">The number of a unit, where the bounty asks for it.</param>
/// <param name="ContactName">The name of the person whom the agent brings.</param>
/// <param name="Contact">That person's e-mail address or phone number.</param>
/// <param name="Note">A few words.</param>
/// <param name="File">A photo; up to five parts have this name.</param>
internal sealed record ProofFields(
    string? UnitNumber, string? ContactName, string? Contact, string? Note, IFormFile? File);

/// <summary>Takes in proofs, for the API and for the form of the portal alike.</summary>
internal sealed class ProofUploads(
    UploadReader reader, FileStore store, BountyQueries bounties, SubmissionDesk submissions)
{
    /// <summary>A proof of a program: answered with the submission.</summary>
    internal async Task<IResult> TakeAsync(HttpContext http, Id<Bounty> id) => (await KeepAsync(http, id)).ToResult();

    /// <summary>A proof of a page: answered with the page that shows it.</summary>
    internal async Task<IResult> TakeFromFormAsync(HttpContext http, Id<Bounty> id)
    {
        var answer = await KeepAsync(http, id);
        return answer.IsRefusal
            ? answer.ToResult()
            : Results.Created("/agent/submissions?sent=" + answer.Location!.Split('/')[^1], null);
    }

    private async Task<Answer> KeepAsync(HttpContext http, Id<Bounty> id)
    {
        // A bounty that is not there or not for the caller is told before photos are read.
        await bounties.GetForAgentAsync(http.Caller().Book, http.Person(), id);
        using var uploads = await reader.ReadAllAsync(http, ProofFiles.Photos, ProofFiles.MostPhotos);
        RequestBody.Keep(http, uploads.Fingerprint);
        var proof = new Proof(
            uploads["unitNumber"], uploads["contactName"], uploads["contact"], uploads["note"]);
        return await store.KeepAllAsync(
            uploads.Files, photos => submissions.SendAsync(http.Command(), id, proof, photos));
    }
}
