using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>An administrator's deposit into, or withdrawal from, somebody's wallet, posted at once.</summary>
public sealed partial class PostDialog
{
    // The entries do not depend on the words of the reason, so that one stands in for it while it is being written.
    private const string AnyReason = "preview";

    private FormKey _key = new();
    private CashSide? _shown;
    private Currency _currency = Currency.Aed;
    private IReadOnlyList<EffectLine> _lines = [];
    private MovementAnswer? _receipt;
    private Refusal? _refusal;
    private Money? _amount;
    private string? _reason;

    /// <summary>Which of the two; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public CashSide? Side { get; set; }

    /// <summary>Whose wallet.</summary>
    [Parameter, EditorRequired] public Owner Owner { get; set; }

    /// <summary>The owner's name.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The currency to begin with.</summary>
    [Parameter] public Currency Currency { get; set; } = Currency.Aed;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was posted.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private WalletDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsDeposit => (Side ?? _shown) == CashSide.Deposit;

    private string ButtonText => _amount is { Minor: > 0 } amount
        ? IsDeposit ? T("Deposit {0}", MoneyText.Plain(amount)) : T("Withdraw {0}", MoneyText.Plain(amount))
        : IsDeposit ? T("Deposit") : T("Withdraw");

    private string? WhyNot => _amount is null or { Minor: 0 } ? T("Write an amount first.")
        : string.IsNullOrWhiteSpace(_reason) ? T("Write a reason first.")
        : _refusal?.Detail;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Side is { } side && side != _shown)
        {
            (_shown, _key, _currency, _lines) = (side, new FormKey(), Currency, []);
            (_receipt, _refusal, _amount, _reason) = (null, null, null, null);
        }
    }

    private Task ChooseAsync(ChangeEventArgs change)
    {
        _currency = Currency.Parse(change.Value?.ToString());
        return ChangeAsync(null);
    }

    private async Task ChangeAsync(Money? amount)
    {
        (_amount, _lines, _refusal) = (amount, [], null);
        if (amount is not { Minor: > 0 })
        {
            return;
        }

        try
        {
            _lines = LedgerEffects.Of(await RunAsync(_key.Preview(await Current.GetAsync()), AnyReason), Owner, Name);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    // New words deserve a new try.
    private Task TryAgainAsync() => _refusal is null ? Task.CompletedTask : ChangeAsync(_amount);

    private async Task PostAsync()
    {
        try
        {
            _receipt = (await RunAsync(_key.Request(await Current.GetAsync()), _reason)).Read<MovementAnswer>();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private async Task CloseAsync()
    {
        _shown = null;
        await OnClose.InvokeAsync();
    }

    private Task<Answer> RunAsync(CommandRequest request, string? reason)
    {
        var what = new CashRequest(Owner, _amount!.Value, null, reason);
        return IsDeposit ? Desk.DepositAsync(request, what) : Desk.WithdrawAsync(request, what);
    }
}
