using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Templates;

/// <summary>The projects of a currency on which the same is made, each with what it has of that already.</summary>
public sealed partial class CopyProjects
{
    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The projects in the currency.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ProjectChoice> Offered { get; set; } = [];

    /// <summary>What projects have of the title already.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<Id<Project>, CopyThere> There { get; set; } = default!;

    /// <summary>The currency.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = Currency.Inr;

    /// <summary>The projects that are chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Id<Project>> Chosen { get; set; } = [];

    /// <summary>Chooses others.</summary>
    [Parameter] public EventCallback<IReadOnlyList<Id<Project>>> ChosenChanged { get; set; }

    /// <summary>True where projects are offered that have one already.</summary>
    [Parameter] public bool Again { get; set; }

    /// <summary>Offers them, or no more.</summary>
    [Parameter] public EventCallback<bool> AgainChanged { get; set; }

    private int Taken => Offered.Count(x => There.ContainsKey(x.Id));

    private List<Id<Project>> Rest => [.. Offered.Where(IsFree).Select(x => x.Id).Take(CloneBody.MostAtOnce)];

    private bool IsFree(ProjectChoice project) => Again || !There.ContainsKey(project.Id);

    private Task ChooseRestAsync() => ChosenChanged.InvokeAsync(Rest);

    private Task ToggleAsync(Id<Project> id) => ChosenChanged.InvokeAsync(
        Chosen.Contains(id) ? [.. Chosen.Where(x => x != id)] : [.. Chosen, id]);

    private async Task ToggleAgainAsync()
    {
        await AgainChanged.InvokeAsync(!Again);
        await ChosenChanged.InvokeAsync([.. Chosen.Where(x => !There.ContainsKey(x))]);
    }
}
