using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Investments;

/// <summary>What investments add to the platform: notices, figures of the overview, search hits and jobs.</summary>
internal static class InvestmentSources
{
    internal static IServiceCollection AddInvestmentSources(this IServiceCollection services) => services
        .AddSingleton<OfferTimes>()
        .AddSingleton<CommittedSums>()
        .AddSingleton<IFigureSource, OfferFigures>()
        .AddSingleton<IFigureSource, HoldingFigures>()
        .AddSingleton<IFigureSource, DistributionFigures>()
        .AddSingleton<IFigureSource, PlanFigures>()
        .AddSingleton<INoticeSource, InvestmentNotices>()
        .AddSingleton<IOverviewSource, InvestmentsOverview>()
        .AddSingleton<IDemoSource, InvestmentsDemo>()
        .AddScoped<ISearchSource, OfferSearch>()
        .AddHostedService<OfferRunner>()
        .AddJob<MaturityJob>()
        .AddJob<OfferRunsJob>()
        .AddJob<OfferTimesJob>()
        .AddJob<WaitlistJob>();
}
