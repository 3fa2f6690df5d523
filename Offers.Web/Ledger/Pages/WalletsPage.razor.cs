using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Ledger.Pages;

/// <summary>The wallets of one owner, for administrators.</summary>
public sealed partial class WalletsPage
{
    private IReadOnlyList<OwnerView>? _found;
    private IReadOnlyList<WalletView> _wallets = [];
    private Page<WalletLine>? _page;
    private Currency _currency = Currency.Aed;
    private OwnerView? _owner;
    private Owner? _id;
    private TimeZoneInfo? _zone;
    private CashSide? _post;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "owner")] private string? OwnerId { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private StatementQueries Statements { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _id = OwnerIds.Of(caller.Book, OwnerId);
        _owner = _id is { } known ? await Wallets.OwnerAsync(known) : null;
        _found = string.IsNullOrWhiteSpace(Search) || _owner is not null
            ? null
            : await Wallets.FindOwnersAsync(caller.Book, Search);
        if (_owner is null)
        {
            return;
        }

        var owner = _id!.Value;
        _wallets = await Wallets.ListAsync(owner);
        _currency = Currency.TryParse(InCurrency, out var chosen)
            ? chosen
            : _wallets.FirstOrDefault()?.Currency ?? Currency.Aed;
        _zone = await Statements.ZoneAsync(owner);
        _page = await Wallets.EntriesAsync((owner, _currency), new OperationFilter(), new PageRequest(Cursor: Cursor));
    }

    private void Explain(WalletLine line) => Navigation.NavigateTo($"/admin/operations/{line.OperationId}");
}
