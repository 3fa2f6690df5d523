using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Statements;

/// <summary>An agent's first page: what is his, what comes, what is at risk, and what he may want to do.</summary>
public sealed partial class AgentOverviewPage
{
    private AgentOverview? _seen;

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [Inject] private AgentOverviewQueries Overview { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<TabItem> Tabs =>
        [.. _seen!.Currencies.Select(x => new TabItem(x.Code, $"/agent?currency={x}"))];

    private IReadOnlyList<BarPoint> Months => [.. _seen!.Months.Select((month, i) => new BarPoint(
        CommissionWords.ShortMonth(month.Month), month.Amount, IsNow: i == _seen.Months.Count - 1))];

    private string PendingNote => _seen!.Expected is { } day
        ? T("next expected {0}", TimeText.Of(day))
        : N(_seen.PendingCount, "{0} open claim", "{0} open claims");

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static Glyph IconOf(AgentTask task) => task.Kind switch
    {
        AgentTaskKind.Answered => Glyph.Note, AgentTaskKind.Ending => Glyph.Clock, _ => Glyph.Spark,
    };

    private static string TitleOf(AgentTask task) => task.Kind switch
    {
        AgentTaskKind.Answered => T("Your dispute was answered"),
        AgentTaskKind.Ending => T("An incentive ends soon"),
        _ => T("Terms to read and accept"),
    };

    private static string HrefOf(AgentTask task) => task.Kind == AgentTaskKind.Answered
        ? "/agent/claims"
        : $"/agent/incentives/{task.About.Id}";

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _seen = await Overview.GetAsync(
            caller.Book, caller.Person!.Value, Currency.TryParse(InCurrency, out var chosen) ? chosen : null);
    }
}
