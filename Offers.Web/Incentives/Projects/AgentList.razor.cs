using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Incentives.Projects;

/// <summary>Who sells the projects that somebody reaches through a portal.</summary>
public sealed partial class AgentList
{
    private ListLook _look = default!;
    private Dictionary<string, long>? _counts;
    private Page<AssociationView>? _page;
    private Page<AssociationView>? _requests;
    private bool _inviting;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private AssociationQueries Associations { get; set; } = default!;

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private ListSheet<AssociationView> Sheet => ProjectSheets.Agents(Portal);

    private string Lead => _counts is null
        ? T("Who sells which project.")
        : T("{0} selling now, {1}.", $"{_counts[ProjectSheets.Now]:N0}",
            N(_counts[ProjectSheets.Waiting], "{0} request waiting", "{0} requests waiting"));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(Sheet, Navigation.Uri);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _look = ListLook.At(ProjectSheets.Choosing(Sheet, await Projects.ChoicesAsync(scope)), Navigation.Uri);
        var counts = await Associations.CountsAsync(scope);
        _page = await Associations.ListAsync(
            scope, ProjectSheets.AgentsIn(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
        _requests = await Associations.ListAsync(
            scope, new AssociationFilter(AssociationStatus.Requested), new PageRequest());
        _counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["All"] = counts.Total, [ProjectSheets.Waiting] = counts.Requested, [ProjectSheets.Now] = counts.Approved,
            ["Ended"] = counts.Ended,
        };
    }
}
