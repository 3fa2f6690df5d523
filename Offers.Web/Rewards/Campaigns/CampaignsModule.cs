namespace Offers.Web.Rewards.Campaigns;

/// <summary>What campaigns, recipients and messages add to the application.</summary>
internal static class CampaignsModule
{
    internal static IServiceCollection AddCampaigns(this IServiceCollection services) => services;

    internal static void MapCampaigns(this WebApplication app, RouteGroupBuilder api)
    {
    }
}
