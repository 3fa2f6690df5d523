using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Incentives.Projects;

/// <summary>
/// A portal in which projects are worked on: the builder's, who reaches his own, and the administrators', who reach
/// all. Pages and endpoints of both are the same.
/// </summary>
/// <param name="Path">The start of its pages, and of its endpoints behind the version.</param>
/// <param name="Policy">Who may enter.</param>
/// <param name="ScopeOf">What somebody reaches in it.</param>
public sealed record ProjectDoor(string Path, string Policy, Func<Caller, ProjectScope> ScopeOf)
{
    /// <summary>The builder's.</summary>
    public static ProjectDoor Builder { get; } = new("/builder", Policies.Builder, ProjectScope.OfBuilder);

    /// <summary>The administrators'.</summary>
    public static ProjectDoor Admin { get; } = new("/admin", Policies.Admin, ProjectScope.OfPlatform);

    /// <summary>Both.</summary>
    public static IReadOnlyList<ProjectDoor> All { get; } = [Builder, Admin];

    /// <summary>True for the administrators'.</summary>
    public bool IsPlatform => this == Admin;

    /// <summary>A command that somebody asks for through it.</summary>
    public ProjectRequest Ask(CommandRequest command) => new(command, ScopeOf(command.Caller));
}
