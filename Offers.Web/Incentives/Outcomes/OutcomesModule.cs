using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Sandboxes;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>What results and leaderboards add to the application.</summary>
internal static class OutcomesModule
{
    internal static IServiceCollection AddOutcomes(this IServiceCollection services) => services
        .AddSingleton<IncentiveReadings>()
        .AddSingleton<ResultQueries>()
        .AddSingleton<LeaderboardDesk>()
        .AddSingleton<LeaderboardQueries>()
        .AddSingleton<BoardFreezing>()
        .AddSingleton<IDueSource>(static provider => provider.GetRequiredService<BoardFreezing>())
        .AddSingleton(LeaderboardBooks.Scores)
        .AddSingleton<IFigureSource, ResultFigures>()
        .AddSingleton<IDemoSource, OutcomesDemo>()
        .AddJob<LeaderboardsJob>();

    internal static void MapOutcomes(this RouteGroupBuilder api)
    {
        ResultEndpoints.Map(api);
        LeaderboardEndpoints.Map(api);
    }
}
