using Offers.Data.Incentives.Figures;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Incentives.Projects;

/// <summary>What projects, units and associations add to the application.</summary>
internal static class ProjectSources
{
    internal static IServiceCollection AddProjects(this IServiceCollection services) => services
        .AddSingleton<ProjectDesk>()
        .AddSingleton<UnitDesk>()
        .AddSingleton<AssociationDesk>()
        .AddSingleton<ProjectQueries>()
        .AddSingleton<AssociationQueries>()
        .AddSingleton<AgentProjectQueries>()
        .AddSingleton<IFigureSource, ProjectFigures>()
        .AddSingleton<INoticeSource, AssociationNotices>()
        .AddSingleton<IDemoSource, ProjectsDemo>()
        .AddScoped<ISearchSource, ProjectSearch>()
        .AddSheet(ProjectSheets.Projects(IncentivePortal.Builder))
        .AddSheet(ProjectSheets.Projects(IncentivePortal.Admin))
        .AddSheet(ProjectSheets.Agents(IncentivePortal.Builder))
        .AddSheet(ProjectSheets.Agents(IncentivePortal.Admin));
}
