using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Api;

/// <summary>What agents see and do: incentives of their projects, what they would earn, their claims.</summary>
internal static class AgentIncentiveEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var agent = api.MapGroup("/agent").RequirePolicy(Policies.Agent);
        MapIncentives(agent.MapGroup("/incentives").WithTags("Incentives, agents"));
        agent.MapGet("/sales", (SaleQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListForAgentAsync(
                    http.Caller().Book, http.Person(), IncentiveWords.SalesOf(query), query.Page);
            })
            .WithTags("Sales, agents").WithSummary("The caller's sales, newest first")
            .ListOf<SaleView>(IncentiveWords.Sales).Refuses(PlatformCodes.StatusInvalid);
        MapClaims(agent.MapGroup("/claims").WithTags("Claims, agents"));
    }

    private static void MapIncentives(RouteGroupBuilder incentives)
    {
        incentives.MapGet("", (IncentiveQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListForAgentAsync(
                    http.Caller().Book, http.Person(), IncentiveWords.Incentives(query), query.Page);
            })
            .WithSummary("Incentives of the projects that the caller sells now, newest first")
            .ListOf<IncentiveView>(IncentiveWords.OfAgents).Refuses(PlatformCodes.StatusInvalid);
        var incentive = incentives.MapGroup("/{id}")
            .Refuses(IncentiveCodes.IncentiveNotFound, IncentiveCodes.NotAssociated);
        incentive.MapGet("", async (
                Id<Incentive> id, IncentiveQueries queries, IncentiveReadings readings, HttpContext http) =>
            {
                var (caller, view) = (http.Caller(), await queries.GetForAgentAsync(
                    http.Caller().Book, http.Person(), id));

                // After the answer is sent, so that nobody waits for a count.
                http.Response.OnCompleted(() => readings.CountAsync(caller, id));
                return view;
            })
            .WithSummary("One incentive; the reading is counted once a day").Answers<IncentiveView>();
        incentive.MapPost("/estimate", (
                Id<Incentive> id, EstimateBody body, EstimateQueries estimates, HttpContext http) =>
                estimates.OfAgentAsync(http.Caller().Book, http.Person(), id, body))
            .WithSummary("What selling would earn the caller, by the code that prices claims")
            .Answers<EstimateView>().Refuses(IncentiveCodes.UnitNotFound, LedgerCodes.AmountInvalid);
        incentive.MapPost("/accept", (Id<Incentive> id, TermsReadBody? body, AgentDesk desk, HttpContext http) =>
                desk.AcceptAsync(http.Command(), id, body ?? new TermsReadBody()).ToResultAsync())
            .WithSummary("Say that the terms that hold now were read").Produces(204).TakesKey()
            .Refuses(PlatformCodes.StaleVersion);
    }

    private static void MapClaims(RouteGroupBuilder claims)
    {
        claims.MapGet("", (ClaimQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListForAgentAsync(
                    http.Caller().Book, http.Person(), IncentiveWords.ClaimsOf(query), query.Page);
            })
            .WithSummary("The caller's claims, newest first").ListOf<ClaimView>(IncentiveWords.Claims)
            .Refuses(PlatformCodes.StatusInvalid);
        var claim = claims.MapGroup("/{id}").Refuses(IncentiveCodes.ClaimNotFound);
        claim.MapGet("", (Id<IncentiveClaim> id, ClaimQueries queries, HttpContext http) =>
                queries.GetForAgentAsync(http.Caller().Book, http.Person(), id))
            .WithSummary("One of the caller's claims with its parts and disputes").Answers<ClaimView>();
        claim.MapPost("/dispute", (Id<IncentiveClaim> id, ReasonBody body, ClaimDesk desk, HttpContext http) =>
                desk.DisputeAsync(http.Command(), id, body.Reason).ToResultAsync())
            .WithSummary("Say that a claim is wrong").Answers<ClaimView>().TakesKey()
            .Refuses(IncentiveCodes.DisputeOpen);
        claim.MapDelete("/dispute", (Id<IncentiveClaim> id, ClaimDesk desk, HttpContext http) =>
                desk.WithdrawAsync(http.Command(), id).ToResultAsync())
            .WithSummary("Take the dispute back").Answers<ClaimView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed);
    }
}
