using System.Globalization;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Web.Platform;
using Offers.Web.Platform.Commands;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;
using Offers.Web.Rewards.Cards.Api;
using Offers.Web.Rewards.Cards.Demo;
using Offers.Web.Rewards.Cards.Imports;
using Offers.Web.Rewards.Cards.Jobs;
using Offers.Web.Rewards.Cards.Pages;

namespace Offers.Web.Rewards.Cards;

/// <summary>What brands, prices, pools and cards add to the application.</summary>
internal static class CardsModule
{
    internal static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<CardVault>()
        .AddSingleton<BrandDesk>()
        .AddSingleton<BrandQueries>()
        .AddSingleton<PriceDesk>()
        .AddSingleton<PriceQueries>()
        .AddSingleton<PoolDesk>()
        .AddSingleton<PoolQueries>()
        .AddSingleton<CardDesk>()
        .AddSingleton<WriteOffDesk>()
        .AddSingleton<CardReseal>()
        .AddSingleton<IApprovable, WriteOffApprovals>()
        .AddSingleton<IFigureSource, CardFigures>()
        .AddSingleton<ListSheet>(CardSheets.Pools)
        .AddSingleton<ICommandSource, CardCommands>()
        .AddSingleton<IDemoSource, CatalogueDemo>()
        .AddSingleton<IDemoSource, PoolsDemo>()
        .AddJob<RewardWriteOffJob>()
        .AddJob<RewardResealJob>()
        .AddSingleton(static provider => LimitsOf(provider.GetRequiredService<IConfiguration>()))
        .AddImports();

    internal static void MapCards(this WebApplication app, RouteGroupBuilder api)
    {
        BrandEndpoints.Map(api);
        PriceEndpoints.Map(api);
        PoolEndpoints.Map(api);
        CardImportEndpoints.Map(app, api);
    }

    private static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton(static provider => new CardFolder(
            provider.GetRequiredService<IConfiguration>()["Storage:Cards"] is { Length: > 0 } path
                ? path
                : provider.GetRequiredService<DataFolder>().File("cards")))
        .AddSingleton<CardIntake>()
        .AddSingleton<CardImportDesk>()
        .AddSingleton<CardImportQueries>()
        .AddSingleton<CardImportRunner>()
        .AddSingleton<CardImportWorker>()
        .AddSingleton<CardImportDoor>()
        .AddSingleton<IApprovable, CardImportApprovals>()
        .AddSingleton<INoticeSource, CardImportNotices>()
        .AddJob<CardImportJob>();

    private static CardLimits LimitsOf(IConfiguration configuration) => new(
        configuration.GetSection("Rewards:ImportReleaseAbove").GetChildren()
            .Select(x => Money.Parse(x.Value, Currency.Parse(x.Key))).ToDictionary(x => x.Currency),
        configuration["Rewards:RevealsPerHour"] is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : CardLimits.UsualReveals);
}
