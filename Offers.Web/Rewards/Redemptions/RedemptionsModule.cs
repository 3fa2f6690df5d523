using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards.Campaigns;
using Offers.Data.Rewards.Redemptions;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Shell;
using Offers.Web.Rewards.Redemptions.Public;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>What redemptions and the rules that judge them add to the application.</summary>
internal static class RedemptionsModule
{
    internal static IServiceCollection AddRedemptions(this IServiceCollection services) => services
        .AddSingleton(static provider => provider.GetRequiredService<IConfiguration>()
            .GetSection("Rewards:Redeem").Get<RedeemSettings>() ?? new RedeemSettings())
        .AddSingleton<RedeemGrounds>()
        .AddSingleton<RedeemDesk>()
        .AddSingleton<ConditionReward>(static provider => (request, completed) =>
            provider.GetRequiredService<RedeemDesk>().RewardAsync(request, completed))
        .AddSingleton<RedemptionDesk>()
        .AddSingleton<RedemptionQueries>()
        .AddSingleton<RedemptionHistory>()
        .AddSingleton<RedeemOrigins>()
        .AddSingleton<GiftQueries>()
        .AddSingleton<GiftFinder>()
        .AddSingleton<GiftDesk>()
        .AddSingleton<GiftMail>()
        .AddSingleton<FraudDesk>()
        .AddSingleton<FraudQueries>()
        .AddSingleton(RedemptionFigures.Names)
        .AddSingleton<IFigureSource, RedemptionFigures>()
        .AddSingleton<INoticeSource, ReviewNotices>()
        .AddSingleton<ISearchSource, RedemptionSearch>()
        .AddSingleton<IDemoSource, RedemptionsDemo>();

    internal static void MapRedemptions(this WebApplication app, RouteGroupBuilder api)
    {
        RedemptionEndpoints.Map(api);
        FraudEndpoints.Map(api);
        GiftEndpoints.Map(app);
    }
}
