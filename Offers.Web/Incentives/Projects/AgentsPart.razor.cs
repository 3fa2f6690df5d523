using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Incentives.Projects;

/// <summary>Who sells one project, and who asks to.</summary>
public sealed partial class AgentsPart
{
    private ListLook _look = default!;
    private Page<AssociationView>? _page;
    private Page<AssociationView>? _requests;
    private bool _inviting;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project.</summary>
    [Parameter, EditorRequired] public ProjectView Project { get; set; } = default!;

    /// <summary>Rises with each change, so that the agents are read again.</summary>
    [Parameter, EditorRequired] public int Count { get; set; }

    /// <summary>Called after something was decided.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    /// <summary>How many rows come before the page.</summary>
    [Parameter] public int Offset { get; set; }

    [Inject] private AssociationQueries Associations { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _look = ListLook.At(ProjectSheets.Agents(Portal, Project.Id), Navigation.Uri);
        var scope = Portal.ScopeOf(await Current.GetAsync());
        var filter = ProjectSheets.AgentsIn(_look);
        _page = await Associations.OfProjectAsync(
            scope, Project.Id, filter, new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
        _requests = await Associations.OfProjectAsync(
            scope, Project.Id, new AssociationFilter(AssociationStatus.Requested), new PageRequest());
    }
}
