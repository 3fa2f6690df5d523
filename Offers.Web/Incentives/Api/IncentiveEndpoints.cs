using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Api;

/// <summary>What builders and administrators do with incentives.</summary>
internal static class IncentiveEndpoints
{
    private static readonly (string Verb, string Summary)[] _verbs =
    [
        ("pause", "Count no new sales for a while"),
        ("resume", "Count new sales again"),
        ("close", "End it; what nothing can need of the budget goes back"),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            var incentives = api.MapGroup(portal.Path + "/incentives").RequirePolicy(portal.Policy)
                .WithTags("Incentives" + portal.TagSuffix);
            MapLists(incentives, portal);
            MapOne(incentives.MapGroup("/{id}").Refuses(IncentiveCodes.IncentiveNotFound), portal);
        }

        api.MapPost("/admin/incentives/update-expired", async (
                IncentiveExpiry expiry, Data.Incentives.Bounties.BountyExpiry bounties, HttpContext http) =>
                new ExpiredAnswer(await expiry.RunAsync(http.Caller()) + await bounties.RunAsync(http.Caller().Book)))
            .RequirePolicy(IncentivePortal.Admin.Policy).WithTags("Incentives, administration")
            .WithSummary("Record what has expired, and answer how many that were").Answers<ExpiredAnswer>();
    }

    private static void MapLists(RouteGroupBuilder incentives, IncentivePortal portal)
    {
        incentives.MapPost("", async (IncentiveBody body, IncentiveDesk desk, HttpContext http) =>
                (await desk.CreateAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), body)).ToResult())
            .WithSummary("Promise something; published with its budget held unless told not to")
            .Answers<IncentiveView>(201).NeedsKey().Refuses(
                IncentiveCodes.ProjectNotFound, IncentiveCodes.NotOwner, IncentiveCodes.RewardInvalid,
                IncentiveCodes.ValidityInvalid, IncentiveCodes.BudgetRequired, LedgerCodes.AmountInvalid,
                LedgerCodes.InsufficientBalance);
        incentives.MapGet("", (IncentiveQueries queries, HttpContext http) => ListAsync(queries, portal, http))
            .WithSummary("Incentives, newest first").ListOf<IncentiveView>(IncentiveWords.Incentives(portal))
            .Refuses(PlatformCodes.StatusInvalid);
        incentives.MapGet("/project/{projectId}", (Id<Project> projectId, IncentiveQueries queries, HttpContext http) =>
                OfProjectAsync(projectId, queries, portal, http))
            .WithSummary("The incentives of a project, newest first")
            .ListOf<IncentiveView>(ListFilter.PageNumber, ListFilter.Status<IncentiveStatus>())
            .Refuses(IncentiveCodes.ProjectNotFound, PlatformCodes.StatusInvalid);
    }

    private static void MapOne(RouteGroupBuilder incentive, IncentivePortal portal)
    {
        incentive.MapGet("", async (Id<Incentive> id, IncentiveQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(portal.ScopeOf(http.Caller()), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One incentive with its budget and what may be done").Answers<IncentiveView>();
        incentive.MapPatch("", (Id<Incentive> id, IncentiveDesk desk, HttpContext http) =>
                desk.EditAsync(
                    http.Command(), portal.ScopeOf(http.Caller()), id, (http.Request.Headers.IfMatch, http.Patch()))
                    .ToResultAsync())
            .WithSummary("Change words, terms or state by a merge patch; changed terms are the next version")
            .Accepts<IncentiveBody>("application/json", "application/merge-patch+json").Answers<IncentiveView>()
            .TakesKey().NeedsRevision().Refuses(
                IncentiveCodes.NotOwner, IncentiveCodes.IncentiveNotEditable, IncentiveCodes.RewardInvalid,
                IncentiveCodes.ValidityInvalid, PlatformCodes.StatusInvalid, PlatformCodes.ActionNotAllowed,
                IncentiveCodes.BudgetRequired, LedgerCodes.InsufficientBalance, LedgerCodes.AmountInvalid);
        incentive.MapDelete("", (Id<Incentive> id, IncentiveDesk desk, HttpContext http) =>
                desk.DeleteAsync(
                    http.Command(), portal.ScopeOf(http.Caller()), id, http.Request.Headers.IfMatch).ToResultAsync())
            .WithSummary("Delete a draft; close and archive what agents saw").Answers<DeleteAnswer>().TakesKey()
            .NeedsRevision().Refuses(IncentiveCodes.NotOwner);
        incentive.MapPost("/backtest", (Id<Incentive> id, BacktestQueries backtests, HttpContext http) =>
                backtests.BacktestAsync(portal.ScopeOf(http.Caller()), id))
            .WithSummary("What its terms would have cost over the sales of the last twelve months")
            .Answers<BacktestView>();
        incentive.MapPost("/publish", async (Id<Incentive> id, BudgetBody body, IncentiveDesk desk, HttpContext http) =>
                (await desk.MoveAsync(
                    await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, ("publish", body))).ToResult())
            .WithSummary("Publish a draft with its budget held").Answers<IncentiveView>().NeedsKey().Refuses(
                IncentiveCodes.NotOwner, PlatformCodes.ActionNotAllowed, IncentiveCodes.ValidityInvalid,
                IncentiveCodes.BudgetRequired, LedgerCodes.InsufficientBalance, LedgerCodes.AmountInvalid);
        incentive.MapPost("/budget", async (Id<Incentive> id, BudgetBody body, IncentiveDesk desk, HttpContext http) =>
                (await desk.AddBudgetAsync(
                    await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body)).ToResult())
            .WithSummary("Hold more; claims that waited for it are paid").Answers<IncentiveView>().NeedsKey().Refuses(
                IncentiveCodes.NotOwner, PlatformCodes.ActionNotAllowed, LedgerCodes.InsufficientBalance,
                LedgerCodes.AmountInvalid);
        foreach (var (verb, summary) in _verbs)
        {
            incentive.MapPost("/" + verb, (Id<Incentive> id, IncentiveDesk desk, HttpContext http) =>
                    desk.MoveAsync(http.Command(), portal.ScopeOf(http.Caller()), id, (verb, null)).ToResultAsync())
                .WithSummary(summary).Answers<IncentiveView>().TakesKey().Refuses(
                    IncentiveCodes.NotOwner, PlatformCodes.ActionNotAllowed, IncentiveCodes.ValidityInvalid);
        }
    }

    private static Task<Page<IncentiveView>> ListAsync(
        IncentiveQueries queries, IncentivePortal portal, HttpContext http)
    {
        var query = http.List();
        return queries.ListAsync(portal.ScopeOf(http.Caller()), IncentiveWords.Incentives(query), query.Page);
    }

    private static Task<Page<IncentiveView>> OfProjectAsync(
        Id<Project> project, IncentiveQueries queries, IncentivePortal portal, HttpContext http)
    {
        var query = http.List();
        return queries.OfProjectAsync(
            portal.ScopeOf(http.Caller()), project, query.Status<IncentiveStatus>(), query.Page);
    }
}

/// <summary>How many incentives and bounties were recorded as expired.</summary>
/// <param name="Updated">How many.</param>
public sealed record ExpiredAnswer(int Updated);
