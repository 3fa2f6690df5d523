using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Audit;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Approvals;
using Offers.Web.Platform.Audit;
using Offers.Web.Platform.Events;
using Offers.Web.Platform.Figures;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Notifications;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Sagas;
using Offers.Web.Platform.Sandboxes;
using Offers.Web.Platform.Search;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform;

/// <summary>The platform's own pages and endpoints: overview, audit, jobs, notifications, events, search.</summary>
internal static class PlatformEndpoints
{
    /// <summary>Registers what stands behind them.</summary>
    internal static IServiceCollection AddPlatformPages(this IServiceCollection services)
    {
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<FigureEntries>();
        services.AddSingleton<FigureQueries>();
        services.AddSingleton<IFigureSource, ApprovalFigures>();
        services.AddSingleton<IFigureSource, EventFigures>();
        services.AddScoped<OpenExplanation>();
        services.AddSingleton<ApprovalDesk>();
        services.AddSingleton<ApprovalQueries>();
        services.AddSingleton<INoticeSource, ApprovalNotices>();
        services.AddSingleton<IOverviewSource, ApprovalsOverview>();
        services.AddJob<ApprovalExpiryJob>();
        services.AddLists();
        services.AddSandboxes();
        services.AddSingleton<EventStream>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton<IOverviewSource, JobsOverview>();
        services.AddScoped<IShellSource, BellSource>();
        services.AddScoped<ISearchSource, PeopleSearch>();
        services.AddScoped<ISearchSource, IdSearch>();
        return services;
    }

    /// <summary>Maps the endpoints.</summary>
    internal static WebApplication MapPlatformApi(this WebApplication app)
    {
        var api = app.MapApi();
        ApprovalEndpoints.Map(api);
        AuditEndpoints.Map(api);
        EventEndpoints.Map(api);
        FigureEndpoints.Map(api);
        JobEndpoints.Map(api);
        NotificationEndpoints.Map(api);
        PreferenceEndpoints.Map(app, api);
        SavedViewEndpoints.Map(api);
        SagaEndpoints.Map(api);
        SandboxEndpoints.Map(api);
        SearchEndpoints.Map(api);
        return app;
    }
}
