using Offers.Data.Incentives.Projects;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Projects;

/// <summary>Projects and their units, for builders and, over all of them, for administrators.</summary>
internal static class ProjectEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            MapProjects(api.MapGroup(portal.Path + "/projects").RequirePolicy(portal.Policy), portal);
            AssociationEndpoints.Map(api.MapGroup(portal.Path).RequirePolicy(portal.Policy), portal);
            ProjectFileEndpoints.Map(api.MapGroup(portal.Path).RequirePolicy(portal.Policy), portal);
        }

        AgentProjectEndpoints.Map(api);
    }

    private static void MapProjects(RouteGroupBuilder projects, IncentivePortal portal)
    {
        projects.WithTags(portal.IsPlatform ? "Projects, administration" : "Projects");
        projects.MapPost("", (ProjectBody body, ProjectDesk desk, HttpContext http) =>
                desk.CreateAsync(portal.Ask(http.Command()), body).ToResultAsync())
            .WithSummary("Make a project").Answers<ProjectView>(201).TakesKey()
            .Refuses(IncentiveCodes.ProjectExists, IncentiveCodes.NotOwner, LedgerCodes.CurrencyUnknown);
        projects.MapGet("", (ProjectQueries queries, HttpContext http) => ListAsync(queries, portal, http))
            .WithSummary("Projects, newest first").ListOf<ProjectView>(ProjectWords.ProjectFilters(portal))
            .Refuses(PlatformCodes.StatusInvalid);
        var project = projects.MapGroup("/{id}").Refuses(IncentiveCodes.ProjectNotFound);
        project.MapGet("", async (Id<Project> id, ProjectQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(portal.ScopeOf(http.Caller()), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One project with what it has").Answers<ProjectView>();
        project.MapPatch("", (Id<Project> id, ProjectDesk desk, HttpContext http) =>
                desk.EditAsync(portal.Ask(http.Command()), id, http.Request.Headers.IfMatch, http.Patch())
                    .ToResultAsync())
            .WithSummary("Change a project by a merge patch")
            .Accepts<ProjectBody>("application/json", "application/merge-patch+json").Answers<ProjectView>()
            .TakesKey().NeedsRevision().Refuses(IncentiveCodes.ProjectExists, LedgerCodes.CurrencyUnknown);
        MapUnits(project.MapGroup("/units"), portal);
    }

    private static void MapUnits(RouteGroupBuilder units, IncentivePortal portal)
    {
        units.MapPost("", (Id<Project> id, UnitBody body, UnitDesk desk, HttpContext http) =>
                desk.AddAsync(portal.Ask(http.Command()), id, body).ToResultAsync())
            .WithSummary("Add a unit").Answers<UnitView>(201).TakesKey()
            .Refuses(IncentiveCodes.UnitExists, IncentiveCodes.NotOwner, LedgerCodes.AmountInvalid);
        units.MapPost("/bulk", (Id<Project> id, UnitsBody body, UnitDesk desk, HttpContext http) =>
                desk.AddManyAsync(portal.Ask(http.Command()), id, body).ToResultAsync())
            .WithSummary("Add many units; each is added or refused by itself").Answers<UnitsAnswer>().TakesKey()
            .Refuses(IncentiveCodes.NotOwner).WithMetadata(EmptyItems.Mark);
        units.MapGet("", (Id<Project> id, ProjectQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new UnitFilter(query.Status<UnitStatus>(), query.Search());
                return queries.UnitsAsync(portal.ScopeOf(http.Caller()), id, filter, query.Page);
            })
            .WithSummary("The project's units, by number").ListOf<UnitView>(ProjectWords.UnitFilters)
            .Refuses(PlatformCodes.StatusInvalid);
        var unit = units.MapGroup("/{unitId}").Refuses(IncentiveCodes.UnitNotFound);
        unit.MapGet("", async (Id<Project> id, Id<Unit> unitId, ProjectQueries queries, HttpContext http) =>
            {
                var view = await queries.UnitAsync(portal.ScopeOf(http.Caller()), new UnitPlace(id, unitId));
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One unit").Answers<UnitView>();
        unit.MapPatch("", (Id<Project> id, Id<Unit> unitId, UnitDesk desk, HttpContext http) =>
                desk.EditAsync(
                    portal.Ask(http.Command()), new UnitPlace(id, unitId), http.Request.Headers.IfMatch, http.Patch())
                    .ToResultAsync())
            .WithSummary("Change a unit by a merge patch")
            .Accepts<UnitBody>("application/json", "application/merge-patch+json").Answers<UnitView>().TakesKey()
            .NeedsRevision().Refuses(IncentiveCodes.UnitExists, LedgerCodes.AmountInvalid);
    }

    private static Task<Page<ProjectView>> ListAsync(ProjectQueries queries, IncentivePortal portal, HttpContext http)
    {
        var query = http.List();
        var builder = portal.IsPlatform ? query.Id<Organisation>("builderId") : null;
        var filter = new ProjectFilter(query.Status<ProjectStatus>(), builder, query.Search());
        return queries.ListAsync(portal.ScopeOf(http.Caller()), filter, query.Page);
    }
}
