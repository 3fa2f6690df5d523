using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>The first page of an agency: its credit, its clients, this month, and what waits.</summary>
public sealed partial class AgencyDashboardPage
{
    private AgencyOverview? _seen;
    private IReadOnlyList<CreditRequestView> _wishes = [];
    private (CreditWay Way, CreditLink? Child)? _move;
    private bool _asking;
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [Inject] private CreditOverviewQueries Overview { get; set; } = default!;

    [Inject] private CreditQueries Credit { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<TabItem> Tabs =>
        [.. _seen!.Currencies.Select(x => new TabItem(x.Code, $"/agency?currency={x}"))];

    private IReadOnlyList<CreditLink> Children => [.. _seen!.Node.Children.Select(x => x.Owner)];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var scope = RewardPortal.Agency.ScopeOf(await Current.GetAsync());
            _seen = await Overview.AgencyAsync(
                scope, await Overview.AgencyOfAsync(scope),
                Currency.TryParse(InCurrency, out var chosen) ? chosen : null);
            _wishes = (await Credit.RequestsAsync(
                scope, new CreditRequestFilter(CreditRequestStatus.Waiting), new PageRequest())).Data;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private void Open(CreditWay way, CreditLink? child) => _move = (way, child);

    private void Ask((CreditWay Way, CreditLink Child) move) => Open(move.Way, move.Child);

    private string Why(CreditPart part) => CreditFigure.Node(_seen!.Id, _seen.Currency, part);

    private string Month(int back) => CreditFigure.Month(_seen!.Id, _seen.Currency, back);
}
