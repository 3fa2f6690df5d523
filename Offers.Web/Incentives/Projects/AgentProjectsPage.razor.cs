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
    private static readonly FilterDefinition[] _filters = [new("q", "Name or place")];

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

    private static IReadOnlyList<TabItem> AllTabs { get; } =
    [
        new("All", "/agent/projects"), new("Mine", "/agent/projects?standing=mine"),
        new("Asked for", "/agent/projects?standing=requested"), new("To ask for", "/agent/projects?standing=open"),
    ];

    private AgentStanding? Wanted => Words.Read<AgentStanding>(StandsAs);

    private TabItem Here => Wanted is { } standing ? AllTabs[(int)standing + 1] : AllTabs[0];

    private bool IsNarrowed => !string.IsNullOrWhiteSpace(Search);

    private string EmptyTitle => IsNarrowed ? "No project fits these filters"
        : Wanted == AgentStanding.Mine ? "You sell no project yet"
        : Wanted == AgentStanding.Requested ? "No request waits" : "No project to ask for";

    private string EmptyText => IsNarrowed ? "Remove a filter to see more."
        : Wanted == AgentStanding.Mine ? "Ask a builder to let you sell one, or wait to be invited."
        : "Projects that sell appear here.";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string? LeaveOf(ProjectView project) => project.MyAssociation?.Status switch
    {
        AssociationStatus.Requested => "Take back",
        AssociationStatus.Approved => "Leave",
        _ => null,
    };

    private static string ConsequenceOf(ProjectView project) => AgentWords.Sells(project)
        ? "You sell the project no longer, from now on. What you earned before stays yours."
        : "The builder sees your request no longer. You can ask again.";

    private async Task LoadAsync() => _page = await Projects.ListAsync(
        AgentCaller.Of(await Current.GetAsync()), new ProjectFilter(Search: Search) { Standing = Wanted },
        new PageRequest(Offset: Math.Max(0, Offset)));

    private Task DoneAsync()
    {
        (_asked, _left) = (null, null);
        return LoadAsync();
    }
}
