using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>A project where another object names it.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it is.</param>
public sealed record ProjectLink(Id<Project> Id, string Name, string Location)
{
    internal static ProjectLink Of(Project project) => new(project.Id, project.Name, project.Location);
}
