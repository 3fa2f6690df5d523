using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Watch;

/// <summary>How much an alert presses.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Somebody should act soon.</summary>
    Warning,

    /// <summary>Somebody must act now.</summary>
    Critical,
}

/// <summary>How an alert stands.</summary>
public enum AlertState
{
    /// <summary>Nobody has said that he looks after it.</summary>
    Open,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>Its cause is gone.</summary>
    Resolved,
}

/// <summary>What was found.</summary>
/// <param name="Kind">For example <c>pool_empty</c>.</param>
/// <param name="Family">Of one family and subject, only the most severe is open.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Severity">How much it presses.</param>
/// <param name="Message">One sentence.</param>
public sealed record AlertFacts(string Kind, string Family, string Subject, AlertSeverity Severity, string Message);

/// <summary>Something that somebody should know: at most one open alert of a family for a subject.</summary>
public sealed class Alert : Entity<Alert>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Alert, AlertState> Machine = new(x => x.State,
    [
        new(AlertState.Open, "acknowledge", AlertState.Acknowledged, "Admin"),
        new(AlertState.Open, "resolve", AlertState.Resolved, "Admin"),
        new(AlertState.Acknowledged, "resolve", AlertState.Resolved, "Admin"),
        new(AlertState.Open, "snooze", AlertState.Acknowledged, "Admin"),
        new(AlertState.Acknowledged, "snooze", AlertState.Acknowledged, "Admin"),
    ]);

    private Alert()
    {
    }

    /// <summary>Opens an alert.</summary>
    /// <param name="book">The book.</param>
    /// <param name="owner">The organisation that sees it beside the platform; null for the platform alone.</param>
    /// <param name="facts">What was found.</param>
    /// <param name="now">The book's time.</param>
    public Alert(BookId book, Id<Organisation>? owner, AlertFacts facts, DateTimeOffset now)
        : base(book)
    {
        (Owner, Kind, Family, Subject) = (owner, facts.Kind, facts.Family, facts.Subject);
        (Severity, Message, OpenedAt, SeenAt) = (facts.Severity, Text.Cut(facts.Message, Limits.Reason), now, now);
    }

    /// <summary>The organisation that sees it beside the platform.</summary>
    public Id<Organisation>? Owner { get; private set; }

    /// <summary>For example <c>pool_empty</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Of one family and subject, only the most severe is open.</summary>
    public string Family { get; private set; } = "";

    /// <summary>The outside id of what it is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>How much it presses.</summary>
    public AlertSeverity Severity { get; private set; }

    /// <summary>One sentence.</summary>
    public string Message { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public AlertState State { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When its cause was last found.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Until when nobody is told again.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>Who looks after it.</summary>
    public Id<IPerson>? AcknowledgedBy { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Who ended it; null where its cause went away by itself.</summary>
    public Id<IPerson>? ResolvedBy { get; private set; }

    /// <summary>Why it was ended.</summary>
    public string? Note { get; private set; }

    /// <summary>Its cause was found again.</summary>
    /// <returns>
    /// True where it presses more than before, or was put off until now, so that people are told again.
    /// </returns>
    public bool See(AlertFacts facts, DateTimeOffset now)
    {
        var isNews = facts.Severity > Severity || SnoozedUntil <= now;
        (Kind, Severity, Message) = (facts.Kind, facts.Severity, Text.Cut(facts.Message, Limits.Reason));
        SeenAt = now;
        if (isNews)
        {
            (State, AcknowledgedBy, SnoozedUntil) = (AlertState.Open, null, null);
        }

        return isNews;
    }

    /// <summary>Somebody looks after it.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Acknowledge(Id<IPerson>? by, DateTimeOffset now)
    {
        State = Machine.Next(this, "acknowledge", now);
        AcknowledgedBy = by;
    }

    /// <summary>Somebody looks after it later; nobody is told until then.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Snooze(Id<IPerson>? by, DateTimeOffset until, DateTimeOffset now)
    {
        if (until <= now || until > now.AddDays(30))
        {
            throw Refusal.OfField("until", "This is a time within the next thirty days.");
        }

        State = Machine.Next(this, "snooze", now);
        (AcknowledgedBy, SnoozedUntil) = (by, until);
    }

    /// <summary>Its cause is gone.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Resolve(Id<IPerson>? by, string? note, DateTimeOffset now)
    {
        State = Machine.Next(this, "resolve", now);
        (ResolvedBy, ResolvedAt, Note) = (by, now, Text.Optional("note", note, Limits.Note));
    }
}
