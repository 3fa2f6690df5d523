using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The reader's own deposits and withdrawals: asked for, looked at, taken back.</summary>
public sealed partial class WalletCash
{
    private static readonly string[] Verbs = ["cancel"];
    private Page<CashView>? _deposits;
    private Page<CashView>? _withdrawals;
    private Refusal? _refusal;
    private CashPanel? _withdraw;
    private Currency? _start;

    /// <summary>In which portal.</summary>
    [Parameter, EditorRequired] public WalletPortal Portal { get; set; } = WalletPortal.Investor;

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [Inject] private CashQueries Cash { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private DepositDesk Deposits { get; set; } = default!;

    [Inject] private WithdrawalDesk Withdrawals { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private (string Title, Page<CashView>? Page, string None)[] Lists
    {
        get
        {
            var withdrawals = (T("Your withdrawals"), _withdrawals, T("No withdrawals yet"));
            return Portal.TakesDeposits
                ? [(T("Your deposits"), _deposits, T("No deposits yet")), withdrawals]
                : [withdrawals];
        }
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        var owner = Owner.Of(caller.Book, caller.Person!.Value);
        _start ??= await StartAsync(owner);
        var mine = new CashFilter { Owner = owner };
        _deposits = Portal.TakesDeposits ? await Cash.DepositsAsync(caller.Book, mine, new PageRequest()) : null;
        _withdrawals = await Cash.WithdrawalsAsync(caller.Book, mine, new PageRequest());
    }

    // The currency that a link asked for, or else the first in which he has money.
    private async Task<Currency> StartAsync(Owner owner)
    {
        if (Currency.TryParse(InCurrency, out var asked))
        {
            return asked;
        }

        var wallets = await Wallets.ListAsync(owner);
        return wallets.FirstOrDefault(x => x.Available.Minor > 0)?.Currency ?? Currency.Aed;
    }

    private Task ReadDestinationsAsync() => _withdraw!.ReadDestinationsAsync();

    private async Task CancelAsync((CashView Row, string Verb) choice)
    {
        var request = new FormKey().Request(await Current.GetAsync());
        var answer = Id<TopUp>.TryParse(choice.Row.Id, out var deposit)
            ? await Deposits.CancelAsync(request, deposit)
            : await Withdrawals.CancelAsync(request, Id<Withdrawal>.Parse(choice.Row.Id));
        _refusal = answer.IsRefusal ? Problem.ToRefusal(answer.Body) : null;
        await LoadAsync();
    }
}
