using System.Globalization;
using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>What comes for an investor: planned payments by month, closings, ends of cooling-off.</summary>
public sealed partial class CalendarPage
{
    private const int MonthsShown = 12;

    private IReadOnlyList<CalendarEntry>? _entries;
    private IReadOnlyList<Currency> _currencies = [];
    private Currency? _currency;
    private DateOnly _today;

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "all")] private bool All { get; set; }

    [Inject] private CashFlowQueries Flows { get; set; } = default!;

    [Inject] private ScheduleQueries Schedules { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<TabItem> CurrencyTabs =>
        [.. _currencies.Select(x => new TabItem(x.Code, $"/investor/calendar?currency={x.Code}"))];

    private IReadOnlyList<BarPoint> Months => [.. Enumerable.Range(0, MonthsShown).Select(n =>
    {
        var month = _today.AddMonths(n);
        var sum = _entries!
            .Where(x => x.Amount?.Currency == _currency && (x.Date.Year, x.Date.Month) == (month.Year, month.Month))
            .Aggregate(Money.Zero(_currency!), (total, x) => total + x.Amount!.Value);
        return new BarPoint(month.ToString("MMM", CultureInfo.CurrentUICulture), sum, BarLook.Promised, n == 0);
    })];

    private List<CalendarEntry> Shown =>
        [.. _entries!.Where(x => All || x.Date < _today.AddMonths(MonthsShown))];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <summary>The key under which a planned amount is explained.</summary>
    internal static string? WhyOf(CalendarEntry? entry) => entry?.Kind switch
    {
        CalendarKind.Principal =>
            InvestmentFigure.Planned(entry.Offer.Id, FigureName.Me, entry.Date, CashFlowKind.Principal),
        CalendarKind.Interest =>
            InvestmentFigure.Planned(entry.Offer.Id, FigureName.Me, entry.Date, CashFlowKind.Interest),
        _ => null,
    };

    private static string MonthName(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.CurrentUICulture);

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _today = await Schedules.TodayAsync(caller.Book);
        _entries = await Flows.CalendarAsync(caller.Book, caller.Person!.Value);
        _currencies = [.. _entries.Where(x => x.Amount is not null).Select(x => x.Amount!.Value.Currency).Distinct()];
        _currency = _currencies.FirstOrDefault(x => x.Code == InCurrency) ?? _currencies.FirstOrDefault();
    }
}
