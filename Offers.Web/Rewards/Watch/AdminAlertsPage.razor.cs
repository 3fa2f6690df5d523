using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Watch;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>What somebody should know, those first that press most, of these the oldest.</summary>
public sealed partial class AdminAlertsPage
{
    private readonly FormKey _key = new();
    private ListLook _look = default!;
    private Page<AlertView>? _page;
    private AlertCounts? _counts;
    private Dictionary<string, long>? _tabs;
    private DateTimeOffset _now;

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private AlertQueries Alerts { get; set; } = default!;

    [Inject] private RewardMonitor Monitor { get; set; } = default!;

    [Inject] private BookTimes Times { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    private string Lead => _counts is { } counts
        ? T("{0} critical, {1}, {2} to know.", ReportWords.Number(counts.Critical),
            N(counts.Warning, "{0} warning", "{0} warnings"), ReportWords.Number(counts.Info))
        : T("What somebody should know, the most pressing first.");

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(AlertSheets.Alerts, Navigation.Uri);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        var scope = RewardPortal.Admin.ScopeOf(caller);
        _now = await Times.NowAsync(caller.Book);
        _counts = await Alerts.CountsAsync(scope);
        _page = await Alerts.FeedAsync(
            scope, AlertSheets.In(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
        _tabs = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [AlertSheets.Open] = _counts.Open, [AlertSheets.Critical] = _counts.Critical,
            [AlertSheets.Resolved] = _counts.Resolved,
        };
    }

    private async Task CheckAsync()
    {
        var done = (await Monitor.RunAsync(_key.Request(await Current.GetAsync()))).Read<MonitorAnswer>();
        _key.Renew();
        Toasts.Show(new Toast(
            T("Checked"), T("{0} new or raised, {1} resolved.", ReportWords.Number(done.AlertsGenerated),
                ReportWords.Number(done.AlertsResolved))));
        await LoadAsync();
    }
}
