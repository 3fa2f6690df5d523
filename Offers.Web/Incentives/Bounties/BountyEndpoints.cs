using Offers.Data.Incentives.Bounties;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Bounties;

/// <summary>Bounties and their submissions, for builders and, over all of them, for administrators.</summary>
internal static class BountyEndpoints
{
    private static readonly RefusalCode[] _money =
    [
        LedgerCodes.AmountInvalid, LedgerCodes.CurrencyMismatch, LedgerCodes.CurrencyUnknown,
        LedgerCodes.InsufficientBalance, IncentiveCodes.BudgetRequired,
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            var tag = portal.IsPlatform ? "Bounties, administration" : "Bounties";
            MapBounties(api.MapGroup(portal.Bounties).RequirePolicy(portal.Policy).WithTags(tag), portal);
            MapSubmissions(api.MapGroup(portal.Submissions).RequirePolicy(portal.Policy).WithTags(tag), portal);
        }
    }

    private static void MapBounties(RouteGroupBuilder bounties, IncentivePortal portal)
    {
        bounties.MapPost("", async (NewBountyBody body, BountyDesk desk, HttpContext http) =>
                (await desk.CreateAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), body)).ToResult())
            .WithSummary("Make a bounty, with its budget held, or a draft").Answers<BountyView>(201).NeedsKey()
            .Refuses(IncentiveCodes.ProjectNotFound, IncentiveCodes.NotOwner, IncentiveCodes.ValidityInvalid)
            .Refuses(_money);
        bounties.MapGet("", (BountyQueries queries, HttpContext http) => ListAsync(queries, portal, http))
            .WithSummary("Bounties, newest first").ListOf<BountyView>(FiltersOf(portal))
            .Refuses(PlatformCodes.StatusInvalid);
        var bounty = bounties.MapGroup("/{id}").Refuses(IncentiveCodes.BountyNotFound);
        bounty.MapGet("", async (Id<Bounty> id, BountyQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(portal.ScopeOf(http.Caller()), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One bounty with its money and what may be done").Answers<BountyView>();
        bounty.MapPatch("", (Id<Bounty> id, BountyDesk desk, HttpContext http) =>
                desk.EditAsync(
                    http.Command(), (portal.ScopeOf(http.Caller()), id), http.Request.Headers.IfMatch, http.Patch())
                    .ToResultAsync())
            .WithSummary("Change a bounty by a merge patch")
            .Accepts<BountyBody>("application/json", "application/merge-patch+json").Answers<BountyView>().TakesKey()
            .NeedsRevision().Refuses(
                IncentiveCodes.NotOwner, IncentiveCodes.BountyTermsFixed, IncentiveCodes.IncentiveNotEditable,
                IncentiveCodes.ValidityInvalid, LedgerCodes.AmountInvalid, LedgerCodes.CurrencyMismatch);
        bounty.MapDelete("", (Id<Bounty> id, BountyDesk desk, HttpContext http) =>
                desk.RemoveAsync(http.Command(), portal.ScopeOf(http.Caller()), id).ToResultAsync())
            .WithSummary("Delete a draft; close and archive everything else").Answers<BountyRemoval>().TakesKey()
            .Refuses(IncentiveCodes.NotOwner);
        MapVerbs(bounty, portal);
        bounty.MapGet("/submissions", (
                Id<Bounty> id, BountyQueries queries, SubmissionQueries submissions, HttpContext http) =>
                SubmissionsAsync((queries, submissions), portal, id, http))
            .WithSummary("The bounty's submissions").ListOf<SubmissionView>(
                ListFilter.Status<SubmissionStatus>(), ListFilter.PageNumber).Refuses(PlatformCodes.StatusInvalid);
    }

    private static void MapVerbs(RouteGroupBuilder bounty, IncentivePortal portal)
    {
        bounty.MapPost("/publish", async (Id<Bounty> id, BudgetBody? body, BountyDesk desk, HttpContext http) =>
                (await desk.PublishAsync(
                    await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body ?? new BudgetBody())).ToResult())
            .WithSummary("Publish a draft: its budget is held").Answers<BountyView>().NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed, IncentiveCodes.NotOwner, IncentiveCodes.ValidityInvalid)
            .Refuses(_money);
        bounty.MapPost("/budget", async (Id<Bounty> id, BudgetBody body, BountyDesk desk, HttpContext http) =>
                (await desk.AddBudgetAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body))
                    .ToResult())
            .WithSummary("Hold more money for it").Answers<BountyView>().NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed, IncentiveCodes.NotOwner).Refuses(_money);
        bounty.MapPost("/close", async (Id<Bounty> id, BountyDesk desk, HttpContext http) =>
                (await desk.MoveAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, "close"))
                    .ToResult())
            .WithSummary("End it; what proofs that wait cannot need goes back").Answers<BountyView>().NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed, IncentiveCodes.NotOwner);
        foreach (var (verb, summary) in new[]
        {
            ("pause", "Take no proofs for a while"), ("resume", "Take proofs again"),
        })
        {
            bounty.MapPost("/" + verb, (Id<Bounty> id, BountyDesk desk, HttpContext http) =>
                    desk.MoveAsync(http.Command(), portal.ScopeOf(http.Caller()), id, verb).ToResultAsync())
                .WithSummary(summary).Answers<BountyView>().TakesKey().Refuses(
                    PlatformCodes.ActionNotAllowed, IncentiveCodes.NotOwner, IncentiveCodes.ValidityInvalid);
        }
    }

    private static void MapSubmissions(RouteGroupBuilder submissions, IncentivePortal portal)
    {
        submissions.MapGet("", (SubmissionQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new SubmissionFilter(query.Status<SubmissionStatus>(), query.Id<Bounty>("bountyId"));
                return queries.ListAsync(portal.ScopeOf(http.Caller()), filter, query.Page);
            })
            .WithSummary("Submissions: those that wait oldest first, others newest first").ListOf<SubmissionView>(
                ListFilter.Status<SubmissionStatus>(), BountyFilters.Bounty, ListFilter.PageNumber)
            .Refuses(PlatformCodes.StatusInvalid);
        var submission = submissions.MapGroup("/{id}").Refuses(IncentiveCodes.SubmissionNotFound);
        submission.MapGet("", (Id<BountySubmission> id, SubmissionQueries queries, HttpContext http) =>
                queries.GetAsync(portal.ScopeOf(http.Caller()), id))
            .WithSummary("One submission, with those that share something with it").Answers<SubmissionView>();
        submission.MapPost("/review", async (
                Id<BountySubmission> id, ReviewBody body, SubmissionDesk desk, HttpContext http) =>
                (await desk.ReviewAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body))
                    .ToResult())
            .WithSummary("Approve and pay it, or reject it with feedback").Answers<SubmissionView>().NeedsKey()
            .Refuses(
                IncentiveCodes.NotOwner, IncentiveCodes.AlreadyReviewed, IncentiveCodes.BudgetExhausted,
                PlatformCodes.SamePerson);
    }

    private static ListFilter[] FiltersOf(IncentivePortal portal) =>
    [
        BountyFilters.Status, BountyFilters.Project, ListFilter.Search, ListFilter.PageNumber,
        .. portal.IsPlatform ? [BountyFilters.Builder] : Array.Empty<ListFilter>(),
    ];

    private static Task<Page<BountyView>> ListAsync(BountyQueries queries, IncentivePortal portal, HttpContext http)
    {
        var query = http.List();
        var filter = new BountyFilter(
            query.Status<IncentiveStatus>(), query.Id<Project>("projectId"),
            portal.IsPlatform ? query.Id<Organisation>("builderId") : null, query.Search());
        return queries.ListAsync(portal.ScopeOf(http.Caller()), filter, query.Page);
    }

    // A bounty without submissions has an empty list; a bounty that does not exist has none.
    private static async Task<Page<SubmissionView>> SubmissionsAsync(
        (BountyQueries Bounties, SubmissionQueries Submissions) queries, IncentivePortal portal, Id<Bounty> id,
        HttpContext http)
    {
        var (scope, query) = (portal.ScopeOf(http.Caller()), http.List());
        await queries.Bounties.GetAsync(scope, id);
        return await queries.Submissions.ListAsync(
            scope, new SubmissionFilter(query.Status<SubmissionStatus>(), id), query.Page);
    }
}

/// <summary>The filters of lists of bounties.</summary>
internal static class BountyFilters
{
    /// <summary>Narrows to a state; bounties are never scheduled.</summary>
    internal static readonly ListFilter Status = new(
        "status", "Only this state.",
        [.. Enum.GetValues<IncentiveStatus>().Where(x => x != IncentiveStatus.Scheduled)
            .Select(x => Words.Snake(x.ToString()))]);

    /// <summary>Narrows to a project.</summary>
    internal static readonly ListFilter Project = new("projectId", "Only this project.");

    /// <summary>Narrows to a builder.</summary>
    internal static readonly ListFilter Builder = new("builderId", "Only projects of this builder.");

    /// <summary>Narrows to a bounty.</summary>
    internal static readonly ListFilter Bounty = new("bountyId", "Only this bounty.");
}
