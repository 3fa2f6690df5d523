using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>Sets, or takes away, automatic reload.</summary>
public sealed partial class ReloadDialog
{
    private readonly FormKey _key = new();
    private Money? _threshold;
    private Money? _amount;
    private Refusal? _refusal;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired] public string Account { get; set; } = "";

    /// <summary>The currency.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = default!;

    /// <summary>What is set; null for nothing.</summary>
    [Parameter] public AutoReloadView? Reload { get; set; }

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = default!;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was changed.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private ReloadDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized() => (_threshold, _amount) = (Reload?.Threshold, Reload?.Amount);

    private Task SetAsync() => RunAsync(request => Desk.SetAsync(
        request, Portal.ScopeOf(request.Caller), Account,
        new AutoReloadBody(AmountText.Of(_threshold!.Value), AmountText.Of(_amount!.Value))));

    private Task ClearAsync() =>
        RunAsync(request => Desk.ClearAsync(request, Portal.ScopeOf(request.Caller), Account));

    private async Task RunAsync(Func<CommandRequest, Task<Answer>> act)
    {
        try
        {
            (await act(_key.Request(await Current.GetAsync()))).Check();
            await OnClose.InvokeAsync();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
