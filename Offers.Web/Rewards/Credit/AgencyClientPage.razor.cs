using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>One client as its agency sees it: credit, campaigns, and what may be done.</summary>
public sealed partial class AgencyClientPage
{
    private ClientOverview? _seen;
    private CreditWay? _way;
    private string? _verb;
    private Refusal? _refusal;

    /// <summary>The client.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [Inject] private CreditOverviewQueries Overview { get; set; } = default!;

    [Inject] private ClientDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Clients"), "/agency/clients")];

    private IReadOnlyList<TabItem> Tabs =>
        [.. _seen!.Currencies.Select(x => new TabItem(x.Code, $"/agency/clients/{Id}?currency={x}"))];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var scope = RewardPortal.Agency.ScopeOf(await Current.GetAsync());
            _seen = await Overview.ClientAsync(
                scope, Id<Client>.TryParse(Id, out var id) ? id : default,
                Currency.TryParse(InCurrency, out var chosen) ? chosen : null);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private Task DoneAsync()
    {
        _verb = null;
        return LoadAsync();
    }

    private static string VerbOf(string verb) => verb == "suspend" ? T("Suspend") : T("Reactivate");

    private static string ConsequenceOf(string verb) => verb == "suspend"
        ? T("Nothing is allocated, taken back or redeemed until it is reactivated. Running campaigns pause at once.")
        : T("Credit moves again. Campaigns that stopped for it go on, where their credit reaches.");
}
