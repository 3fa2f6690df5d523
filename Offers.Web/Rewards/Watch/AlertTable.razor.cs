using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Watch;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>Alerts with what can be done.</summary>
public sealed partial class AlertTable
{
    private AlertView? _snoozed;
    private AlertView? _resolved;

    /// <summary>In which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Admin;

    /// <summary>The alerts.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<AlertView> Rows { get; set; } = [];

    /// <summary>The book's time, from which ages are counted.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>What the person chose of the list.</summary>
    [Parameter, EditorRequired] public ListLook Look { get; set; } = default!;

    /// <summary>Called after something was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Inject] private AlertDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static bool Can(AlertView row, string verb) =>
        row.AllowedActions.Any(x => x.Action == verb && x.Allowed);

    private async Task AcknowledgeAsync(AlertView row)
    {
        (await Desk.AcknowledgeAsync(new FormKey().Request(await Current.GetAsync()), row.Id)).Check();
        await OnChanged.InvokeAsync();
    }

    private void Close() => (_snoozed, _resolved) = (null, null);

    private Task DoneAsync()
    {
        Close();
        return OnChanged.InvokeAsync();
    }
}
