using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>Leaderboards, for builders, administrators and agents.</summary>
internal static class LeaderboardEndpoints
{
    private static readonly ListFilter _project = new("projectId", "Only on this project.");

    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            MapPortal(api.MapGroup(portal.Path + "/leaderboards").RequirePolicy(portal.Policy)
                .WithTags("Leaderboards" + portal.TagSuffix), portal);
        }

        MapAgent(api.MapGroup("/agent/leaderboards").RequirePolicy(Policies.Agent).WithTags("Leaderboards, agents"));
    }

    private static void MapPortal(RouteGroupBuilder boards, IncentivePortal portal)
    {
        boards.MapPost("", (LeaderboardBody body, LeaderboardDesk desk, HttpContext http) =>
                desk.OpenAsync(http.Command(), portal.ScopeOf(http.Caller()), body).ToResultAsync())
            .WithSummary("Compare the agents of a project, or of one of its incentives, from this period on")
            .Answers<LeaderboardView>(201).TakesKey().Refuses(
                IncentiveCodes.ProjectNotFound, IncentiveCodes.NotOwner, IncentiveCodes.IncentiveNotFound,
                IncentiveCodes.LeaderboardExists);
        boards.MapGet("", (LeaderboardQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(portal.ScopeOf(http.Caller()), query.Id<Project>("projectId"), query.Page);
            })
            .WithSummary("Leaderboards, newest first").ListOf<LeaderboardView>(ListFilter.PageNumber, _project);
        var board = boards.MapGroup("/{id}").Refuses(IncentiveCodes.LeaderboardNotFound);
        board.MapGet("", (Id<Leaderboard> id, string? from, LeaderboardQueries queries, HttpContext http) =>
                queries.GetAsync(portal.ScopeOf(http.Caller()), id, OutcomeWords.Day(from)))
            .WithSummary("The first places of a period with names; of the latest unless its first day is named")
            .Answers<BoardView>().Refuses(PlatformCodes.ValidationFailed);
        board.MapPost("/end", (Id<Leaderboard> id, LeaderboardDesk desk, HttpContext http) =>
                desk.EndAsync(http.Command(), portal.ScopeOf(http.Caller()), id).ToResultAsync())
            .WithSummary("End it; its places are locked as they stand").Answers<LeaderboardView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed);
    }

    private static void MapAgent(RouteGroupBuilder boards)
    {
        boards.MapGet("", (LeaderboardQueries queries, HttpContext http) =>
                queries.ListForAgentAsync(AgentCaller.Of(http.Caller()), http.List().Page))
            .WithSummary("Leaderboards of the projects that the caller sells now, with his own places")
            .ListOf<LeaderboardView>(ListFilter.PageNumber);
        boards.MapGet("/{id}", (Id<Leaderboard> id, string? from, LeaderboardQueries queries, HttpContext http) =>
                queries.GetForAgentAsync(AgentCaller.Of(http.Caller()), id, OutcomeWords.Day(from)))
            .WithSummary("The first places of a period and the caller's own; others as they want to be named")
            .Answers<BoardView>().Refuses(
                IncentiveCodes.LeaderboardNotFound, IncentiveCodes.NotAssociated, PlatformCodes.ValidationFailed);
        boards.MapGet("/name", async (LeaderboardQueries queries, HttpContext http) =>
                new LeaderboardNameBody(await queries.NameOfAsync(http.Person())))
            .WithSummary("How the caller is named to other agents").Answers<LeaderboardNameBody>();
        boards.MapPost("/name", (LeaderboardNameBody body, LeaderboardDesk desk, HttpContext http) =>
                desk.ChooseNameAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Choose how the caller is named to other agents").Answers<LeaderboardNameBody>().TakesKey();
    }
}
