using Offers.Data.Incentives.Figures;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Statements;

/// <summary>What agents' statements, and the first pages of agents and builders, add to the application.</summary>
internal static class CommissionModule
{
    /// <summary>Registers desk, queries, figures, notices, demo data and the job.</summary>
    internal static IServiceCollection AddCommissions(this IServiceCollection services) => services
        .AddSingleton<CommissionDesk>()
        .AddSingleton<CommissionQueries>()
        .AddSingleton<CommissionPrinter>()
        .AddSingleton<CommissionEndpoints.Reading>()
        .AddSingleton<NextSteps>()
        .AddSingleton<AgentTasks>()
        .AddSingleton<AgentOverviewQueries>()
        .AddSingleton<BuilderOverviewQueries>()
        .AddSingleton<IFigureSource, CommissionFigures>()
        .AddSingleton<IFigureSource, BuilderFigures>()
        .AddSingleton<INoticeSource, CommissionNotices>()
        .AddSingleton<IDemoSource, CommissionDemo>()
        .AddJob<CommissionJob>();
}
