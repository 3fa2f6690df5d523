using Offers.Data.Incentives;
using Offers.Data.Incentives.Figures;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Web.Incentives.Api;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives;

/// <summary>What incentives, sales and claims add to the application.</summary>
internal static class RewardsModule
{
    internal static IServiceCollection AddRewards(this IServiceCollection services)
    {
        foreach (var total in IncentiveBooks.All)
        {
            services.AddSingleton(total);
        }

        return services
            .AddSingleton<IncentiveDesk>()
            .AddSingleton<IncentiveQueries>()
            .AddSingleton<IncentiveExpiry>()
            .AddSingleton<SaleDesk>()
            .AddSingleton<SaleQueries>()
            .AddSingleton<ClaimDesk>()
            .AddSingleton<ClaimQueries>()
            .AddSingleton<EstimateQueries>()
            .AddSingleton<BacktestQueries>()
            .AddSingleton<EarningQueries>()
            .AddSingleton<IFigureSource, IncentiveFigures>()
            .AddSingleton<AgentDesk>()
            .AddSingleton<IncentiveReminders>()
            .AddSingleton<INoticeSource, IncentiveNotices>()
            .AddSingleton<IDemoSource, IncentivesDemo>()
            .AddJob<IncentiveExpiryJob>()
            .AddJob<IncentiveRemindersJob>();
    }

    internal static void Map(RouteGroupBuilder api)
    {
        IncentiveEndpoints.Map(api);
        SaleEndpoints.Map(api);
        AgentIncentiveEndpoints.Map(api);
    }
}
