using Microsoft.AspNetCore.Components;
using Offers.Data.Platform;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>What rewards brought and cost, for the days and the cut that the address names.</summary>
public sealed partial class AdminProfitPage
{
    private ProfitView? _view;
    private Refusal? _refusal;
    private DateOnly _today;

    [SupplyParameterFromQuery(Name = "by")] private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [Inject] private ProfitQueries Profit { get; set; } = default!;

    [Inject] private BookTimes Times { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? Lead => _view is { } view
        ? T("What rewards brought and cost, from the ledger. {0} (UTC).", ReportWords.Days(view.From, view.Until))
        : null;

    // A currency in which nothing was charged, bought or lost says nothing.
    private IReadOnlyList<ProfitCurrency> Shown =>
        [.. _view?.Currencies.Where(x => x.Cards > 0 || Moved(x.Sums) || Moved(x.Before)) ?? []];

    private string? Word => _view is { } view ? Words.Snake(view.By.ToString()) : null;

    private string File => "/api/v1/reports/profit.csv" + (_view is { } view
        ? $"?by={Word}&from={ReportWords.Iso(view.From)}&to={ReportWords.Iso(view.Until)}" : "");

    private IReadOnlyList<TabItem> Ways => [.. Enum.GetValues<ReportBy>().Select(TabOf)];

    private TabItem? Way => _view is { } view ? TabOf(view.By) : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static bool Moved(ProfitSums sums) => !(sums.Revenue.IsZero && sums.Cost.IsZero && sums.Lost.IsZero);

    private TabItem TabOf(ReportBy by) => new(
        ReportWords.By(by), PageAddress.With(Navigation, "by", Words.Snake(by.ToString())));

    private async Task LoadAsync()
    {
        try
        {
            var book = (await Current.GetAsync()).Book;
            _today = ReportPeriod.DayOf(await Times.NowAsync(book));
            _view = await Profit.GetAsync(book, ReportEndpoints.ByOf(By, ReportBy.Brand), (From, To));
            _refusal = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
