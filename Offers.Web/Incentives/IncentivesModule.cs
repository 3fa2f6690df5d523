using Offers.Data.Incentives;
using Offers.Data.Incentives.Figures;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Web.Incentives.Api;
using Offers.Web.Incentives.Bounties;
using Offers.Web.Incentives.Imports;
using Offers.Web.Incentives.Outcomes;
using Offers.Web.Incentives.Projects;
using Offers.Web.Incentives.Statements;
using Offers.Web.Incentives.Templates;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives;

/// <summary>What the Incentives module adds to the application.</summary>
public static class IncentivesModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddIncentives(this IServiceCollection services)
    {
        foreach (var total in IncentiveBooks.All)
        {
            services.AddSingleton(total);
        }

        return services
            .AddProjects()
            .AddTemplates()
            .AddSingleton<IncentiveDesk>()
            .AddSingleton<IncentiveQueries>()
            .AddSingleton<IncentiveExpiry>()
            .AddSingleton<SaleDesk>()
            .AddSingleton<SaleQueries>()
            .AddSingleton<ClaimDesk>()
            .AddSingleton<ClaimQueries>()
            .AddSingleton<EstimateQueries>()
            .AddSingleton<BacktestQueries>()
            .AddSingleton<EarningQueries>()
            .AddSingleton<IFigureSource, IncentiveFigures>()
            .AddSingleton<AgentDesk>()
            .AddSingleton<IncentiveReminders>()
            .AddSingleton<INoticeSource, IncentiveNotices>()
            .AddSingleton<IDemoSource, IncentivesDemo>()
            .AddJob<IncentiveExpiryJob>()
            .AddJob<IncentiveRemindersJob>()
            .AddSaleImports()
            .AddBounties()
            .AddCommissions()
            .AddOutcomes();
    }

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapIncentives(this WebApplication app)
    {
        var api = app.MapApi();
        ProjectEndpoints.Map(api);
        SaleImportEndpoints.Map(app, api);
        TemplateEndpoints.Map(api);
        IncentiveEndpoints.Map(api);
        SaleEndpoints.Map(api);
        AgentIncentiveEndpoints.Map(api);
        CommissionEndpoints.Map(api);
        app.MapBounties(api);
        api.MapOutcomes();
        return app;
    }
}
