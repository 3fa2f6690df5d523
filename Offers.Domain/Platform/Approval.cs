using Offers.Domain.Identity;
using Offers.Domain.Ledger;

namespace Offers.Domain.Platform;

/// <summary>How an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>Waits for a second person.</summary>
    Waiting,

    /// <summary>A second person agreed.</summary>
    Approved,

    /// <summary>A second person said no.</summary>
    Rejected,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>What it was about ended otherwise.</summary>
    Withdrawn,
}

/// <summary>What a second person is asked.</summary>
/// <param name="Kind">What is to be done, for example <c>ledger.withdrawal</c>.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Amount">How much money.</param>
/// <param name="Summary">One line that says it.</param>
public sealed record ApprovalFacts(string Kind, string Subject, Money Amount, string Summary)
{
    /// <summary>The person for whom it is asked: a maker, too.</summary>
    public Id<IPerson>? For { get; init; }
}

/// <summary>A second pair of eyes on a command: who made it is never who checks it.</summary>
public sealed class Approval : Entity<Approval>
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Approval, ApprovalState> Machine = new(x => x.State,
    [
        new(ApprovalState.Waiting, "approve", ApprovalState.Approved, "Admin", static (x, now) => x.Late(now)),
        new(ApprovalState.Waiting, "reject", ApprovalState.Rejected, "Admin", static (x, now) => x.Late(now)),
        new(ApprovalState.Waiting, "expire", ApprovalState.Expired, Actors.System),
        new(ApprovalState.Waiting, "withdraw", ApprovalState.Withdrawn, Actors.System),
    ]);

    private Approval()
    {
    }

    /// <summary>Asks for a second person.</summary>
    public Approval(Caller maker, ApprovalFacts facts, DateTimeOffset now)
        : base(maker.Book)
    {
        (Kind, Subject, Summary) = (facts.Kind, facts.Subject, facts.Summary);
        (AmountMinor, Currency) = (facts.Amount.Minor, facts.Amount.Currency);
        (Maker, For) = (maker.Person, facts.For);
        (RequestedAt, ExpiresAt) = (now, now + Lifetime);
    }

    /// <summary>What is to be done, for example <c>ledger.withdrawal</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The outside id of what it is about; one waits for each.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>One line that says it.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>How much money, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>Who asked; null for the system.</summary>
    public Id<IPerson>? Maker { get; private set; }

    /// <summary>For whom.</summary>
    public Id<IPerson>? For { get; private set; }

    /// <summary>When it was asked, in the book's time.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Until when somebody may decide.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How it stands.</summary>
    public ApprovalState State { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? Checker { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was decided so.</summary>
    public string? Reason { get; private set; }

    /// <summary>How much money.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>A second person agrees.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>approval_expired</c>, <c>same_person</c>.</exception>
    public void Approve(Id<IPerson>? checker, string? reason, DateTimeOffset now)
    {
        Check("approve", checker, now);
        End("approve", checker, Text.Optional("reason", reason, Limits.Reason), now);
    }

    /// <summary>A second person says no; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>approval_expired</c>, <c>same_person</c>,
    /// <c>validation_failed</c>.</exception>
    public void Reject(Id<IPerson>? checker, string? reason, DateTimeOffset now)
    {
        Check("reject", checker, now);
        End("reject", checker, Text.Required("reason", reason, Limits.Reason), now);
    }

    /// <summary>Nobody decided in time.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, also before its time.</exception>
    public void Expire(DateTimeOffset now)
    {
        if (now < ExpiresAt)
        {
            throw PlatformCodes.ActionNotAllowed.Because("Its time is not over.");
        }

        End("expire", null, null, now);
    }

    /// <summary>What it is about ended otherwise.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Withdraw(string reason, DateTimeOffset now) => End("withdraw", null, reason, now);

    private void Check(string verb, Id<IPerson>? checker, DateTimeOffset now)
    {
        Machine.Next(this, verb, now);
        if (checker is null || checker == Maker || checker == For)
        {
            throw PlatformCodes.SamePerson.Because();
        }
    }

    private void End(string verb, Id<IPerson>? checker, string? reason, DateTimeOffset now) =>
        (State, Checker, Reason, DecidedAt) = (Machine.Next(this, verb, now), checker, reason, now);

    private Refusal? Late(DateTimeOffset now) => now < ExpiresAt
        ? null
        : PlatformCodes.ApprovalExpired.Because(null, ("expiredAt", ExpiresAt));
}
