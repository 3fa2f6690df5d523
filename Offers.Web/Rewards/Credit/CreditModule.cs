using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Credit;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Credit;

/// <summary>What agencies, clients and their credit add to the application.</summary>
internal static class CreditModule
{
    internal static IServiceCollection AddCredit(this IServiceCollection services)
    {
        foreach (var total in RewardBooks.All)
        {
            services.AddSingleton(total);
        }

        return services
            .AddSingleton(provider => CreditSettings.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton<CreditDesk>()
            .AddSingleton<CreditRequestDesk>()
            .AddSingleton<ReloadDesk>()
            .AddSingleton<BudgetDesk>()
            .AddSingleton<AgencyDesk>()
            .AddSingleton<ClientDesk>()
            .AddSingleton<CreditQueries>()
            .AddSingleton<CreditTreeQueries>()
            .AddSingleton<CreditOverviewQueries>()
            .AddSingleton<AgencyQueries>()
            .AddSingleton<ClientQueries>()
            .AddSingleton<IApprovable, CreditApprovals>()
            .AddSingleton<IFigureSource, CreditFigures>()
            .AddSingleton<INoticeSource, CreditNotices>()
            .AddSingleton<IDemoSource, CreditDemo>()
            .AddJob<RewardReloadJob>();
    }

    internal static void MapCredit(this WebApplication app, RouteGroupBuilder api)
    {
        CreditEndpoints.Map(api);
        AgencyEndpoints.Map(api);
    }
}
