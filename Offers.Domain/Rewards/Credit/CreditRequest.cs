using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Credit;

/// <summary>How a wish for credit stands.</summary>
public enum CreditRequestStatus
{
    /// <summary>The parent has not decided.</summary>
    Waiting,

    /// <summary>The parent gave the credit.</summary>
    Approved,

    /// <summary>The parent said no.</summary>
    Rejected,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>A wish for credit that goes to the direct parent: by a person, or by automatic reload.</summary>
public sealed class CreditRequest : Entity<CreditRequest>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<CreditRequest, CreditRequestStatus> Machine = new(x => x.Status,
    [
        new(CreditRequestStatus.Waiting, "approve", CreditRequestStatus.Approved, "Agency"),
        new(CreditRequestStatus.Waiting, "reject", CreditRequestStatus.Rejected, "Agency"),
        new(CreditRequestStatus.Waiting, "withdraw", CreditRequestStatus.Withdrawn, "Client"),
    ]);

    private CreditRequest()
    {
    }

    /// <summary>Asks for credit.</summary>
    /// <param name="owner">Who is to get it: an agency, a client or a campaign.</param>
    /// <param name="parent">The organisation that decides: the platform, the agency or the client.</param>
    /// <param name="amount">How much.</param>
    /// <param name="by">Who asks; null for automatic reload.</param>
    /// <param name="facts">A note, and when.</param>
    public CreditRequest(
        Owner owner, Id<Organisation> parent, Money amount, Id<IPerson>? by, (string? Note, DateTimeOffset Now) facts)
        : base(owner.Book)
    {
        (OwnerKind, OwnerId, Parent) = (owner.Kind, owner.Id, parent);
        (Currency, AmountMinor) = (amount.Currency, amount.Minor);
        AskedBy = by;
        Note = Text.Optional("note", facts.Note, Limits.Note);
        AskedAt = facts.Now;
    }

    /// <summary>The kind of who is to get it.</summary>
    public OwnerKind OwnerKind { get; private set; }

    /// <summary>The bare id of who is to get it.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The organisation that decides.</summary>
    public Id<Organisation> Parent { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>How much, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>How it stands.</summary>
    public CreditRequestStatus Status { get; private set; }

    /// <summary>Who asked; null for automatic reload.</summary>
    public Id<IPerson>? AskedBy { get; private set; }

    /// <summary>What for.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was decided so.</summary>
    public string? Reason { get; private set; }

    /// <summary>The operation that gave the credit.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Who is to get it.</summary>
    public Owner Owner => new(Book, OwnerKind, OwnerId);

    /// <summary>The parent gave the credit.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Approve(Operation operation, Id<IPerson>? by, DateTimeOffset now)
    {
        End("approve", by, null, now);
        OperationId = operation.Id;
    }

    /// <summary>The parent says no.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>action_not_allowed</c>.</exception>
    public void Reject(Id<IPerson>? by, string? reason, DateTimeOffset now) =>
        End("reject", by, Text.Required("reason", reason, Limits.Reason), now);

    /// <summary>It is taken back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Withdraw(Id<IPerson>? by, DateTimeOffset now) => End("withdraw", by, null, now);

    private void End(string verb, Id<IPerson>? by, string? reason, DateTimeOffset now)
    {
        Status = Machine.Next(this, verb, now);
        (DecidedBy, DecidedAt, Reason) = (by, now, reason);
    }
}

/// <summary>When credit is asked for by itself: at which level, and how much.</summary>
public sealed class AutoReload
{
    private AutoReload()
    {
    }

    /// <summary>Sets automatic reload.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public AutoReload(Owner owner, Money threshold, Money amount)
    {
        (Book, OwnerKind, OwnerId) = (owner.Book, owner.Kind, owner.Id);
        Currency = amount.Currency;
        Set(threshold, amount);
    }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The kind of the owner.</summary>
    public OwnerKind OwnerKind { get; private set; }

    /// <summary>The bare id of the owner.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>Below this, it is asked; minor units.</summary>
    public long ThresholdMinor { get; private set; }

    /// <summary>How much is asked for; minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>Refusals one after another; after three it stops until somebody sets it again.</summary>
    public int Refusals { get; private set; }

    /// <summary>Whether it still asks.</summary>
    public bool IsOn => Refusals < 3;

    /// <summary>Sets level and amount; it asks again.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Set(Money threshold, Money amount)
    {
        if (threshold.Minor < 0 || amount.Minor <= 0)
        {
            throw Refusal.OfField("amount", "The level is not below zero and the amount above it.");
        }

        (ThresholdMinor, AmountMinor, Refusals) = (threshold.Minor, amount.Minor, 0);
    }

    /// <summary>A wish of it was refused.</summary>
    public void WasRefused() => Refusals++;

    /// <summary>A wish of it was granted.</summary>
    public void WasGranted() => Refusals = 0;
}
