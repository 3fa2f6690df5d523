using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Somebody or something that an alert names.</summary>
/// <param name="Id">The outside id.</param>
/// <param name="Name">The name; the id where it has none.</param>
public sealed record AlertLink(string Id, string Name);

/// <summary>An alert as it is read.</summary>
public sealed record AlertView
{
    /// <summary>The identity.</summary>
    public required Id<Alert> Id { get; init; }

    /// <summary>For example <c>pool_empty</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of one family and subject, only the most severe is open.</summary>
    public required string Family { get; init; }

    /// <summary>How much it presses.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>How it stands.</summary>
    public required AlertState Status { get; init; }

    /// <summary>One sentence; the subject's name stands at its beginning.</summary>
    public required string Message { get; init; }

    /// <summary>What it is about.</summary>
    public required AlertLink Subject { get; init; }

    /// <summary>The organisation that sees it beside the platform.</summary>
    public AlertLink? Owner { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its cause was last found.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Until when nobody is told again.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Who looks after it.</summary>
    public AlertLink? AcknowledgedBy { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Who ended it; null where its cause went away by itself.</summary>
    public AlertLink? ResolvedBy { get; init; }

    /// <summary>Why it was ended.</summary>
    public string? Note { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>How many alerts are not resolved, by severity.</summary>
/// <param name="Critical">Somebody must act now.</param>
/// <param name="Warning">Somebody should act soon.</param>
/// <param name="Info">Good to know.</param>
/// <param name="Resolved">Those that have ended.</param>
public sealed record AlertCounts(int Critical, int Warning, int Info, int Resolved)
{
    /// <summary>All that are not resolved.</summary>
    public int Open => Critical + Warning + Info;
}

/// <summary>Until when an alert is put off.</summary>
/// <param name="Until">A time within the next thirty days.</param>
public sealed record SnoozeBody(DateTimeOffset Until);

/// <summary>Why an alert is ended.</summary>
/// <param name="Note">A sentence or two, at most 1,000 characters; may be left out.</param>
public sealed record AlertNoteBody(string? Note = null);
