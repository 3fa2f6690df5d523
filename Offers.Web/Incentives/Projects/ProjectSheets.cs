using Offers.Data.Incentives.Projects;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>The lists of projects, units and agents: filters, columns, the views that everybody has, and what files of
/// them hold.</summary>
public static class ProjectSheets
{
    /// <summary>The name of the view of requests.</summary>
    internal const string Waiting = "Requests";

    /// <summary>The name of the view of agents who sell now.</summary>
    internal const string Now = "Selling now";

    /// <summary>The projects of a portal.</summary>
    public static ListSheet<ProjectView> Projects(IncentivePortal portal) =>
        portal.IsPlatform ? _allProjects : _ownProjects;

    /// <summary>The agents of a portal's projects.</summary>
    public static ListSheet<AssociationView> Agents(IncentivePortal portal) =>
        portal.IsPlatform ? _allAgents : _ownAgents;

    /// <summary>The units of one project.</summary>
    public static ListSheet<UnitView> Units(IncentivePortal portal, Id<Project> project) => _units with
    {
        Path = $"{portal.Path}/projects/{project}", CsvPath = $"/api/v1{portal.Path}/projects/{project}/units.csv",
    };

    /// <summary>The agents of one project.</summary>
    public static ListSheet<AssociationView> Agents(IncentivePortal portal, Id<Project> project) => AgentsOf(
        "project-agents", $"{portal.Path}/projects/{project}", $"/api/v1{portal.Path}/projects/{project}/agents.csv",
        [FilterDefinition.Of<AssociationStatus>("status", "State"), new("q", "Agent")]);

    private static readonly FilterDefinition _name = new("q", "Name or place");

    private static readonly FilterDefinition _agent = new("q", "Agent");

    private static readonly FilterDefinition _builder = new("builderId", "Builder");

    private static readonly FilterDefinition _project = new("projectId", "Project");

    private static readonly ListSheet<ProjectView> _ownProjects = ProjectsOf("projects", "/builder/projects");

    private static readonly ListSheet<ProjectView> _allProjects =
        ProjectsOf("all-projects", "/admin/projects", _builder);

    private static readonly ListSheet<AssociationView> _ownAgents = AgentsOf(
        "agents", "/builder/agents", "/api/v1/builder/agents.csv",
        [FilterDefinition.Of<AssociationStatus>("status", "State"), _project, _agent]);

    private static readonly ListSheet<AssociationView> _allAgents = AgentsOf(
        "associations", "/admin/associations", "/api/v1/admin/agents.csv",
        [FilterDefinition.Of<AssociationStatus>("status", "State"), _builder, _project, _agent]);

    private static readonly ListSheet<UnitView> _units = new(
        "units", "/builder/projects", [FilterDefinition.Of<UnitStatus>("status", "State"), new("q", "Number or type")],
        [
            ListColumn<UnitView>.Of("number", "Unit", x => x.Number).Shown(ColumnUse.Always),
            ListColumn<UnitView>.Of("type", "Type", x => x.Type),
            ListColumn<UnitView>.Of("state", "State", x => x.Status),
            ListColumn<UnitView>.Of("price", "Price", x => x.Price).And("currency", x => x.Currency.Code),
        ]);

    private static ListSheet<ProjectView> ProjectsOf(string key, string path, params FilterDefinition[] more) => new(
        key, path, [FilterDefinition.Of<ProjectStatus>("status", "State"), .. more, _name],
        [
            ListColumn<ProjectView>.Of("name", "Project", x => x.Name).Shown(ColumnUse.Always),
            ListColumn<ProjectView>.Of("state", "State", x => x.Status),
            ListColumn<ProjectView>.Of("units", "Units", x => x.Units.Total),
            ListColumn<ProjectView>.Of("agents", "Agents", x => x.AgentCount),
            ListColumn<ProjectView>.Of("prices", "Prices", x => x.PriceFrom),
            ListColumn<ProjectView>.Of("type", "Type", x => x.Type).Shown(ColumnUse.Extra),
        ])
    {
        Usual = [new("All", ""), new("Selling", "status=selling"), new("Completed", "status=completed")],
    };

    private static ListSheet<AssociationView> AgentsOf(
        string key, string path, string csv, IReadOnlyList<FilterDefinition> filters) => new(key, path, filters,
        [
            ListColumn<AssociationView>.Of("agent", "Agent", x => x.Agent.Name).And("email", x => x.Agent.Email)
                .Shown(ColumnUse.Always),
            ListColumn<AssociationView>.Of("project", "Project", x => x.Project.Name)
                .And("builder", x => x.Builder.Name),
            ListColumn<AssociationView>.Of("state", "State", x => x.Status).And("origin", x => x.Origin),
            ListColumn<AssociationView>.Of("since", "Since", x => x.From).And("until", x => x.Until)
                .And("asked", x => x.CreatedAt),
            ListColumn<AssociationView>.Of("reason", "Reason", x => x.Reason).Shown(ColumnUse.Extra),
        ])
    {
        CsvPath = csv,
        Usual =
        [
            new("All", ""), new(Waiting, "status=requested"), new(Now, "status=approved"),
            new("Ended", "status=ended"),
        ],
    };

    /// <summary>A list whose filters offer these projects and their builders by name.</summary>
    public static ListSheet Choosing(ListSheet sheet, IReadOnlyList<ProjectChoice> projects) => sheet with
    {
        Filters =
        [
            .. sheet.Filters.Select(filter => filter.Key switch
            {
                "projectId" => filter with
                {
                    Options = [.. projects.Select(x => new FilterOption($"{x.Id}", x.Name))],
                },
                "builderId" => filter with
                {
                    Options = [.. projects.Select(x => x.Builder).DistinctBy(x => x.Id)
                        .OrderBy(x => x.Name, StringComparer.Ordinal)
                        .Select(x => new FilterOption($"{x.Id}", x.Name))],
                },
                _ => filter,
            }),
        ],
    };

    /// <summary>The filter of projects that a part of an address stands for.</summary>
    public static ProjectFilter ProjectsIn(ListLook look) => new(
        Words.Read<ProjectStatus>(look["status"]),
        Id<Organisation>.TryParse(look["builderId"], out var builder) ? builder : null, look["q"]);

    /// <summary>The filter of associations that a part of an address stands for.</summary>
    public static AssociationFilter AgentsIn(ListLook look) => new(
        Words.Read<AssociationStatus>(look["status"]),
        Id<Project>.TryParse(look["projectId"], out var project) ? project : null,
        Id<Organisation>.TryParse(look["builderId"], out var builder) ? builder : null, look["q"]);
}
