using System.Globalization;
using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Ledger;
using Offers.Data.Ledger.Figures;
using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>An investor's first page: what is his, where it is, what is on offer, what happened last.</summary>
public sealed partial class InvestorOverviewPage
{
    private const int Shown = 5;
    private const int MonthsShown = 12;
    private IReadOnlyList<WalletView> _wallets = [];
    private IReadOnlyList<HoldingView> _holdings = [];
    private IReadOnlyList<OfferView> _live = [];
    private IReadOnlyList<WalletLine> _latest = [];
    private IReadOnlyList<WealthPoint> _history = [];
    private CalendarEntry? _next;
    private WalletView? _wallet;
    private string _person = "";

    [SupplyParameterFromQuery(Name = "currency")]
    private string? InCurrency { get; set; }

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private InvestmentQueries Investments { get; set; } = default!;

    [Inject] private WealthQueries Wealth { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private ScheduleQueries Schedules { get; set; } = default!;

    [Inject] private CashFlowQueries Flows { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string EntriesHref => $"/investor/transactions?currency={_wallet!.Currency}";

    private IReadOnlyList<TabItem> WalletTabs =>
        [.. _wallets.Select(wallet => new TabItem(wallet.Currency.Code, $"/investor?currency={wallet.Currency}"))];

    private List<HoldingView> Here => [.. _holdings.Where(holding =>
        holding.Offer.Currency == _wallet!.Currency && !holding.OutstandingAmount.IsZero)];

    private Money Invested => Sum(Here);

    private Money Settled => Sum(Here.Where(IsSettled));

    private IReadOnlyList<AllocPart> Parts
    {
        get
        {
            var parts = Here
                .Select(x => new AllocPart(
                    x.Offer.Name, x.OutstandingAmount, IsSettled(x) ? AllocLook.Settled : AllocLook.Held,
                    $"/investor/offers/{x.Offer.Id}",
                    InvestmentFigure.Part(x.Offer.Id, FigureName.Me, HoldingPart.Outstanding)))
                .ToList();
            var other = _wallet!.Held + Settled - Invested;
            if (other.Minor > 0)
            {
                parts.Add(new AllocPart(
                    T("Held for something else"), other, AllocLook.Held, null,
                    InvestmentFigure.OtherHolds(FigureName.Me, _wallet.Currency)));
            }

            parts.Add(new AllocPart(
                T("Available"), _wallet.Available, AllocLook.Free, null,
                LedgerFigure.Available(FigureName.Me, _wallet.Currency)));
            return parts;
        }
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static bool IsSettled(HoldingView holding) => OfferLife.IsSettled(holding.Offer.Status);

    private static string WhyMoved(WalletLine line) =>
        LedgerFigure.AvailableLine(FigureName.Me, line.AvailableAmount.Currency, line.Number);

    private static string WhyAfter(WalletLine line) =>
        LedgerFigure.AvailableAfter(FigureName.Me, line.AvailableAmount.Currency, line.Number);

    private Money Sum(IEnumerable<HoldingView> holdings) =>
        holdings.Aggregate(Money.Zero(_wallet!.Currency), (sum, holding) => sum + holding.OutstandingAmount);

    private bool Mine(Event happening) => OfferEvents.AnyOffer(happening)
        || (_person.Length > 0 && happening.Payload.Contains(_person, StringComparison.Ordinal));

    private IReadOnlyList<BarPoint> Months => [.. _history.Select((point, i) => new BarPoint(
        TimeZoneInfo.ConvertTime(point.Until.AddTicks(-1), Shell.Zone).ToString("MMM", CultureInfo.CurrentUICulture),
        point.Amount, IsNow: i == _history.Count - 1))];

    // The ends of the last twelve months in the reader's zone; that of this month is still to come.
    private List<DateTimeOffset> MonthEnds(DateOnly today)
    {
        var next = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(1);
        return [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(i => next.AddMonths(i)).Select(
            end => new DateTimeOffset(end, Shell.Zone.GetUtcOffset(end)).ToUniversalTime())];
    }

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _person = caller.Person!.Value.ToString();
        var owner = Owner.Of(caller.Book, caller.Person.Value);
        _wallets = await Wallets.ListAsync(owner);
        var currency = Currency.TryParse(InCurrency, out var chosen)
            ? chosen
            : _wallets.Select(wallet => wallet.Currency).FirstOrDefault() ?? Currency.Aed;
        _holdings = await Investments.HoldingsAsync(caller.Book, caller.Person.Value);
        _next = (await Flows.CalendarAsync(caller.Book, caller.Person.Value))
            .FirstOrDefault(x => x.Amount?.Currency == currency);
        _history = await Wealth.GetAsync(
            caller.Book, (caller.Person.Value, currency), MonthEnds(await Schedules.TodayAsync(caller.Book)));
        var live = await Offers.ListLiveAsync(
            caller.Book, new OfferFilter(), new PageRequest(Shown), caller.Person.Value);
        _live = live.Data;
        _latest = (await Wallets.EntriesAsync((owner, currency), new OperationFilter(), new PageRequest(Shown))).Data;
        _wallet = _wallets.SingleOrDefault(wallet => wallet.Currency == currency) ?? WalletView.Of(currency, 0, 0);
    }
}
