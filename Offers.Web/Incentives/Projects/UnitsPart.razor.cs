using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Incentives.Projects;

/// <summary>The units of a project: filtered, added one by one or pasted, edited.</summary>
public sealed partial class UnitsPart
{
    private ListLook _look = default!;
    private Page<UnitView>? _page;
    private UnitView? _edited;
    private bool _asking;
    private bool _pasting;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project.</summary>
    [Parameter, EditorRequired] public ProjectView Project { get; set; } = default!;

    /// <summary>Rises with each change, so that the units are read again.</summary>
    [Parameter, EditorRequired] public int Count { get; set; }

    /// <summary>Called after units were added or edited.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    /// <summary>How many rows come before the page.</summary>
    [Parameter] public int Offset { get; set; }

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _look = ListLook.At(ProjectSheets.Units(Portal, Project.Id), Navigation.Uri);
        _page = await Projects.UnitsAsync(
            Portal.ScopeOf(await Current.GetAsync()), Project.Id,
            new UnitFilter(Words.Read<UnitStatus>(_look["status"]), _look["q"]),
            new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
    }

    private void Edit(UnitView? unit) => (_edited, _asking) = (unit, true);

    private Task DoneAsync()
    {
        _asking = false;
        return OnChanged.InvokeAsync();
    }
}
