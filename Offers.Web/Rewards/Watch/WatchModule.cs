using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards.Watch;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Watch;

/// <summary>What alerts, reports and statements add to the application.</summary>
internal static class WatchModule
{
    private const string Settings = "Rewards:Monitor";

    internal static IServiceCollection AddWatch(this IServiceCollection services) => services
        .AddSingleton(static provider => provider.GetRequiredService<IConfiguration>().GetSection(Settings)
            .Get<MonitorSettings>() ?? new MonitorSettings())
        .AddSingleton<RewardMonitor>()
        .AddSingleton<AlertDesk>()
        .AddSingleton<AlertQueries>()
        .AddSingleton<ProfitQueries>()
        .AddSingleton<SpendQueries>()
        .AddSingleton<CreditStatementQueries>()
        .AddSingleton<CreditPrinter>()
        .AddSingleton<CreditStatementEndpoints.Reading>()
        .AddSingleton<IFigureSource, ReportFigures>()
        .AddSingleton<INoticeSource, AlertNotices>()
        .AddSingleton<IDemoSource, WatchDemo>()
        .AddSheet(AlertSheets.Alerts)
        .AddJob<RewardMonitorJob>();

    internal static void MapWatch(this WebApplication app, RouteGroupBuilder api)
    {
        AlertEndpoints.Map(api);
        ReportEndpoints.Map(api);
        CreditStatementEndpoints.Map(api);
    }
}
