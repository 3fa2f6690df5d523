using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>A command that somebody asks for through a portal in which projects are worked on.</summary>
/// <param name="Command">Who asks, and with which key.</param>
/// <param name="Scope">What he reaches there.</param>
public sealed record ProjectRequest(CommandRequest Command, ProjectScope Scope)
{
    /// <summary>Asked by a builder's people.</summary>
    public static ProjectRequest OfBuilder(CommandRequest command) =>
        new(command, ProjectScope.OfBuilder(command.Caller));

    /// <summary>Asked by an administrator.</summary>
    public static ProjectRequest OfPlatform(CommandRequest command) =>
        new(command, ProjectScope.OfPlatform(command.Caller));

    /// <summary>Who asks.</summary>
    internal Caller Caller => Command.Caller;
}
