using Offers.Data.Incentives.Projects;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Incentives.Projects;

/// <summary>Units and agents as files: all rows that a page with the same address would show.</summary>
internal static class ProjectFileEndpoints
{
    internal static void Map(RouteGroupBuilder portal, ProjectDoor door)
    {
        portal.WithTags(door.IsPlatform ? "Projects, administration" : "Projects");
        portal.MapGet("/projects/{id}/units.csv", (Id<Project> id, ProjectQueries queries, HttpContext http) =>
                UnitsAsync(queries, (door, id), http))
            .WithSummary("The project's units as comma-separated values")
            .CsvOf(ListFilter.Status<UnitStatus>(), ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid, IncentiveCodes.ProjectNotFound);
        portal.MapGet("/projects/{id}/agents.csv", (
                Id<Project> id, ProjectQueries projects, AssociationQueries queries, HttpContext http) =>
                OfProjectAsync((projects, queries), (door, id), http))
            .WithSummary("The project's agents as comma-separated values")
            .CsvOf(ListFilter.Status<AssociationStatus>(), ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid, IncentiveCodes.ProjectNotFound);
        portal.MapGet("/agents.csv", (AssociationQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return Agents(queries, door, http, new AssociationFilter(
                    query.Status<AssociationStatus>(), query.Id<Project>("projectId"),
                    door.IsPlatform ? query.Id<Organisation>("builderId") : null, query.Search()));
            })
            .WithSummary("The agents of all projects as comma-separated values")
            .CsvOf([.. ProjectWords.AssociationFilters(door).Where(x => x != ListFilter.PageNumber)])
            .Refuses(PlatformCodes.StatusInvalid);
    }

    private static async Task<IResult> UnitsAsync(
        ProjectQueries queries, (ProjectDoor Door, Id<Project> Id) of, HttpContext http)
    {
        var query = http.List();
        var filter = new UnitFilter(query.Status<UnitStatus>(), query.Search());
        var scope = of.Door.ScopeOf(http.Caller());
        await queries.GetAsync(scope, of.Id);
        return http.Csv(
            ProjectSheets.Units(of.Door, of.Id),
            Paged.AllAsync(page => queries.UnitsAsync(scope, of.Id, filter, page)));
    }

    private static async Task<IResult> OfProjectAsync(
        (ProjectQueries Projects, AssociationQueries Agents) queries, (ProjectDoor Door, Id<Project> Id) of,
        HttpContext http)
    {
        var query = http.List();
        await queries.Projects.GetAsync(of.Door.ScopeOf(http.Caller()), of.Id);
        return Agents(queries.Agents, of.Door, http, new AssociationFilter(
            query.Status<AssociationStatus>(), of.Id, Search: query.Search()));
    }

    private static IResult Agents(
        AssociationQueries queries, ProjectDoor door, HttpContext http, AssociationFilter filter)
    {
        var scope = door.ScopeOf(http.Caller());
        return http.Csv(
            ProjectSheets.Agents(door), Paged.AllAsync(page => queries.ListAsync(scope, filter, page)));
    }
}
