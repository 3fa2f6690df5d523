using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Domain.Rewards.Supply;

/// <summary>How an order stands.</summary>
public enum SupplierOrderStatus
{
    /// <summary>It is to be sent, or was sent and is not answered.</summary>
    Open,

    /// <summary>It was sent, and nobody knows what became of it.</summary>
    Unknown,

    /// <summary>Its cards are here and paid.</summary>
    Confirmed,

    /// <summary>The supplier does not have it, or will not do it.</summary>
    Refused,

    /// <summary>It was taken back at the supplier.</summary>
    Cancelled,

    /// <summary>What came is not what was ordered; people settle it with the supplier.</summary>
    Disputed,
}

/// <summary>
/// An order of cards at a supplier, with our own reference, which the supplier uses to do it once. For one redemption,
/// or for a buffer.
/// </summary>
public sealed class SupplierOrder : Entity<SupplierOrder>
{
    /// <summary>What people may do.</summary>
    public static readonly StateMachine<SupplierOrder, SupplierOrderStatus> Machine = new(x => x.Status,
    [
        new(SupplierOrderStatus.Open, "cancel", SupplierOrderStatus.Cancelled, "Admin"),
        new(SupplierOrderStatus.Unknown, "cancel", SupplierOrderStatus.Cancelled, "Admin"),
    ]);

    private SupplierOrder()
    {
    }

    /// <summary>Makes an order.</summary>
    /// <param name="item">What is ordered.</param>
    /// <param name="count">How many.</param>
    /// <param name="pool">The buffer that keeps its cards: also one for a redemption that has ended by then.</param>
    /// <param name="redemption">The redemption that waits for it; null for a refill.</param>
    /// <param name="now">The book's time.</param>
    public SupplierOrder(
        SupplierItem item, int count, Id<CardPool> pool, Id<Redemption>? redemption, DateTimeOffset now)
        : base(item.Book)
    {
        (Supplier, Denomination, Sku, Currency) = (item.Supplier, item.Denomination, item.Sku, item.Currency);
        (Count, Pool, Redemption, PlacedAt) = (count, pool, redemption, now);
        CostMinor = checked(item.CostMinor * count);
    }

    /// <summary>The supplier.</summary>
    public Id<Supplier> Supplier { get; private set; }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>What the supplier calls it.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>How many cards.</summary>
    public int Count { get; private set; }

    /// <summary>The buffer that keeps its cards.</summary>
    public Id<CardPool> Pool { get; private set; }

    /// <summary>The redemption that waits for it; null for a refill.</summary>
    public Id<Redemption>? Redemption { get; private set; }

    /// <summary>The saga that carries it out.</summary>
    public Id<Saga>? Saga { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>What it costs together: as the catalogue says, then as the supplier charged; minor units.</summary>
    public long CostMinor { get; private set; }

    /// <summary>How it stands.</summary>
    public SupplierOrderStatus Status { get; private set; }

    /// <summary>How many cards came.</summary>
    public int Received { get; private set; }

    /// <summary>The supplier's own number of it.</summary>
    public string? Reference { get; private set; }

    /// <summary>Why it was refused, or what is wrong.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was made, in the book's time.</summary>
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>When it ended, in the book's time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The operation that paid it.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>What it costs together.</summary>
    public Money Cost => new(CostMinor, Currency);

    /// <summary>True while its end is not known.</summary>
    public bool IsOpen => Status is SupplierOrderStatus.Open or SupplierOrderStatus.Unknown;

    /// <summary>Says which saga carries it out.</summary>
    public void CarriedBy(Id<Saga> saga) => Saga = saga;

    /// <summary>Nobody knows what became of it.</summary>
    public void Lose() => Status = IsOpen ? SupplierOrderStatus.Unknown : Status;

    /// <summary>Its cards are here and paid.</summary>
    public void Confirm((string? Reference, int Cards, long CostMinor) answer, Operation? paid, DateTimeOffset now)
    {
        (Reference, Received, CostMinor) = (Cut(answer.Reference, Limits.Reference), answer.Cards, answer.CostMinor);
        OperationId = paid?.Id;
        End(SupplierOrderStatus.Confirmed, null, now);
    }

    /// <summary>What came is not what was ordered.</summary>
    public void Dispute(
        (string? Reference, int Cards, long CostMinor) answer, Operation? paid, (string Note, DateTimeOffset Now) facts)
    {
        Confirm(answer, paid, facts.Now);
        End(SupplierOrderStatus.Disputed, facts.Note, facts.Now);
    }

    /// <summary>The supplier does not have it, or will not do it.</summary>
    public void Refuse(string note, DateTimeOffset now) => End(SupplierOrderStatus.Refused, note, now);

    /// <summary>It was taken back at the supplier.</summary>
    public void Cancel(string note, DateTimeOffset now) => End(SupplierOrderStatus.Cancelled, note, now);

    private static string? Cut(string? text, int most) => text is null ? null : Text.Cut(text, most);

    private void End(SupplierOrderStatus status, string? note, DateTimeOffset now) =>
        (Status, Note, EndedAt) = (status, Cut(note, Limits.Reason), now);
}
