namespace Offers.Web.Rewards.Supply;

/// <summary>What suppliers and orders add to the application.</summary>
internal static class SupplyModule
{
    internal static IServiceCollection AddSupply(this IServiceCollection services) => services;

    internal static void MapSupply(this WebApplication app, RouteGroupBuilder api)
    {
    }
}
