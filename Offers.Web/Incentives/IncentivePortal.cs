using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Incentives;

/// <summary>
/// A portal in which projects and what is promised on them are worked on: the builder's, who reaches his own, and the
/// administrators', who reach all. Pages and endpoints of both are the same.
/// </summary>
/// <param name="Path">The start of its pages, and of its endpoints behind the version.</param>
/// <param name="Policy">Who may enter.</param>
/// <param name="ScopeOf">What somebody reaches in it.</param>
public sealed record IncentivePortal(string Path, string Policy, Func<Caller, ProjectScope> ScopeOf)
{
    /// <summary>The builder's.</summary>
    public static IncentivePortal Builder { get; } = new("/builder", Policies.Builder, ProjectScope.OfBuilder);

    /// <summary>The administrators'.</summary>
    public static IncentivePortal Admin { get; } = new("/admin", Policies.Admin, ProjectScope.OfPlatform);

    /// <summary>Both.</summary>
    public static IReadOnlyList<IncentivePortal> All { get; } = [Builder, Admin];

    /// <summary>True for the administrators'.</summary>
    public bool IsPlatform => this == Admin;

    /// <summary>Where its bounties are.</summary>
    public string Bounties => Path + "/bounties";

    /// <summary>Where its submissions are.</summary>
    public string Submissions => Path + "/submissions";

    /// <summary>What is written behind the tags of its endpoints.</summary>
    public string TagSuffix => IsPlatform ? ", administration" : "";

    /// <summary>How a project is called where others of the portal stand beside it.</summary>
    public string NameOf(ProjectChoice project) =>
        IsPlatform ? $"{project.Name}, {project.Builder.Name}" : project.Name;

    /// <summary>A command on projects that somebody asks for through it.</summary>
    public ProjectRequest Ask(CommandRequest command) => new(command, ScopeOf(command.Caller));

    /// <summary>The portal in which a page lies.</summary>
    public static IncentivePortal At(string uri) =>
        new Uri(uri).AbsolutePath.StartsWith(Admin.Path + "/", StringComparison.Ordinal) ? Admin : Builder;
}
