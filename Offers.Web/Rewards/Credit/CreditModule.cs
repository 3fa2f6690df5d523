namespace Offers.Web.Rewards.Credit;

/// <summary>What agencies, clients and their credit add to the application.</summary>
internal static class CreditModule
{
    internal static IServiceCollection AddCredit(this IServiceCollection services) => services;

    internal static void MapCredit(this WebApplication app, RouteGroupBuilder api)
    {
    }
}
