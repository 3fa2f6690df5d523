using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>What the money on an account is.</summary>
public enum Purpose
{
    /// <summary>Free to use by its owner.</summary>
    Available,

    /// <summary>Set aside by holds; still the owner's.</summary>
    Held,

    /// <summary>Settled into one investment offer; the qualifier is the offer's id.</summary>
    OfferPool,

    /// <summary>Taken from a buyer for one order, not yet the seller's; the qualifier is the order's id.</summary>
    Escrow,

    /// <summary>Fees earned.</summary>
    Fees,

    /// <summary>Sales earned.</summary>
    Revenue,

    /// <summary>Gift cards owned, at cost.</summary>
    CardStock,

    /// <summary>Gift cards handed out, at cost.</summary>
    CostOfCards,

    /// <summary>Digits below the minor unit.</summary>
    Dust,

    /// <summary>Money between two steps of the flow named by the qualifier; must come to zero.</summary>
    Clearing,

    /// <summary>The outside world, by provider; the only purpose that may go below zero.</summary>
    Settlement,
}

/// <summary>The kinds of owners of accounts.</summary>
public enum OwnerKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation; the platform's own accounts belong to the platform organisation.</summary>
    Organisation,

    /// <summary>A reward campaign that spends only its own credit.</summary>
    Campaign,
}

/// <summary>Who owns an account.</summary>
/// <param name="Book">The book.</param>
/// <param name="Kind">A person or an organisation.</param>
/// <param name="Id">The bare id.</param>
public readonly record struct Owner(BookId Book, OwnerKind Kind, Guid Id)
{
    /// <summary>A person as owner.</summary>
    public static Owner Of(BookId book, Id<Identity.IPerson> person) => new(book, OwnerKind.Person, person.Value);

    /// <summary>An organisation as owner.</summary>
    public static Owner Of(BookId book, Id<Identity.Organisation> organisation) =>
        new(book, OwnerKind.Organisation, organisation.Value);

    /// <summary>A reward campaign as owner.</summary>
    public static Owner Of(BookId book, Id<Rewards.Campaigns.Campaign> campaign) =>
        new(book, OwnerKind.Campaign, campaign.Value);

    /// <summary>The outside form of the owner's id.</summary>
    public override string ToString() => Kind switch
    {
        OwnerKind.Person => new Id<Identity.IPerson>(Id).ToString(),
        OwnerKind.Campaign => new Id<Rewards.Campaigns.Campaign>(Id).ToString(),
        _ => new Id<Identity.Organisation>(Id).ToString(),
    };
}

/// <summary>What makes an account the one it is: unique together.</summary>
/// <param name="Owner">Book and owner.</param>
/// <param name="Purpose">What its money is.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Qualifier">Which of several of the same purpose; '' mostly.</param>
public readonly record struct AccountKey(Owner Owner, Purpose Purpose, Currency Currency, string Qualifier = "");

/// <summary>A ledger account: the running sum of its entries.</summary>
public sealed class Account
{
    private Account()
    {
    }

    /// <summary>Opens an account with nothing on it.</summary>
    public Account(AccountKey key)
    {
        Id = Id<Account>.New();
        Book = key.Owner.Book;
        OwnerKind = key.Owner.Kind;
        OwnerId = key.Owner.Id;
        Purpose = key.Purpose;
        Qualifier = key.Qualifier;
        Currency = key.Currency;
    }

    /// <summary>The identity.</summary>
    public Id<Account> Id { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The kind of its owner.</summary>
    public OwnerKind OwnerKind { get; private set; }

    /// <summary>The bare id of its owner.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>What its money is.</summary>
    public Purpose Purpose { get; private set; }

    /// <summary>Which of several; '' mostly.</summary>
    public string Qualifier { get; private set; } = "";

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The balance in minor units: the sum of its entries.</summary>
    public long BalanceMinor { get; private set; }

    /// <summary>How many entries it has; the key of the next one, and the concurrency token.</summary>
    public long EntryCount { get; private set; }

    /// <summary>The balance.</summary>
    public Money Balance => new(BalanceMinor, Currency);

    /// <summary>The owner.</summary>
    public Owner Owner => new(Book, OwnerKind, OwnerId);

    /// <summary>The natural key.</summary>
    public AccountKey Key => new(Owner, Purpose, Currency, Qualifier);

    /// <summary>True only for the outside world.</summary>
    public bool MayBeNegative => Purpose == Purpose.Settlement;

    /// <summary>For example <c>Available</c> or <c>Clearing:deposit-review</c>.</summary>
    public string Label => Qualifier.Length == 0 ? Purpose.ToString() : $"{Purpose}:{Qualifier}";

    /// <summary>Refuses an amount that the account does not have.</summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c> with <c>available</c> and <c>required</c>.</exception>
    internal void Check(long amount)
    {
        if (checked(BalanceMinor + amount) < 0 && !MayBeNegative)
        {
            var required = new Money(-amount, Currency);
            throw LedgerCodes.InsufficientBalance.Because(
                $"{Currency} {required} is required and {Currency} {Balance} is available.",
                ("available", Balance), ("required", required), ("currency", Currency.Code));
        }
    }

    /// <summary>Adds one entry; everything was checked before.</summary>
    internal Entry Add(long amount, Operation operation)
    {
        BalanceMinor = checked(BalanceMinor + amount);
        EntryCount++;
        return new Entry(this, amount, operation);
    }
}
