namespace Offers.Web.Rewards.Redemptions;

/// <summary>What redemptions and the rules that judge them add to the application.</summary>
internal static class RedemptionsModule
{
    internal static IServiceCollection AddRedemptions(this IServiceCollection services) => services;

    internal static void MapRedemptions(this WebApplication app, RouteGroupBuilder api)
    {
    }
}
