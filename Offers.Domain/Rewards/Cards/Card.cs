using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Domain.Rewards.Cards;

/// <summary>How a card stands.</summary>
public enum CardStatus
{
    /// <summary>Free.</summary>
    Available,

    /// <summary>Bought for one redemption that has not ended.</summary>
    Reserved,

    /// <summary>Handed out.</summary>
    Delivered,

    /// <summary>Written off, since its time was over.</summary>
    Expired,

    /// <summary>Taken out as worthless: revoked after it was seen, or not what was ordered.</summary>
    Void,
}

/// <summary>What is secret of a card; it is sealed as a whole and never logged.</summary>
/// <param name="Code">The code that pays.</param>
/// <param name="Number">The card's number, where it has one.</param>
/// <param name="Pin">The PIN, where it has one.</param>
public sealed record CardSecret(string Code, string? Number = null, string? Pin = null)
{
    /// <summary>The longest code, number or PIN.</summary>
    public const int MaxLength = 100;

    /// <summary>Not the codes: nobody prints them by mistake.</summary>
    public override string ToString() => "CardSecret";
}

/// <summary>A sealed card as it is kept.</summary>
/// <param name="Sealed">The secret, sealed with a key of the ring.</param>
/// <param name="Hash">Keyed hash of the code and its brand-independent form; unique over all pools.</param>
/// <param name="Last4">The last four characters of the code, for people.</param>
public sealed record SealedCard(string Sealed, byte[] Hash, string Last4);

/// <summary>A gift card. The secret is sealed; only the last four characters can be read without the ring.</summary>
public sealed class Card
{
    /// <summary>The most characters of a sealed secret.</summary>
    public const int MaxSealed = 600;

    /// <summary>How many cards a pool can number: 2^40.</summary>
    public const int NumberBits = 40;

    private Card()
    {
    }

    /// <summary>Takes a free card into a pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="number">Its number in the pool, see <see cref="PoolTotals.Number()"/>.</param>
    /// <param name="secret">The sealed secret.</param>
    /// <param name="facts">What it costs, its last day, and when it came.</param>
    public Card(
        CardPool pool, long number, SealedCard secret, (long CostMinor, DateOnly? LastDay, DateTimeOffset Now) facts)
    {
        Id = Id<Card>.New();
        (Book, Pool, Brand, Denomination) = (pool.Book, pool.Id, pool.Brand, pool.Denomination);
        Currency = pool.Currency;
        (Number, Sealed, Hash, Last4) = (number, secret.Sealed, secret.Hash, secret.Last4);
        (CostMinor, LastDay, ReceivedAt) = facts;
        Turn = TurnOf(facts.LastDay, number);
    }

    /// <summary>The identity.</summary>
    public Id<Card> Id { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The pool.</summary>
    public Id<CardPool> Pool { get; private set; }

    /// <summary>The brand.</summary>
    public Id<Brand> Brand { get; private set; }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>Its number in the pool.</summary>
    public long Number { get; private set; }

    /// <summary>The sealed secret.</summary>
    public string Sealed { get; private set; } = "";

    /// <summary>Keyed hash of the code; unique over all pools.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The last four characters of the code.</summary>
    public string Last4 { get; private set; } = "";

    /// <summary>The currency of its cost.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>What it cost, minor units.</summary>
    public long CostMinor { get; private set; }

    /// <summary>The last day on which it pays; null for without end.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>How it stands.</summary>
    public CardStatus Status { get; private set; }

    /// <summary>
    /// Its place in the queue of free cards of its pool, the first to expire first; null once it is not free, so that
    /// only free cards are in the queue's index.
    /// </summary>
    public long? Turn { get; private set; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The file that it came with.</summary>
    public Id<CardImport>? Import { get; private set; }

    /// <summary>The order that it came with.</summary>
    public Id<SupplierOrder>? Order { get; private set; }

    /// <summary>The redemption that it was handed out for.</summary>
    public Id<Redemption>? Redemption { get; private set; }

    /// <summary>When it left the queue.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>Raised by one with every write.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What it cost.</summary>
    public Money Cost => new(CostMinor, Currency);

    /// <summary>A free card's place: by its last day, then by its number.</summary>
    public static long TurnOf(DateOnly? lastDay, long number) =>
        ((long)(lastDay ?? DateOnly.MaxValue).DayNumber << NumberBits) | number;

    /// <summary>The first place of cards that still pay on a day.</summary>
    public static long FirstTurn(DateOnly today) => (long)today.DayNumber << NumberBits;

    /// <summary>Says with which file it came.</summary>
    public Card From(Id<CardImport> import)
    {
        Import = import;
        return this;
    }

    /// <summary>Says with which order it came.</summary>
    public Card From(Id<SupplierOrder> order)
    {
        Order = order;
        return this;
    }

    /// <summary>Hands it out.</summary>
    public void Deliver(Id<Redemption> redemption, DateTimeOffset now)
    {
        Leave(CardStatus.Delivered, now);
        Redemption = redemption;
    }

    /// <summary>Writes it off, since its time is over.</summary>
    public void Expire(DateTimeOffset now) => Leave(CardStatus.Expired, now);

    /// <summary>Takes it out as worthless.</summary>
    public void Void(DateTimeOffset now) => Leave(CardStatus.Void, now);

    /// <summary>A card that was handed out is worthless now, since it was revoked.</summary>
    public void Revoke()
    {
        if (Status != CardStatus.Delivered)
        {
            throw new InvalidOperationException($"A card that is {Status} cannot be revoked.");
        }

        Status = CardStatus.Void;
    }

    /// <summary>A card that was handed out and never seen goes back to the queue.</summary>
    public void Return()
    {
        if (Status != CardStatus.Delivered)
        {
            throw new InvalidOperationException($"A card that is {Status} cannot be returned.");
        }

        (Status, Redemption, TakenAt, Turn) = (CardStatus.Available, null, null, TurnOf(LastDay, Number));
    }

    /// <summary>Seals it anew with another key.</summary>
    public void Reseal(string sealedSecret) => Sealed = sealedSecret;

    private void Leave(CardStatus status, DateTimeOffset now)
    {
        if (Status != CardStatus.Available)
        {
            throw new InvalidOperationException($"A card that is {Status} is not free.");
        }

        (Status, Turn, TakenAt) = (status, null, now);
    }
}
