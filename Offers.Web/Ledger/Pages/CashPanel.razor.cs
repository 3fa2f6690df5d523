using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
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
    private IReadOnlyList<DestinationView> _destinations = [];
    private DestinationView? _destination;

    /// <summary>Which of the two.</summary>
    [Parameter, EditorRequired] public CashSide Side { get; set; }

    /// <summary>The currency with which the form begins.</summary>
    [Parameter] public Currency Start { get; set; } = Currency.Aed;

    /// <summary>Called after a request was taken.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    [Inject] private DepositDesk Deposits { get; set; } = default!;

    [Inject] private WithdrawalDesk Withdrawals { get; set; } = default!;

    [Inject] private DestinationQueries Destinations { get; set; } = default!;

    [Inject] private CashRules Rules { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsDeposit => Side == CashSide.Deposit;

    private string Title => IsDeposit ? T("Deposit") : T("Withdraw");

    private string ReferenceLabel => IsDeposit ? T("Your own note") : T("Your own reference");

    private string DestinationHelp => _destination is { Status: DestinationState.Cooling } cooling
        ? T("It is new: withdrawals to it are possible from {0}.",
            TimeText.Of(cooling.UsableFrom, Shell.Zone, InstantLook.Minute))
        : _destinations.Count == 0 ? T("Add your bank account first.")
        : T("One of your own bank accounts.");

    private string? ReviewNote => Rules.ReviewAbove.TryGetValue(_currency, out var above)
        ? " " + T("Deposits above {0} are looked at by compliance before they are in your wallet.",
            MoneyText.Plain(above))
        : null;

    private string ButtonText => _amount is { Minor: > 0 } amount
        ? IsDeposit
            ? T("Announce a deposit of {0}", MoneyText.Plain(amount))
            : T("Withdraw {0}", MoneyText.Plain(amount))
        : Title;

    private string? WhyNot => _amount is null or { Minor: 0 } ? T("Write an amount first.")
        : !IsDeposit && _destination is null ? T("Choose a bank account first.")
        : _refusal?.Detail;

    private string? AmountHelp => IsDeposit || _wallet is null
        ? null
        : T("{0} is available.", MoneyText.Plain(_wallet.Available));

    private string ToldText => _amount is { } amount && Rules.NeedsApproval(amount)
        ? T("The amount is held at once. Two administrators look at a withdrawal of this size: one agrees within "
            + "72 hours, another pays it out. Otherwise it is given back; you are told.")
        : T("The amount is held at once. An administrator pays it out or gives it back; you are told.");

    private string DoneText => IsDeposit
        ? T("We wait for your transfer. You are told when it is in your wallet.")
        : T("The amount is held for your withdrawal. You are told when it is paid out.");

    private static string DoneNote => T("You can cancel it below until it is paid out.");

    private IReadOnlyList<QuickAmount> Quick => !IsDeposit && _wallet is { Available.Minor: > 0 } wallet
        ? [new QuickAmount(T("All that is available"), wallet.Available)]
        : [];

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _currency = Start;
        return ReadWalletAsync();
    }

    /// <summary>Reads the bank accounts again, after one was added or removed.</summary>
    public async Task ReadDestinationsAsync()
    {
        _destinations = await Destinations.ListAsync(OwnerOf(await Current.GetAsync()));
        _destination = _destinations.FirstOrDefault(x => x.Id == _destination?.Id);
        StateHasChanged();
    }

    private async Task ReadWalletAsync()
    {
        var caller = await Current.GetAsync();
        _destinations = IsDeposit ? [] : await Destinations.ListAsync(OwnerOf(caller));
        _destination ??= _destinations.FirstOrDefault(x => x.Status == DestinationState.Ready);
        _wallet = await Wallets.GetAsync(OwnerOf(caller), _currency);
    }

    private async Task ChooseAsync(ChangeEventArgs change)
    {
        _currency = Currency.Parse(change.Value?.ToString());
        (_amount, _lines, _refusal) = (null, [], null);
        await ReadWalletAsync();
    }

    private Task ChooseDestinationAsync(ChangeEventArgs change)
    {
        _destination = _destinations.FirstOrDefault(x => x.Id.ToString() == change.Value?.ToString());
        return ChangeAsync(_amount);
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
            _lines = LedgerEffects.Of(await RunAsync(caller, _key.Preview(caller)), OwnerOf(caller), T("Your wallet"));
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
        var what = new CashRequest(OwnerOf(caller), _amount!.Value, _reference, null)
        {
            Destination = _destination?.Id,
        };
        return IsDeposit ? Deposits.RequestAsync(request, what) : Withdrawals.RequestAsync(request, what);
    }

    private static Owner OwnerOf(Caller caller) => Owner.Of(caller.Book, caller.Person!.Value);
}
