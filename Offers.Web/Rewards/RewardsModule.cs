using Offers.Web.Platform.Api;
using Offers.Web.Rewards.Campaigns;
using Offers.Web.Rewards.Cards;
using Offers.Web.Rewards.Credit;
using Offers.Web.Rewards.Redemptions;
using Offers.Web.Rewards.Supply;
using Offers.Web.Rewards.Watch;

namespace Offers.Web.Rewards;

/// <summary>What the Rewards module adds to the application.</summary>
public static class RewardsModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddRewards(this IServiceCollection services) => services
        .AddCredit()
        .AddCards()
        .AddSupply()
        .AddCampaigns()
        .AddRedemptions()
        .AddWatch();

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapRewards(this WebApplication app)
    {
        var api = app.MapApi();
        app.MapCredit(api);
        app.MapCards(api);
        app.MapSupply(api);
        app.MapCampaigns(api);
        app.MapRedemptions(api);
        app.MapWatch(api);
        return app;
    }
}
