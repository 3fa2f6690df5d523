using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>How an association began.</summary>
public enum AssociationOrigin
{
    /// <summary>The agent asked for it.</summary>
    Requested,

    /// <summary>The builder invited the agent.</summary>
    Invited,
}

/// <summary>An association as it is answered and shown.</summary>
public sealed record AssociationView
{
    /// <summary>The identity.</summary>
    public required Id<Association> Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>The project's builder.</summary>
    public required BuilderLink Builder { get; init; }

    /// <summary>The agent.</summary>
    public required AgentLink Agent { get; init; }

    /// <summary>Where it stands.</summary>
    public required AssociationStatus Status { get; init; }

    /// <summary>How it began.</summary>
    public required AssociationOrigin Origin { get; init; }

    /// <summary>When it was asked for or the agent was invited.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it counts; null before it is approved.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when it counts, exclusive; null while it goes on.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why it was rejected or ended.</summary>
    public string? Reason { get; init; }

    /// <summary>What the agent wrote with his request.</summary>
    public string? Note { get; init; }

    /// <summary>What the caller may do with it now, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>Whether an agent sells a project.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Associated">True while he sells it.</param>
/// <param name="Association">His open association with it, or his last one.</param>
public sealed record AssociationCheck(Id<Project> ProjectId, bool Associated, AssociationView? Association);

/// <summary>What became of one of several agents.</summary>
/// <param name="AgentId">The agent; null where nobody was found.</param>
/// <param name="Email">The address, where he was named by it.</param>
/// <param name="Association">The association; null where it was refused.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Reason">The same in a sentence.</param>
public sealed record AgentOutcome(
    Id<IPerson>? AgentId, string? Email, AssociationView? Association, string? Code = null, string? Reason = null);

/// <summary>What became of several agents.</summary>
/// <param name="Successful">How many were added.</param>
/// <param name="Failed">How many were refused.</param>
/// <param name="Results">Each, in the order of the request, ids first.</param>
public sealed record AgentsAnswer(int Successful, int Failed, IReadOnlyList<AgentOutcome> Results);
