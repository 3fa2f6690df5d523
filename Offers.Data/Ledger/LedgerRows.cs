using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>How commands find ledger rows.</summary>
public static class LedgerRows
{
    /// <summary>All accounts of an owner: few for people, so naming them needs no currency.</summary>
    public static readonly RowLookup<Account, Owner> AccountsOf = new(
        [nameof(Account.Book), nameof(Account.OwnerKind), nameof(Account.OwnerId)],
        account => account.Owner,
        owner => [owner.Book, owner.Kind, owner.Id]);

    /// <summary>One account by its natural key.</summary>
    public static readonly RowLookup<Account, AccountKey> AccountByKey = new(
        [
            nameof(Account.Book), nameof(Account.OwnerKind),
            nameof(Account.OwnerId), nameof(Account.Purpose),
            nameof(Account.Qualifier), nameof(Account.Currency),
        ],
        account => account.Key,
        key => [key.Owner.Book, key.Owner.Kind, key.Owner.Id, key.Purpose, key.Qualifier, key.Currency]);

    /// <summary>One account by id.</summary>
    public static readonly RowLookup<Account, Id<Account>> AccountById =
        new([nameof(Account.Id)], account => account.Id, id => [id]);

    /// <summary>One hold.</summary>
    public static readonly RowLookup<Hold, Id<Hold>> HoldById =
        new([nameof(Hold.Id)], hold => hold.Id, id => [id]);

    /// <summary>The entries of an operation.</summary>
    public static readonly RowLookup<Entry, Id<Operation>> EntriesOf =
        new([nameof(Entry.OperationId)], entry => entry.OperationId, id => [id]);

    /// <summary>One operation.</summary>
    public static readonly RowLookup<Operation, Id<Operation>> OperationById =
        new([nameof(Operation.Id)], operation => operation.Id, id => [id]);

    /// <summary>The reversal of an operation.</summary>
    public static readonly RowLookup<Operation, Id<Operation>> ReversalOf = new(
        [nameof(Operation.ReversesOperationId)],
        operation => operation.ReversesOperationId ?? default, id => [id]);
}
