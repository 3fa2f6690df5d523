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
    internal static void Map(RouteGroupBuilder group, IncentivePortal portal)
    {
        group.WithTags(portal.IsPlatform ? "Projects, administration" : "Projects");
        group.MapGet("/projects/{id}/units.csv", (Id<Project> id, ProjectQueries queries, HttpContext http) =>
                UnitsAsync(queries, (portal, id), http))
            .WithSummary("The project's units as comma-separated values")
            .CsvOf(ListFilter.Status<UnitStatus>(), ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid, IncentiveCodes.ProjectNotFound);
        group.MapGet("/projects/{id}/agents.csv", (
                Id<Project> id, ProjectQueries projects, AssociationQueries queries, HttpContext http) =>
                OfProjectAsync((projects, queries), (portal, id), http))
            .WithSummary("The project's agents as comma-separated values")
            .CsvOf(ListFilter.Status<AssociationStatus>(), ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid, IncentiveCodes.ProjectNotFound);
        group.MapGet("/agents.csv", (AssociationQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return Agents(queries, portal, http, new AssociationFilter(
                    query.Status<AssociationStatus>(), query.Id<Project>("projectId"),
                    portal.IsPlatform ? query.Id<Organisation>("builderId") : null, query.Search()));
            })
            .WithSummary("The agents of all projects as comma-separated values")
            .CsvOf([.. ProjectWords.AssociationFilters(portal).Where(x => x != ListFilter.PageNumber)])
            .Refuses(PlatformCodes.StatusInvalid);
    }

    private static async Task<IResult> UnitsAsync(
        ProjectQueries queries, (IncentivePortal Portal, Id<Project> Id) of, HttpContext http)
    {
        var query = http.List();
        var filter = new UnitFilter(query.Status<UnitStatus>(), query.Search());
        var scope = of.Portal.ScopeOf(http.Caller());
        await queries.GetAsync(scope, of.Id);
        return http.Csv(
            ProjectSheets.Units(of.Portal, of.Id),
            Paged.AllAsync(page => queries.UnitsAsync(scope, of.Id, filter, page)));
    }

    private static async Task<IResult> OfProjectAsync(
        (ProjectQueries Projects, AssociationQueries Agents) queries, (IncentivePortal Portal, Id<Project> Id) of,
        HttpContext http)
    {
        var query = http.List();
        await queries.Projects.GetAsync(of.Portal.ScopeOf(http.Caller()), of.Id);
        return Agents(queries.Agents, of.Portal, http, new AssociationFilter(
            query.Status<AssociationStatus>(), of.Id, Search: query.Search()));
    }

    private static IResult Agents(
        AssociationQueries queries, IncentivePortal portal, HttpContext http, AssociationFilter filter)
    {
        var scope = portal.ScopeOf(http.Caller());
        return http.Csv(
            ProjectSheets.Agents(portal), Paged.AllAsync(page => queries.ListAsync(scope, filter, page)));
    }
}
