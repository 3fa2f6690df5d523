using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>How a deposit or withdrawal stands.</summary>
public enum CashState
{
    /// <summary>Asked for; an administrator decides.</summary>
    Requested,

    /// <summary>The money came in, and compliance looks at it before its owner gets it.</summary>
    InReview,

    /// <summary>Done: the money came in or went out.</summary>
    Completed,

    /// <summary>Refused with a reason; held money was given back.</summary>
    Rejected,

    /// <summary>Taken back by its owner before it was decided; held money was given back.</summary>
    Cancelled,

    /// <summary>Was done by mistake; a reversing operation took it back.</summary>
    Reversed,
}

/// <summary>What a person asks for, or an administrator posts.</summary>
/// <param name="Owner">Whose wallet.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Reference">The bank's or payer's reference, if any.</param>
/// <param name="Reason">Why, if given.</param>
public sealed record CashRequest(Owner Owner, Money Amount, string? Reference, string? Reason)
{
    /// <summary>The bank account to which a withdrawal goes, if one is named.</summary>
    public Id<Destination>? Destination { get; init; }
}

/// <summary>What top-ups and withdrawals share.</summary>
/// <typeparam name="T">The entity.</typeparam>
public abstract class CashMovement<T> : Entity<T>
{
    /// <summary>The verbs and when they are allowed.</summary>
    public static readonly StateMachine<CashMovement<T>, CashState> Machine = new(x => x.State,
    [
        new(CashState.Requested, "complete", CashState.Completed, "Admin", static (x, _) => x.Incompletable()),
        new(CashState.Requested, "reject", CashState.Rejected, "Admin"),
        new(CashState.Requested, "cancel", CashState.Cancelled, "Owner"),
        new(CashState.Completed, "reverse", CashState.Reversed, "Admin", static (x, _) => x.Irreversible()),
        .. typeof(T) == typeof(TopUp) ? Reviews : [],
    ]);

    private static Transition<CashMovement<T>, CashState>[] Reviews =>
    [
        new(CashState.Requested, "review", CashState.InReview, Actors.System),
        new(CashState.InReview, "release", CashState.Completed, "Admin"),
        new(CashState.InReview, "reject", CashState.Rejected, "Admin"),
    ];

    /// <summary>For the database only.</summary>
    protected CashMovement()
    {
    }

    /// <summary>Asks for a movement.</summary>
    protected CashMovement(CashRequest request, DateTimeOffset now)
        : base(request.Owner.Book)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Amount.Minor);
        OwnerKind = request.Owner.Kind;
        OwnerId = request.Owner.Id;
        Currency = request.Amount.Currency;
        AmountMinor = request.Amount.Minor;
        Reference = Text.Optional("reference", request.Reference, Limits.Reference);
        Reason = Text.Optional("reason", request.Reason, Limits.Reason);
        RequestedAt = now;
    }

    /// <summary>The kind of owner of the wallet.</summary>
    public OwnerKind OwnerKind { get; private set; }

    /// <summary>The bare id of the owner of the wallet.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>How much, minor units.</summary>
    public long AmountMinor { get; private protected set; }

    /// <summary>The bank's or payer's reference.</summary>
    public string? Reference { get; private set; }

    /// <summary>Why it was asked for or posted.</summary>
    public string? Reason { get; private set; }

    /// <summary>How it stands.</summary>
    public CashState State { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>Why it was decided so.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>The operation that moved the money.</summary>
    public Id<Operation>? OperationId { get; private protected set; }

    /// <summary>The owner of the wallet.</summary>
    public Owner Owner => new(Book, OwnerKind, OwnerId);

    /// <summary>How much.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Marks it as done by an operation.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Complete(Id<Operation> operation, Decision decision)
    {
        Decide("complete", decision);
        OperationId = operation;
    }

    /// <summary>Refuses it; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Reject(Decision decision) =>
        Decide("reject", decision with { Reason = Text.Required("reason", decision.Reason, Limits.Reason) });

    /// <summary>Takes it back before it was decided.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Cancel(Decision decision) => Decide("cancel", decision);

    /// <summary>Marks it as taken back by a reversing operation; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>operation_not_reversible</c>.</exception>
    public void Reverse(Decision decision) =>
        Decide("reverse", decision with { Reason = Text.Required("reason", decision.Reason, Limits.Reason) });

    /// <summary>Why a completed movement cannot be reversed; null where it can.</summary>
    private protected virtual Refusal? Irreversible() => null;

    /// <summary>Why a movement that was asked for cannot be completed yet; null where it can.</summary>
    private protected virtual Refusal? Incompletable() => null;

    private protected void Decide(string verb, Decision decision)
    {
        State = Machine.Next(this, verb, decision.At);
        DecidedAt = decision.At;
        DecidedBy = decision.By;
        DecisionReason = Text.Optional("reason", decision.Reason, Limits.Reason);
    }
}

/// <summary>Who decided, when and why.</summary>
public sealed record Decision(Id<IPerson>? By, DateTimeOffset At, string? Reason);
