using Offers.Data.Incentives.Projects;

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
        .AddSingleton<AgentProjectQueries>();
}
