using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// The only way to move money: posts operations and works holds on the rows of one <see cref="Work"/>.
/// </summary>
public sealed class LedgerDesk
{
    private readonly Work _work;
    private readonly List<Effect> _effects = [];

    internal LedgerDesk(Work work) => _work = work;

    /// <summary>What was posted so far.</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>The owner's account, opened on first use; its key or its owner must have been named.</summary>
    public Account Account(AccountKey key)
    {
        var found = key.Owner.Kind == OwnerKind.Person
            ? _work.FindAll(LedgerRows.AccountsOf, key.Owner).FirstOrDefault(account => account.Key == key)
            : _work.Find(LedgerRows.AccountByKey, key);
        return found ?? _work.Add(new Account(key));
    }

    /// <summary>A wallet's money that is free to use.</summary>
    public Account Available(Owner owner, Currency currency) =>
        Account(new AccountKey(owner, Purpose.Available, currency));

    /// <summary>A wallet's money that is set aside.</summary>
    public Account Held(Owner owner, Currency currency) => Account(new AccountKey(owner, Purpose.Held, currency));

    /// <summary>Posts an operation.</summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c>.</exception>
    public Operation Post(OperationFacts facts, params IReadOnlyList<Leg> legs)
    {
        var (operation, entries) = Operation.Post(_work.Head, _work.Caller, facts, legs);
        for (var i = 0; i < entries.Length; i++)
        {
            _work.Add(entries[i]);
            _effects.Add(Effect.Of(legs[i].Account, entries[i]));
        }

        return _work.Add(operation);
    }

    /// <summary>Moves an amount from one account to another.</summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c>.</exception>
    public Operation Transfer((Account From, Account To) accounts, Money amount, OperationFacts facts) =>
        Post(facts, new Leg(accounts.From, -amount.Minor), new Leg(accounts.To, amount.Minor));

    /// <summary>Sets money of a wallet aside.</summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c>.</exception>
    public (Hold Hold, Operation Operation) Place(Owner owner, Money amount, HoldFacts what, OperationFacts facts)
    {
        var available = Available(owner, amount.Currency);
        var held = Held(owner, amount.Currency);
        var operation = Transfer((available, held), amount, facts);
        return (_work.Add(new Hold(available, held, amount, what)), operation);
    }

    /// <summary>Takes a part of a hold to its destination.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>, <c>capture_exceeds_hold</c>,
    /// <c>currency_mismatch</c>.</exception>
    public Operation Capture(Hold hold, Money part, Account destination, OperationFacts facts)
    {
        hold.Capture(part);
        return Transfer((ById(hold.HeldAccountId), destination), part, facts);
    }

    /// <summary>Takes all that is open of a hold to its destination, together with further legs that balance.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>.</exception>
    public Operation Capture(Hold hold, Account destination, OperationFacts facts, IReadOnlyList<Leg> further)
    {
        var open = hold.Open;
        hold.Capture(open);
        return Post(
            facts, [new Leg(ById(hold.HeldAccountId), -open.Minor), new Leg(destination, open.Minor), .. further]);
    }

    /// <summary>Gives back what is open of a hold.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>.</exception>
    public Operation Void(Hold hold, OperationFacts facts) => GiveBack(hold, hold.Void(), facts);

    /// <summary>Gives back a part of what is open of a hold.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>, <c>capture_exceeds_hold</c>.</exception>
    public Operation Void(Hold hold, Money part, OperationFacts facts)
    {
        hold.Void(part);
        return GiveBack(hold, part, facts);
    }

    /// <summary>Gives back what is open of a hold whose time is over.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>.</exception>
    public Operation Expire(Hold hold, OperationFacts facts) => GiveBack(hold, hold.Expire(_work.Now), facts);

    /// <summary>
    /// Takes an operation back by one with opposite entries; its rows and accounts must have been named.
    /// </summary>
    /// <exception cref="Refusal"><c>operation_already_reversed</c>, <c>insufficient_balance</c>.</exception>
    public Operation Reverse(Operation original, string reason)
    {
        if (_work.Find(LedgerRows.ReversalOf, original.Id) is { } earlier)
        {
            throw LedgerCodes.OperationReversed.Because(null, ("reversedBy", earlier.Id));
        }

        if (original.ReversesOperationId is not null)
        {
            throw LedgerCodes.OperationNotReversible.Because("It is a reversal itself.");
        }

        var legs = _work.FindAll(LedgerRows.EntriesOf, original.Id)
            .Select(entry => new Leg(ById(entry.AccountId), -entry.AmountMinor)).ToArray();
        if (legs.Any(leg => leg.Account.Purpose == Purpose.Held))
        {
            throw LedgerCodes.OperationNotReversible.Because("It belongs to a hold, which has verbs of its own.");
        }

        var facts = new OperationFacts(original.Kind + OperationKinds.Reversal, original.Reference, _work.Now, reason)
        {
            Reverses = original.Id,
        };
        return Post(facts, legs);
    }

    private Operation GiveBack(Hold hold, Money open, OperationFacts facts) =>
        Transfer((ById(hold.HeldAccountId), ById(hold.AvailableAccountId)), open, facts);

    private Account ById(Id<Account> id) => _work.Find(LedgerRows.AccountById, id)
        ?? throw new InvalidOperationException($"Account {id} is missing.");
}
