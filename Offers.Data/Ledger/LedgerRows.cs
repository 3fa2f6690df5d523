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

    /// <summary>The holds of a purpose and reference; at most one of them is open.</summary>
    public static readonly RowLookup<Hold, (string Purpose, string Reference)> HoldsFor = new(
        [nameof(Hold.Purpose), nameof(Hold.Reference)],
        hold => (hold.Purpose, hold.Reference),
        key => [key.Purpose, key.Reference]);

    /// <summary>Names what is needed to work on an owner's wallet.</summary>
    public static RowNames NeedWallet(this RowNames names, Owner owner, Currency currency) =>
        owner.Kind == OwnerKind.Person
            ? names.Need(AccountsOf, owner)
            : names.Need(AccountByKey, new AccountKey(owner, Purpose.Available, currency))
                .Need(AccountByKey, new AccountKey(owner, Purpose.Held, currency));

    /// <summary>Names a hold with the two accounts between which it moves.</summary>
    public static RowNames NeedHold(this RowNames names, HoldPlace place) => names
        .Need(HoldById, place.Hold)
        .Need(AccountById, place.Available)
        .Need(AccountById, place.Held);
}
