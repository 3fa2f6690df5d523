using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>Projects as an agent sees them: to sell, asked for, to ask for.</summary>
public sealed partial class AgentProjectsPage
{
    private readonly FilterDefinition[] _filters = [new("q", T("Name or place"))];

    private Page<ProjectView>? _page;
    private ProjectView? _asked;
    private ProjectView? _left;

    [SupplyParameterFromQuery(Name = "standing")]
    private string? StandsAs { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private AgentProjectQueries Projects { get; set; } = default!;

    [Inject] private AssociationDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<TabItem> AllTabs =>
    [
        new(T("All"), "/agent/projects"), new(T("Mine"), "/agent/projects?standing=mine"),
        new(T("Asked for"), "/agent/projects?standing=requested"),
        new(T("To ask for"), "/agent/projects?standing=open"),
    ];

    private AgentStanding? Wanted => Words.Read<AgentStanding>(StandsAs);

    private TabItem Here => Wanted is { } standing ? AllTabs[(int)standing + 1] : AllTabs[0];

    private bool IsNarrowed => !string.IsNullOrWhiteSpace(Search);

    private string EmptyTitle => IsNarrowed ? T("No project fits these filters")
        : Wanted == AgentStanding.Mine ? T("You sell no project yet")
        : Wanted == AgentStanding.Requested ? T("No request waits") : T("No project to ask for");

    private string EmptyText => IsNarrowed ? T("Remove a filter to see more.")
        : Wanted == AgentStanding.Mine ? T("Ask a builder to let you sell one, or wait to be invited.")
        : T("Projects that sell appear here.");

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string? LeaveOf(ProjectView project) => project.MyAssociation?.Status switch
    {
        AssociationStatus.Requested => T("Take back"),
        AssociationStatus.Approved => T("Leave"),
        _ => null,
    };

    private static string ConsequenceOf(ProjectView project) => AgentWords.Sells(project)
        ? T("You sell the project no longer, from now on. What you earned before stays yours.")
        : T("The builder sees your request no longer. You can ask again.");

    private async Task LoadAsync() => _page = await Projects.ListAsync(
        AgentCaller.Of(await Current.GetAsync()), new ProjectFilter(Search: Search) { Standing = Wanted },
        new PageRequest(Offset: Math.Max(0, Offset)));

    private Task DoneAsync()
    {
        (_asked, _left) = (null, null);
        return LoadAsync();
    }
}
