using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sandboxes;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Bounties;

/// <summary>What bounties add to the application.</summary>
internal static class BountyModule
{
    /// <summary>Registers desks, queries, checks, notices and jobs.</summary>
    internal static IServiceCollection AddBounties(this IServiceCollection services) => services
        .AddSingleton<BountyDesk>()
        .AddSingleton<SubmissionDesk>()
        .AddSingleton<BountyQueries>()
        .AddSingleton<SubmissionQueries>()
        .AddSingleton<BountyExpiry>()
        .AddSingleton<BountyReminders>()
        .AddSingleton<ProofUploads>()
        .AddSingleton(BountyBooks.Paid)
        .AddSingleton(BountyBooks.BountyNames)
        .AddSingleton(BountyBooks.SubmissionNames)
        .AddSingleton<IDueSource>(static provider => provider.GetRequiredService<BountyExpiry>())
        .AddSingleton<IFigureSource, BountyFigures>()
        .AddSingleton<INoticeSource, BountyNotices>()
        .AddSingleton<IDemoSource, IncentivesDemoMoney>()
        .AddSingleton<IDemoSource, BountyDemo>()
        .AddJob<BountyTimesJob>();

    /// <summary>Maps endpoints, and the addresses of photos and forms.</summary>
    internal static void MapBounties(this WebApplication app, RouteGroupBuilder api)
    {
        BountyEndpoints.Map(api);
        AgentBountyEndpoints.Map(api);
        AgentBountyEndpoints.MapFiles(app);
    }
}
