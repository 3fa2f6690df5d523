using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Into a wallet or out of it.</summary>
public enum CashSide
{
    /// <summary>Money comes in.</summary>
    Deposit,

    /// <summary>Money goes out.</summary>
    Withdrawal,
}

/// <summary>Asks for a deposit or a withdrawal; its key belongs to this form, so many clicks have one effect.</summary>
public sealed partial class CashPanel
{
    private readonly FormKey _key = new();
    private IReadOnlyList<EffectLine> _lines = [];
    private Currency _currency = Currency.Aed;
    private WalletView? _wallet;
    private CashAnswer? _receipt;
    private Refusal? _refusal;
    private Money? _amount;
    private string? _reference;

    /// <summary>Which of the two.</summary>
    [Parameter, EditorRequired] public CashSide Side { get; set; }

    /// <summary>Called after a request was taken.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    [Inject] private DepositDesk Deposits { get; set; } = default!;

    [Inject] private WithdrawalDesk Withdrawals { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsDeposit => Side == CashSide.Deposit;

    private string Title => IsDeposit ? "Deposit" : "Withdraw";

    private string ReferenceLabel => IsDeposit ? "Reference of your bank transfer" : "Bank account (IBAN) to pay to";

    private string ButtonText => _amount is { Minor: > 0 } amount
        ? $"{(IsDeposit ? "Announce a deposit of" : "Withdraw")} {MoneyText.Plain(amount)}"
        : Title;

    private string? WhyNot => _amount is null or { Minor: 0 } ? "Write an amount first." : _refusal?.Detail;

    private string? AmountHelp => IsDeposit || _wallet is null
        ? null
        : $"{MoneyText.Plain(_wallet.Available)} is available.";

    private static string ToldText =>
        "The amount is held at once. An administrator pays it out or gives it back; you are told.";

    private string DoneText => IsDeposit
        ? "We wait for your transfer. You are told when it is in your wallet."
        : "The amount is held for your withdrawal. You are told when it is paid out.";

    private static string DoneNote => "You can cancel it below until it is paid out.";

    private IReadOnlyList<QuickAmount> Quick => !IsDeposit && _wallet is { Available.Minor: > 0 } wallet
        ? [new QuickAmount("All that is available", wallet.Available)]
        : [];

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadWalletAsync();

    private async Task ReadWalletAsync()
    {
        var caller = await Current.GetAsync();
        _wallet = await Wallets.GetAsync(OwnerOf(caller), _currency);
    }

    private async Task ChooseAsync(ChangeEventArgs change)
    {
        _currency = Currency.Parse(change.Value?.ToString());
        (_amount, _lines, _refusal) = (null, [], null);
        await ReadWalletAsync();
    }

    private async Task ChangeAsync(Money? amount)
    {
        (_amount, _lines, _refusal) = (amount, [], null);
        if (IsDeposit || amount is not { Minor: > 0 })
        {
            return;
        }

        try
        {
            var caller = await Current.GetAsync();
            _lines = LedgerEffects.Of(await RunAsync(caller, _key.Preview(caller)), OwnerOf(caller), "Your wallet");
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    // New words deserve a new try.
    private Task TryAgainAsync() => _refusal is null ? Task.CompletedTask : ChangeAsync(_amount);

    private async Task SendAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            _receipt = (await RunAsync(caller, _key.Request(caller))).Read<CashAnswer>();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private async Task Again()
    {
        (_receipt, _amount, _lines, _reference) = (null, null, [], null);
        _key.Renew();
        await ReadWalletAsync();
    }

    private Task<Answer> RunAsync(Caller caller, CommandRequest request)
    {
        var what = new CashRequest(OwnerOf(caller), _amount!.Value, _reference, null);
        return IsDeposit ? Deposits.RequestAsync(request, what) : Withdrawals.RequestAsync(request, what);
    }

    private static Owner OwnerOf(Caller caller) => Owner.Of(caller.Book, caller.Person!.Value);
}
