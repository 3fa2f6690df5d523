using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What is moved, and why.</summary>
/// <param name="From">The account that gives.</param>
/// <param name="To">The account that gets.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Reference">The outside id of the object that it belongs to.</param>
/// <param name="Reason">Why, if given.</param>
public sealed record TransferOrder(
    AccountKey From, AccountKey To, Money Amount, string Reference, string? Reason = null);

/// <summary>What a transfer answers.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="From">Balance after it of the account that gave.</param>
/// <param name="To">Balance after it of the account that got.</param>
public sealed record TransferAnswer(Id<Operation> OperationId, AmountText From, AmountText To);

/// <summary>Moves money between two accounts that hold no set-aside money.</summary>
/// <param name="order">What is moved.</param>
public sealed class Transfer(TransferOrder order) : BatchCommand
{
    /// <inheritdoc/>
    public override string Action => OperationKinds.Transfer;

    /// <inheritdoc/>
    public override string Subject => order.Reference;

    /// <inheritdoc/>
    public override void Name(RowNames names) => Need(Need(names, order.From), order.To);

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        if (order.From.Purpose == Purpose.Held || order.To.Purpose == Purpose.Held || order.From == order.To)
        {
            throw new InvalidOperationException("Held money is moved by holds, and a transfer has two accounts.");
        }

        if (order.From.Currency != order.Amount.Currency || order.To.Currency != order.Amount.Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because();
        }

        var from = work.Ledger.Account(order.From);
        var to = work.Ledger.Account(order.To);
        var operation = work.Ledger.Transfer(
            (from, to), order.Amount, new OperationFacts(Action, order.Reference, work.Now, order.Reason));
        work.Audit(new AuditFact(Action, operation.Id.ToString(), null, OffersJson.Text(new
        {
            from = from.Id, to = to.Id, amount = order.Amount, currency = order.Amount.Currency,
        }), order.Reason));
        work.Raise(OperationEvent.Posted(operation), "ledger.operation.posted", new
        {
            operation.Id, operation.Kind, from = order.From.Owner.ToString(), to = order.To.Owner.ToString(),
            amount = order.Amount, currency = order.Amount.Currency,
        });
        return Answer.Ok(new TransferAnswer(operation.Id, AmountText.Of(from.Balance), AmountText.Of(to.Balance)));
    }

    private static RowNames Need(RowNames names, AccountKey key) => key.Owner.Kind == OwnerKind.Person
        ? names.Need(LedgerRows.AccountsOf, key.Owner)
        : names.Need(LedgerRows.AccountByKey, key);
}
