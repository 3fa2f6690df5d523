using Microsoft.AspNetCore.Mvc;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Projects;

/// <summary>Who sells which project, for builders and, over all of them, for administrators.</summary>
internal static class AssociationEndpoints
{
    internal static void Map(RouteGroupBuilder group, IncentivePortal portal)
    {
        group.WithTags(portal.IsPlatform ? "Agents of projects, administration" : "Agents of projects");
        MapAgents(group, portal);
        var associations = group.MapGroup("/associations");
        associations.MapGet("", (AssociationQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(
                    portal.ScopeOf(http.Caller()), FilterOf(query, portal, query.Status<AssociationStatus>()),
                    query.Page);
            })
            .WithSummary("Associations in every state, newest first")
            .ListOf<AssociationView>(ProjectWords.AssociationFilters(portal)).Refuses(PlatformCodes.StatusInvalid);
        var association = associations.MapGroup("/{id}").Refuses(IncentiveCodes.AssociationNotFound);
        association.MapGet("", (Id<Association> id, AssociationQueries queries, HttpContext http) =>
                queries.GetAsync(portal.ScopeOf(http.Caller()), id))
            .WithSummary("One association with what may be done").Answers<AssociationView>();
        association.MapPost("/approve", (Id<Association> id, AssociationDesk desk, HttpContext http) =>
                desk.DecideAsync(portal.Ask(http.Command()), id, "approve").ToResultAsync())
            .WithSummary("Let the agent sell the project").Answers<AssociationView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed, PlatformCodes.SamePerson);
        association.MapPost("/reject", (Id<Association> id, ReasonBody body, AssociationDesk desk, HttpContext http) =>
                desk.DecideAsync(portal.Ask(http.Command()), id, "reject", body.Reason).ToResultAsync())
            .WithSummary("Refuse the agent's request and say why").Answers<AssociationView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed);
    }

    private static void MapAgents(RouteGroupBuilder group, IncentivePortal portal)
    {
        var agents = group.MapGroup("/agents");
        agents.MapPost("", (InvitationBody body, AssociationDesk desk, HttpContext http) =>
                desk.InviteAsync(portal.Ask(http.Command()), body).ToResultAsync())
            .WithSummary("Let an agent, named by id or e-mail, sell a project").Answers<AssociationView>(201)
            .TakesKey().Refuses(
                IncentiveCodes.ProjectNotFound, IncentiveCodes.NotOwner, IncentiveCodes.AgentNotFound,
                IncentiveCodes.AssociationExists, PlatformCodes.SamePerson);
        agents.MapPost("/bulk", (InvitationsBody body, AssociationDesk desk, HttpContext http) =>
                desk.InviteManyAsync(portal.Ask(http.Command()), body).ToResultAsync())
            .WithSummary("Let many agents sell a project; each is added or refused by himself")
            .Answers<AgentsAnswer>().TakesKey().Refuses(IncentiveCodes.ProjectNotFound, IncentiveCodes.NotOwner)
            .WithMetadata(EmptyItems.Mark);
        agents.MapGet("", (AssociationQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(portal.ScopeOf(http.Caller()), AgentsOf(query, portal), query.Page);
            })
            .WithSummary("The agents who sell projects now, or those of another state; newest first")
            .ListOf<AssociationView>(ProjectWords.AssociationFilters(portal)).Refuses(PlatformCodes.StatusInvalid);
        agents.MapDelete("/{associationId}", (
                Id<Association> associationId, [FromBody] ReasonBody? body, AssociationDesk desk, HttpContext http) =>
                desk.DecideAsync(portal.Ask(http.Command()), associationId, "end", body?.Reason).ToResultAsync())
            .WithSummary("Let an agent sell a project no longer; the reason may be left out")
            .Answers<AssociationView>().TakesKey()
            .Refuses(IncentiveCodes.AssociationNotFound, PlatformCodes.ActionNotAllowed);
        group.MapGet("/projects/{id}/agents", (Id<Project> id, AssociationQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new AssociationFilter(StatusOf(query), Search: query.Search());
                return queries.OfProjectAsync(portal.ScopeOf(http.Caller()), id, filter, query.Page);
            })
            .WithSummary("The agents who sell the project now, or those of another state; newest first")
            .ListOf<AssociationView>(
                ListFilter.Status<AssociationStatus>(), ListFilter.Search, ListFilter.PageNumber)
            .Refuses(PlatformCodes.StatusInvalid, IncentiveCodes.ProjectNotFound);
    }

    private static AssociationFilter AgentsOf(ListQuery query, IncentivePortal portal) =>
        FilterOf(query, portal, StatusOf(query));

    // A list of agents is of those who sell now, unless it is asked for others.
    private static AssociationStatus StatusOf(ListQuery query) =>
        query.Status<AssociationStatus>() ?? AssociationStatus.Approved;

    private static AssociationFilter FilterOf(
        ListQuery query, IncentivePortal portal, AssociationStatus? status) => new(
        status, query.Id<Project>("projectId"), portal.IsPlatform ? query.Id<Organisation>("builderId") : null,
        query.Search());
}
