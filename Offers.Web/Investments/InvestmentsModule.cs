using Offers.Data.Investments;
using Offers.Data.Platform.Approvals;
using Offers.Domain.Ledger;
using Offers.Web.Investments.Api;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments;

/// <summary>What the Investments module adds to the application.</summary>
public static class InvestmentsModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddInvestments(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<OfferDesk>()
            .AddSingleton<OfferMoneyDesk>()
            .AddSingleton<OfferRuns>()
            .AddSingleton<InvestmentDesk>()
            .AddSingleton<WaitlistDesk>()
            .AddSingleton<WaitlistQueries>()
            .AddSingleton<ScheduleQueries>()
            .AddSingleton<StandingDesk>()
            .AddSingleton<RuleQueries>()
            .AddSingleton<CashFlowQueries>()
            .AddSingleton<YearQueries>()
            .AddSingleton(LimitsOf(configuration))
            .AddSingleton(new ConcentrationLimit(new BasisPoints(
                configuration.GetValue("Investments:ConcentrationWarningBps", ConcentrationLimit.Usual))))
            .AddSingleton<DistributionDesk>()
            .AddSingleton<IApprovable, DistributionApprovals>()
            .AddSingleton<DistributionQueries>()
            .AddSingleton<InterestQueries>()
            .AddSingleton<OfferQueries>()
            .AddSingleton<OfferProgressQueries>()
            .AddSingleton<WealthQueries>()
            .AddSingleton<OfferMediaDesk>()
            .AddSingleton<OfferDocumentDesk>()
            .AddSingleton<OfferStoryDesk>()
            .AddSingleton<OfferContentQueries>()
            .AddSingleton<OfferFileQueries>()
            .AddSingleton<ContentUploads>()
            .AddSingleton<InvestmentQueries>()
            .AddSingleton(InvestmentBooks.Committed)
            .AddSingleton(InvestmentBooks.Secured)
            .AddSingleton(InvestmentBooks.Distributed)
            .AddSingleton(InvestmentBooks.Waiting)
            .AddSingleton(InvestmentBooks.Yearly)
            .AddSingleton(InvestmentBooks.Names)
            .AddInvestmentSources();

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapInvestments(this WebApplication app)
    {
        var api = app.MapApi();
        AdminOfferEndpoints.Map(api);
        InvestorEndpoints.Map(api);
        WaitlistEndpoints.Map(api);
        CashFlowEndpoints.Map(api);
        CalendarFeedEndpoints.Map(app, api);
        RuleEndpoints.Map(api);
        ListFileEndpoints.Map(api);
        ContentEndpoints.Map(api);
        ContentEndpoints.MapFiles(app);
        ContentForms.Map(app);
        return app;
    }

    private static DistributionLimits LimitsOf(IConfiguration configuration) => new(configuration
        .GetSection("Investments:DistributionApprovalAbove").GetChildren()
        .Select(x => Money.Parse(x.Value, Currency.Parse(x.Key))).ToDictionary(x => x.Currency));
}
