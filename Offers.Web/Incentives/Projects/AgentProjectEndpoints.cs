using Microsoft.AspNetCore.Mvc;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Projects;

/// <summary>Projects and associations, for agents.</summary>
internal static class AgentProjectEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        MapProjects(api.MapGroup("/agent/projects").RequirePolicy(Policies.Agent).WithTags("Projects, agents"));
        MapAssociations(
            api.MapGroup("/agent/associations").RequirePolicy(Policies.Agent).WithTags("Projects, agents"));
    }

    private static void MapProjects(RouteGroupBuilder projects)
    {
        projects.MapGet("", (AgentProjectQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new ProjectFilter(Search: query.Search())
                {
                    Standing = query.Status<AgentStanding>("standing"),
                };
                return queries.ListAsync(Agent(http), filter, query.Page);
            })
            .WithSummary("Projects that sell, with how the caller stands to each; newest first")
            .ListOf<ProjectView>(ProjectWords.AgentFilters).Refuses(PlatformCodes.StatusInvalid);
        var project = projects.MapGroup("/{id}")
            .Refuses(IncentiveCodes.ProjectNotFound, IncentiveCodes.NotAssociated);
        project.MapGet("", (Id<Project> id, AgentProjectQueries queries, HttpContext http) =>
                queries.GetAsync(Agent(http), id))
            .WithSummary("A project that the caller sells").Answers<ProjectView>();
        project.MapGet("/units", (Id<Project> id, AgentProjectQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new UnitFilter(query.Status<UnitStatus>(), query.Search());
                return queries.UnitsAsync(Agent(http), id, filter, query.Page);
            })
            .WithSummary("The units of a project that the caller sells, by number")
            .ListOf<UnitView>(ProjectWords.UnitFilters).Refuses(PlatformCodes.StatusInvalid);
    }

    private static void MapAssociations(RouteGroupBuilder associations)
    {
        associations.MapGet("", (AgentProjectQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new AssociationFilter(query.Status<AssociationStatus>(), query.Id<Project>("projectId"));
                return queries.AssociationsAsync(Agent(http), filter, query.Page);
            })
            .WithSummary("The caller's associations in every state, newest first")
            .ListOf<AssociationView>(
                ListFilter.Status<AssociationStatus>(), ProjectWords.OfProject, ListFilter.PageNumber)
            .Refuses(PlatformCodes.StatusInvalid);
        associations.MapPost("", (AssociationBody body, AssociationDesk desk, HttpContext http) =>
                desk.RequestAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Ask to sell a project; its builder decides").Answers<AssociationView>(201).TakesKey()
            .Refuses(
                IncentiveCodes.ProjectNotFound, IncentiveCodes.ProjectNotSelling, IncentiveCodes.AssociationExists);
        associations.MapGet("/check", (Id<Project>? projectId, AgentProjectQueries queries, HttpContext http) =>
                queries.CheckAsync(
                    Agent(http), projectId ?? throw Refusal.OfField("projectId", "'projectId' is required.")))
            .WithSummary("Whether the caller sells a project, named by `projectId`").Answers<AssociationCheck>()
            .Refuses(PlatformCodes.ValidationFailed, IncentiveCodes.ProjectNotFound);
        associations.MapGet("/{id}", (Id<Association> id, AgentProjectQueries queries, HttpContext http) =>
                queries.AssociationAsync(Agent(http), id))
            .WithSummary("One of the caller's associations").Answers<AssociationView>()
            .Refuses(IncentiveCodes.AssociationNotFound);
        associations.MapDelete("/{id}", (
                Id<Association> id, [FromBody] ReasonBody? body, AssociationDesk desk, HttpContext http) =>
                desk.LeaveAsync(http.Command(), id, body?.Reason).ToResultAsync())
            .WithSummary("Take the request back, or sell the project no longer").Answers<AssociationView>().TakesKey()
            .Refuses(IncentiveCodes.AssociationNotFound, PlatformCodes.ActionNotAllowed);
    }

    private static AgentCaller Agent(HttpContext http) => AgentCaller.Of(http.Caller());
}
