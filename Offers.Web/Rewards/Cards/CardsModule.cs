using Offers.Data.Rewards.Cards;

namespace Offers.Web.Rewards.Cards;

/// <summary>What brands, prices, pools and cards add to the application.</summary>
internal static class CardsModule
{
    internal static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<CardVault>();

    internal static void MapCards(this WebApplication app, RouteGroupBuilder api)
    {
    }
}
