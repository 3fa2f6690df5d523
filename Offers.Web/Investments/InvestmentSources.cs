using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sandboxes;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Sandboxes;
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
        .AddSingleton<INoticeSource, SearchNotices>()
        .AddSingleton<IOverviewSource, InvestmentsOverview>()
        .AddSingleton<IDemoSource, InvestmentsDemo>()
        .AddSingleton<IDemoSource, ViewsDemo>()
        .AddScoped<ISearchSource, OfferSearch>()
        .AddSheet(OfferSheets.Offers)
        .AddSheet(OfferSheets.OfOffer)
        .AddSheet(OfferSheets.Mine)
        .AddSheet(OfferSheets.Gallery)
        .AddSingleton<PaymentNotices>()
        .AddSingleton<INoticeSource, PaymentDueNotices>()
        .AddSingleton<IDueSource, OffersDue>()
        .AddSingleton<IChangeSource, OfferChanges>()
        .AddSingleton<ISandboxExample, SandboxOffer>()
        .AddHostedService<OfferRunner>()
        .AddJob<DueNoticesJob>()
        .AddJob<MaturityJob>()
        .AddJob<OfferRunsJob>()
        .AddJob<OfferTimesJob>()
        .AddJob<WaitlistJob>();
}
