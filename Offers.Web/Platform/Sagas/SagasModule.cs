using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sagas;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Sagas;

/// <summary>What leaves the house; modules add a definition for each kind of saga.</summary>
internal static class SagasModule
{
    private const string Section = "Sagas";

    internal static IServiceCollection AddSagas(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSagaEngine(configuration.GetSection(Section).Get<SagaSettings>() ?? new SagaSettings());
        services.AddSingleton<INoticeSource, SagaNotices>();
        services.AddSingleton<IOverviewSource, SagasOverview>();
        services.AddScoped<ISearchSource, SagaSearch>();
        services.AddHostedService<SagaWorker>();
        services.AddHealthChecks().AddCheck<SagaHealth>("sagas", tags: ["parties"]);
        return services;
    }
}
