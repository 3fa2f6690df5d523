using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;

namespace Offers.Web.Incentives.Projects;

/// <summary>How an agent stands to projects, in words.</summary>
internal static class AgentWords
{
    /// <summary>True while he sells it.</summary>
    internal static bool Sells(ProjectView project) =>
        project.MyAssociation is { Status: AssociationStatus.Approved };

    /// <summary>True where he may ask for it.</summary>
    internal static bool MayAsk(ProjectView project) => project.Status == ProjectStatus.Selling
        && project.MyAssociation is not { Status: AssociationStatus.Approved or AssociationStatus.Requested };

    /// <summary>Where he reads more of it: its own page where he sells it, else his list.</summary>
    internal static string HrefOf(ProjectView project) => Sells(project)
        ? $"/agent/projects/{project.Id}"
        : $"/agent/projects?q={Uri.EscapeDataString(project.Name)}";
}
