using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>One project: its facts, its units, and who sells it.</summary>
public sealed partial class ProjectDetail
{
    private ProjectView? _project;
    private Refusal? _refusal;
    private int _changes;
    private bool _editing;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project, as the address names it.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "part")]
    private string? Part { get; set; }

    // The parts take the place from here: a part that read the address itself could not come and go with it.
    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Projects"), $"{Portal.Path}/projects")];

    private string Here => $"{Portal.Path}/projects/{Id}";

    private bool IsOfAgents => Part == "agents";

    private string Lead => Portal.IsPlatform ? $"{_project!.Location}, {_project.Builder.Name}" : _project!.Location;

    private IReadOnlyList<TabItem> Tabs =>
    [
        new(T("Units"), Here, _project!.Units.Total),
        new(T("Agents"), Here + "?part=agents", _project.AgentCount + _project.RequestCount),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var id = Id<Project>.TryParse(Id, out var known) ? known : throw IncentiveCodes.ProjectNotFound.Because();
            _project = await Projects.GetAsync(Portal.ScopeOf(await Current.GetAsync()), id);
            _changes++;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private Task SavedAsync(ProjectView saved)
    {
        _editing = false;
        return LoadAsync();
    }
}
