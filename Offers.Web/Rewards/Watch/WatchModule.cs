namespace Offers.Web.Rewards.Watch;

/// <summary>What alerts, reports and statements add to the application.</summary>
internal static class WatchModule
{
    internal static IServiceCollection AddWatch(this IServiceCollection services) => services;

    internal static void MapWatch(this WebApplication app, RouteGroupBuilder api)
    {
    }
}
