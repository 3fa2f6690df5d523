using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Supply;

namespace Offers.Domain.Rewards.Cards;

/// <summary>Where the cards of a pool come from.</summary>
public enum PoolKind
{
    /// <summary>Files of cards.</summary>
    Csv,

    /// <summary>Orders at a supplier, made before they are needed.</summary>
    Buffer,
}

/// <summary>At which numbers of cards somebody is told, and orders are made.</summary>
/// <param name="LowStock">Below this, it is said that stock goes down.</param>
/// <param name="BufferTarget">Up to this a buffer is filled.</param>
/// <param name="RefillBelow">Below this a buffer is filled.</param>
public sealed record PoolLevels(int LowStock = 50, int BufferTarget = 100, int RefillBelow = 20)
{
    /// <summary>The most cards that a buffer is filled to.</summary>
    public const int MaxTarget = 10_000;

    /// <summary>These, if they fit.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public PoolLevels Checked() => (LowStock, BufferTarget, RefillBelow) switch
    {
        ( < 0, _, _) or ( > 1_000_000, _, _) => throw Refusal.OfField("lowStock", "This is 0 to 1,000,000."),
        (_, < 1 or > MaxTarget, _) => throw Refusal.OfField("bufferTarget", $"This is 1 to {MaxTarget}."),
        var (_, target, below) when below < 0 || below > target =>
            throw Refusal.OfField("refillBelow", "This is 0 up to the target."),
        _ => this,
    };
}

/// <summary>Whose cards a pool has, of which kind, and what one costs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Where its cards come from.</param>
/// <param name="Client">Whose they are; null for the platform's, which all clients use.</param>
/// <param name="Supplier">Who supplies a buffer; null for files.</param>
/// <param name="Cost">What a card costs where its row says nothing.</param>
public sealed record PoolFacts(
    string? Name, PoolKind Kind, Id<Client>? Client, Id<Supplier>? Supplier, Money Cost);

/// <summary>Cards of one face value that came the same way and belong to the same owner.</summary>
public sealed class CardPool : Entity<CardPool>
{
    private CardPool()
    {
    }

    /// <summary>Opens a pool.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public CardPool(Denomination denomination, PoolFacts facts, PoolLevels levels)
        : base(denomination.Book)
    {
        (Brand, Denomination, Currency) = (denomination.Brand, denomination.Id, denomination.Currency);
        (Kind, Client, Supplier) = (facts.Kind, facts.Client, facts.Supplier);
        if (Kind == PoolKind.Buffer != Supplier is not null)
        {
            throw Refusal.OfField("supplierId", "A buffer has a supplier; files have none.");
        }

        Set(facts.Name, facts.Cost, levels);
    }

    /// <summary>The brand.</summary>
    public Id<Brand> Brand { get; private set; }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>The currency of face value and cost.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where its cards come from.</summary>
    public PoolKind Kind { get; private set; }

    /// <summary>Whose cards they are; null for the platform's, which all clients use.</summary>
    public Id<Client>? Client { get; private set; }

    /// <summary>Who supplies a buffer.</summary>
    public Id<Supplier>? Supplier { get; private set; }

    /// <summary>What a card costs where its row says nothing, minor units; cheaper pools are used first.</summary>
    public long CostMinor { get; private set; }

    /// <summary>Below this number, it is said that stock goes down.</summary>
    public int LowStock { get; private set; }

    /// <summary>Up to this number a buffer is filled.</summary>
    public int BufferTarget { get; private set; }

    /// <summary>Below this number a buffer is filled.</summary>
    public int RefillBelow { get; private set; }

    /// <summary>Whether cards are taken from it.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>What a card costs where its row says nothing.</summary>
    public Money Cost => new(CostMinor, Currency);

    /// <summary>Changes name, cost of further cards, and levels.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public void Edit(string? name, Money cost, PoolLevels levels)
    {
        Set(name, cost, levels);
        Revision++;
    }

    /// <summary>Cards are taken from it again.</summary>
    public void Activate() => (IsActive, Revision) = (true, Revision + 1);

    /// <summary>No cards are taken from it.</summary>
    public void Deactivate() => (IsActive, Revision) = (false, Revision + 1);

    private void Set(string? name, Money cost, PoolLevels levels)
    {
        var read = Text.Line("name", name, Limits.Name);
        var fit = levels.Checked();
        if (cost.Currency != Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The pool is in {Currency}.");
        }

        Name = read;
        CostMinor = cost.Minor >= 0 ? cost.Minor : throw Refusal.OfField("cost", "A cost is not below zero.");
        (LowStock, BufferTarget, RefillBelow) = (fit.LowStock, fit.BufferTarget, fit.RefillBelow);
    }
}

/// <summary>How the stock of a pool is.</summary>
public enum PoolStock
{
    /// <summary>As many as wanted, or more.</summary>
    Healthy,

    /// <summary>Fewer than wanted.</summary>
    Low,

    /// <summary>None.</summary>
    Empty,
}

/// <summary>How many cards of a pool are where; hot, so it has its own row.</summary>
public sealed class PoolTotals
{
    private PoolTotals()
    {
    }

    /// <summary>Counts the cards of a pool.</summary>
    public PoolTotals(CardPool pool) => (Book, Pool) = (pool.Book, pool.Id);

    /// <summary>The pool.</summary>
    public Id<CardPool> Pool { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>All that ever came in; the number of the last card.</summary>
    public long Received { get; private set; }

    /// <summary>Free ones, expired ones among them until they are written off.</summary>
    public long Available { get; private set; }

    /// <summary>Those that were handed out.</summary>
    public long Delivered { get; private set; }

    /// <summary>Those written off since their time was over.</summary>
    public long Expired { get; private set; }

    /// <summary>Those taken out as worthless.</summary>
    public long Voided { get; private set; }

    /// <summary>What its free cards cost together, minor units.</summary>
    public long ValueMinor { get; private set; }

    /// <summary>Raised by one with every write.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Numbers the next card that comes in.</summary>
    public long Number() => ++Received;

    /// <summary>A free card came in.</summary>
    public void Add(long costMinor) => (Available, ValueMinor) = (Available + 1, checked(ValueMinor + costMinor));

    /// <summary>Many free cards came in at once.</summary>
    public void Add(long cards, long costMinor) =>
        (Available, ValueMinor) = (Available + cards, checked(ValueMinor + costMinor));

    /// <summary>Reserves numbers for many cards and answers the one before the first.</summary>
    public long Number(long cards) => (Received += cards) - cards;

    /// <summary>A free card was handed out.</summary>
    public void Deliver(long costMinor) =>
        (Available, Delivered, ValueMinor) = (Available - 1, Delivered + 1, ValueMinor - costMinor);

    /// <summary>A card that was handed out and never seen is free again.</summary>
    public void Return(long costMinor) =>
        (Available, Delivered, ValueMinor) = (Available + 1, Delivered - 1, checked(ValueMinor + costMinor));

    /// <summary>A card that was handed out and seen is worthless now.</summary>
    public void Revoke() => (Delivered, Voided) = (Delivered - 1, Voided + 1);

    /// <summary>A free card was written off.</summary>
    public void Expire(long costMinor) =>
        (Available, Expired, ValueMinor) = (Available - 1, Expired + 1, ValueMinor - costMinor);

    /// <summary>A free card was taken out.</summary>
    public void Void(long costMinor) =>
        (Available, Voided, ValueMinor) = (Available - 1, Voided + 1, ValueMinor - costMinor);

    /// <summary>A card came in that is worthless, so that it was never free.</summary>
    public void AddVoid() => Voided++;
}
