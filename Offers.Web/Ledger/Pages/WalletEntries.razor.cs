using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The reader's own entries in one currency: filtered, with both running balances, each explained.</summary>
public sealed partial class WalletEntries
{
    private ListLook _look = default!;
    private IReadOnlyList<WalletView> _wallets = [];
    private Currency _currency = Currency.Aed;
    private WalletView? _wallet;
    private Page<WalletLine>? _page;
    private OperationView? _explained;
    private Refusal? _refusal;

    /// <summary>In which portal.</summary>
    [Parameter, EditorRequired] public WalletPortal Portal { get; set; } = WalletPortal.Investor;

    /// <summary>What is shown while nothing has happened.</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private WalletQueries WalletsRead { get; set; } = default!;

    [Inject] private OperationQueries Operations { get; set; } = default!;

    [Inject] private StatementQueries Statements { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string EntriesHref => EntriesIn(_currency);

    private string CashHref => $"{Portal.Cash}?currency={_currency}";

    private IReadOnlyList<TabItem> Wallets =>
        [.. _wallets.Select(x => x.Currency).Append(_currency).Distinct()
            .Select(x => new TabItem(x.Code, EntriesIn(x)))];

    /// <inheritdoc/>
    protected override void OnInitialized() => _look = ListLook.Of(Portal.Sheet, null);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private string EntriesIn(Currency currency) => $"{Portal.Entries}?currency={currency}";

    private async Task LoadAsync()
    {
        var owner = await OwnerAsync();
        _wallets = await WalletsRead.ListAsync(owner);
        _currency = Currency.TryParse(InCurrency, out var chosen)
            ? chosen
            : _wallets.FirstOrDefault()?.Currency ?? Currency.Aed;
        _wallet = await WalletsRead.GetAsync(owner, _currency);
        _look = ListLook.At(
            Portal.Sheet with { CsvPath = $"/api/v1/wallets/{_currency}/entries.csv" }, Navigation.Uri);
        var (filter, refusal) = LedgerChips.Read((_look["from"], _look["to"]), await Statements.ZoneAsync(owner));
        _refusal = refusal;
        _page = await WalletsRead.EntriesAsync(
            (owner, _currency), filter with { Kind = _look["kind"], Search = _look["q"] },
            new PageRequest(_look.Size, Cursor));
    }

    private async Task ExplainAsync(WalletLine line) =>
        _explained = await Operations.GetForAsync(await OwnerAsync(), line.OperationId);

    private void Close() => _explained = null;

    private async Task<Owner> OwnerAsync()
    {
        var caller = await Current.GetAsync();
        return Owner.Of(caller.Book, caller.Person!.Value);
    }
}
