using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>What a portal's clients and campaigns were charged in this month and the eleven before.</summary>
public sealed partial class SpendCard
{
    private SpendView? _year;
    private SpendView? _rows;

    /// <summary>In which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Agency;

    /// <summary>Who spent it: clients for an agency, campaigns for a client.</summary>
    [Parameter] public ReportBy By { get; set; } = ReportBy.Campaign;

    [Inject] private SpendQueries Spend { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string File => $"/api/v1/reports/spend.csv?by={Words.Snake(By.ToString())}";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _rows = await Spend.GetAsync(scope, By, default);
        _year = await Spend.GetAsync(scope, ReportBy.Month, default);
    }

    // Months are counted from the end: the running one is the first.
    private static Money Month(SpendCurrency part, int fromEnd) => part.Rows[^fromEnd].Spent;

    private static string MonthId(SpendCurrency part, int fromEnd) => part.Rows[^fromEnd].Id;

    private string Why(SpendCurrency part, string id) => ReportFigure.Spend(
        new ReportPlace(ReportBy.Month, id, part.Currency, _year!.From, _year.Until));

    private static IReadOnlyList<BarPoint> Points(SpendCurrency part) =>
        [.. part.Parts.Select(x => new BarPoint(
            ReportWords.Short(x.From, x.Until), ReportWords.Bar(x.Spent), IsNow: x == part.Parts[^1]))];
}
