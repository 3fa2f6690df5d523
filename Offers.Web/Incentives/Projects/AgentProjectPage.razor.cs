using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>A project that an agent sells: what there is to sell.</summary>
public sealed partial class AgentProjectPage
{
    private readonly FilterDefinition[] _filters =
        [FilterDefinition.Of<UnitStatus>("status", T("State")), new("q", T("Number or type"))];

    private ProjectView? _project;
    private Page<UnitView>? _units;
    private Refusal? _refusal;

    /// <summary>The project.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private AgentProjectQueries Projects { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Projects"), "/agent/projects")];

    private string? Lead => _project is null ? null : $"{_project.Location}, {_project.Builder.Name}";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var agent = AgentCaller.Of(await Current.GetAsync());
            var id = Id<Project>.TryParse(Id, out var known) ? known : throw IncentiveCodes.ProjectNotFound.Because();
            _project = await Projects.GetAsync(agent, id);
            _units = await Projects.UnitsAsync(
                agent, id, new UnitFilter(Words.Read<UnitStatus>(Status), Search),
                new PageRequest(Offset: Math.Max(0, Offset)));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
