using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>Who sells which project, and what a builder may do about it.</summary>
public sealed partial class AgentTable
{
    private (AssociationView One, string Verb)? _asked;
    private Refusal? _refusal;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired] public Page<AssociationView> Page { get; set; } = default!;

    /// <summary>What the person chose of the list.</summary>
    [Parameter, EditorRequired] public ListLook Look { get; set; } = default!;

    /// <summary>True where all rows are of one project, which need not be named.</summary>
    [Parameter] public bool IsOfOneProject { get; set; }

    /// <summary>Called after a decision.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Inject] private AssociationDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool ShowsProject => !IsOfOneProject && Look.Shows("project");

    private static string TitleOf((AssociationView One, string Verb) asked) =>
        T("{0} {1} on {2}?", VerbWords.Of(asked.Verb), asked.One.Agent.Name, asked.One.Project.Name);

    private static string ConsequenceOf((AssociationView One, string Verb) asked) => asked.Verb == "end"
        ? T("{0} sells the project no longer, from now on. What was earned before stays earned.", asked.One.Agent.Name)
        : T("{0} is told the reason and may ask again.", asked.One.Agent.Name);

    private IReadOnlyList<MenuAction> ActionsOf(AssociationView one) =>
    [
        .. one.AllowedActions.Select(action => new MenuAction(VerbWords.Of(action.Action))
        {
            OnClick = () => AskAsync(one, action.Action),
            Reason = action.Allowed ? null : action.Reason,
            IsDangerous = action.Action != "approve",
        }),
    ];

    private async Task AskAsync(AssociationView one, string verb)
    {
        _refusal = null;
        if (verb != "approve")
        {
            _asked = (one, verb);
            return;
        }

        try
        {
            var request = Portal.Ask(new FormKey().Request(await Current.GetAsync()));
            (await Desk.DecideAsync(request, one.Id, verb)).Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        await OnChanged.InvokeAsync();
    }

    private Task DoneAsync()
    {
        _asked = null;
        return OnChanged.InvokeAsync();
    }
}
