using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>The states of an association.</summary>
public enum AssociationStatus
{
    /// <summary>The agent asked for it.</summary>
    Requested,

    /// <summary>The builder agreed, or invited the agent.</summary>
    Approved,

    /// <summary>The builder refused.</summary>
    Rejected,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>
/// That an agent sells a project of a builder, from one date to another. What he sees now is judged by it now; what he
/// earns is judged by it at the date of the sale.
/// </summary>
public sealed class Association : Entity<Association>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Association, AssociationStatus> Machine = new(x => x.Status,
    [
        new(AssociationStatus.Requested, "approve", AssociationStatus.Approved, "Builder"),
        new(AssociationStatus.Requested, "reject", AssociationStatus.Rejected, "Builder"),
        new(AssociationStatus.Requested, "withdraw", AssociationStatus.Ended, "Agent"),
        new(AssociationStatus.Approved, "end", AssociationStatus.Ended, "Builder"),
    ]);

    private Association()
    {
    }

    private Association(Project project, Id<IPerson> agent, string? note)
        : base(project.Book)
    {
        Project = project.Id;
        Builder = project.Builder;
        Agent = agent;
        Note = Text.Optional("note", note, Limits.Note);
    }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>The project's builder.</summary>
    public Id<Organisation> Builder { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>Where it stands.</summary>
    public AssociationStatus Status { get; private set; }

    /// <summary>Who invited the agent; null where he asked himself.</summary>
    public Id<IPerson>? InvitedBy { get; private set; }

    /// <summary>When it was asked for or the agent was invited.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From when it counts; null before it is approved.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>Until when it counts, exclusive; null while it goes on.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Who decided on it last.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>Why it was rejected or ended.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the agent or the builder wrote with it.</summary>
    public string? Note { get; private set; }

    /// <summary>An agent asks to sell a project.</summary>
    public static Association Request(Project project, Id<IPerson> agent, string? note, DateTimeOffset now) =>
        new(project, agent, note) { CreatedAt = now };

    /// <summary>A builder invites an agent, who sells the project from then on.</summary>
    /// <exception cref="Refusal"><c>same_person</c> where he would let himself in.</exception>
    public static Association Invite(Project project, Id<IPerson> agent, (Id<IPerson>? By, DateTimeOffset At) how)
    {
        CheckOther(agent, how.By);
        return new(project, agent, null)
        {
            Status = AssociationStatus.Approved, InvitedBy = how.By, DecidedBy = how.By, CreatedAt = how.At,
            From = how.At,
        };
    }

    /// <summary>True where it counts at an instant.</summary>
    public bool CoversAt(DateTimeOffset at) => From <= at && (Until is null || at < Until);

    /// <summary>The builder agrees.</summary>
    /// <exception cref="Refusal"><c>same_person</c>, <c>action_not_allowed</c>.</exception>
    public void Approve(Id<IPerson>? by, DateTimeOffset now)
    {
        CheckOther(Agent, by);
        Status = Machine.Next(this, "approve", now);
        (DecidedBy, From) = (by, now);
    }

    /// <summary>The builder refuses and says why.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Reject(Id<IPerson>? by, string? reason, DateTimeOffset now)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        Status = Machine.Next(this, "reject", now);
        (DecidedBy, Reason) = (by, why);
    }

    /// <summary>The agent takes his request back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        Status = Machine.Next(this, "withdraw", now);
        (DecidedBy, Until) = (Agent, now);
    }

    /// <summary>Ends it at once; what was earned before stays earned. The builder and the agent may.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void End(Id<IPerson>? by, string? reason, DateTimeOffset now)
    {
        var why = Text.Optional("reason", reason, Limits.Reason);
        Status = Machine.Next(this, "end", now);
        (DecidedBy, Reason, Until) = (by, why, now);
    }

    private static void CheckOther(Id<IPerson> agent, Id<IPerson>? by)
    {
        if (agent == by)
        {
            throw PlatformCodes.SamePerson.Because("Nobody lets himself into a project.");
        }
    }
}
