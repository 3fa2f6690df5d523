using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>
/// One signed amount on one account, keyed by the account and its place there. Never changed or deleted.
/// </summary>
public sealed class Entry
{
    private Entry()
    {
    }

    /// <summary>The entry that brought <paramref name="account"/> to its balance.</summary>
    internal Entry(Account account, long amount, Operation operation)
    {
        AccountId = account.Id;
        Sequence = account.EntryCount;
        Currency = account.Currency;
        AmountMinor = amount;
        BalanceAfterMinor = account.BalanceMinor;
        OperationId = operation.Id;
        OperationNumber = operation.Number;
    }

    /// <summary>The account.</summary>
    public Id<Account> AccountId { get; private set; }

    /// <summary>The place on the account, from 1 without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>Signed minor units; more than zero is money in.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>The account's balance after it.</summary>
    public long BalanceAfterMinor { get; private set; }

    /// <summary>The operation that it is part of.</summary>
    public Id<Operation> OperationId { get; private set; }

    /// <summary>That operation's number, by which statements are cut.</summary>
    public long OperationNumber { get; private set; }
}
