using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>Claims as a table; in portals each row decides, by its buttons or by keys.</summary>
public sealed partial class ClaimTable
{
    private Id<IncentiveClaim>? _open;
    private string? _verb;

    /// <summary>The claims; null while they are read.</summary>
    [Parameter, EditorRequired] public Page<ClaimView>? Claims { get; set; }

    /// <summary>Through which portal; null for the agent himself.</summary>
    [Parameter, EditorRequired] public IncentivePortal? Portal { get; set; }

    /// <summary>This page's cursor, from the address.</summary>
    [Parameter] public string? Cursor { get; set; }

    /// <summary>Called after something was decided.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] private ClaimDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    private bool IsAgents => Portal is null;

    private bool Allows(ClaimView claim, string verb) =>
        Portal is not null && claim.AllowedActions?.Any(x => x.Allowed && x.Action == verb) == true;

    private void Open(Id<IncentiveClaim> id, string? verb) => (_open, _verb) = (id, verb);

    // A claim is approved once; a second click is refused by its state.
    private async Task ApproveAsync(ClaimView claim)
    {
        var request = CommandRequest.Once(await Current.GetAsync());
        (await Desk.ApproveAsync(request, Portal!.ScopeOf(request.Caller), claim.Id)).Check();
        Toasts.Show(new Toast(T("Approved"), $"{claim.Agent.Name}, {MoneyText.Plain(claim.Amount)}", NoticeLook.Ok));
        await OnChanged.InvokeAsync();
    }
}
