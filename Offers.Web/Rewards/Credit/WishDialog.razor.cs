using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>Asks the direct parent for credit.</summary>
public sealed partial class WishDialog
{
    private readonly FormKey _key = new();
    private Money? _amount;
    private string? _note;
    private Refusal? _refusal;

    /// <summary>Who asks: an account, or the id of an agency or a client.</summary>
    [Parameter, EditorRequired] public string Account { get; set; } = "";

    /// <summary>The currency.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = default!;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = default!;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was asked.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private CreditRequestDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private async Task RunAsync()
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            (await Desk.AskAsync(request, Portal.ScopeOf(request.Caller), new CreditWishBody(
                Account, AmountText.Of(_amount!.Value), Currency.Code, _note))).Check();
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
