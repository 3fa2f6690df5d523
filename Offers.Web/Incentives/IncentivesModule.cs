using Offers.Web.Incentives.Bounties;
using Offers.Web.Incentives.Imports;
using Offers.Web.Incentives.Outcomes;
using Offers.Web.Incentives.Projects;
using Offers.Web.Incentives.Statements;
using Offers.Web.Incentives.Templates;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives;

/// <summary>What the Incentives module adds to the application.</summary>
public static class IncentivesModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddIncentives(this IServiceCollection services) =>
        services
            .AddProjects()
            .AddTemplates()
            .AddRewards()
            .AddSaleImports()
            .AddBounties()
            .AddCommissions()
            .AddOutcomes();

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapIncentives(this WebApplication app)
    {
        var api = app.MapApi();
        ProjectEndpoints.Map(api);
        SaleImportEndpoints.Map(app, api);
        TemplateEndpoints.Map(api);
        RewardsModule.Map(api);
        CommissionEndpoints.Map(api);
        app.MapBounties(api);
        api.MapOutcomes();
        return app;
    }
}
