using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Rewards.Campaigns;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>What campaigns, recipients and messages add to the application.</summary>
internal static class CampaignsModule
{
    internal static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<CampaignDesk>()
        .AddSingleton<CampaignQueries>()
        .AddSingleton<CampaignEnding>()
        .AddSingleton<RecipientDesk>()
        .AddSingleton<RecipientQueries>()
        .AddSingleton<RecipientImportDesk>()
        .AddSingleton<RecipientImportDoor>()
        .AddSingleton<InvitationDesk>()
        .AddSingleton<ConditionDesk>()
        .AddSingleton<OwedRewards>()
        .AddSingleton<MessageDesk>()
        .AddSingleton<MessageQueue>()
        .AddSingleton<MessageQueries>()
        .AddSingleton<ConsentLinks>()
        .AddSingleton<GiftLinks>()
        .AddSingleton<RewardMessageWords>()
        .AddSingleton<RewardMessageSender>()
        .AddHostedService(static provider => provider.GetRequiredService<RewardMessageSender>())
        .AddSingleton<IDueSource>(static provider => provider.GetRequiredService<CampaignEnding>())
        .AddSingleton<IFigureSource, CampaignFigures>()
        .AddSingleton<INoticeSource, CampaignNotices>()
        .AddSingleton<IDemoSource, CampaignsDemo>()
        .AddScoped<ISearchSource, CampaignSearch>()
        .AddSheet(CampaignSheets.Campaigns(RewardPortal.Admin))
        .AddSheet(CampaignSheets.Campaigns(RewardPortal.Agency))
        .AddSheet(CampaignSheets.Campaigns(RewardPortal.Client))
        .AddJob<RewardMessagesJob>()
        .AddJob<RewardCampaignsJob>()
        .AddJob<RewardOwedJob>();

    internal static void MapCampaigns(this WebApplication app, RouteGroupBuilder api)
    {
        CampaignEndpoints.Map(api);
        RecipientEndpoints.Map(app, api);
        MessageEndpoints.Map(app, api);
    }
}
