using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Posts money from a wallet to the outside world at once; for administrators.</summary>
/// <param name="request">Whose wallet, how much and why; a reason is needed.</param>
public sealed class Withdraw(CashRequest request) : BatchCommand
{
    /// <inheritdoc/>
    public override string Action => OperationKinds.Withdrawal;

    /// <inheritdoc/>
    public override string Subject => request.Owner.ToString();

    private AccountKey Bank => Deposit.BankOf(request.Owner.Book, request.Amount.Currency);

    /// <inheritdoc/>
    public override void Name(RowNames names) => names
        .NeedWallet(request.Owner, request.Amount.Currency)
        .Need(LedgerRows.AccountByKey, Bank);

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        var reason = Text.Required("reason", request.Reason, Limits.Reason);
        var withdrawal = new Withdrawal(request, work.Now);
        var bank = work.Ledger.Account(Bank);
        var available = work.Ledger.Available(request.Owner, request.Amount.Currency);
        var operation = work.Ledger.Transfer(
            (available, bank), request.Amount,
            new OperationFacts(Action, withdrawal.ObjectId, work.Now, reason));
        withdrawal.Complete(operation.Id, new Decision(work.Caller.Person, work.Now, reason));
        work.Add(withdrawal);
        work.Tell(withdrawal, CashDeed.Of(Action, "ledger.withdrawal.completed", reason));
        return Answer.Created(
            new MovementAnswer(
                operation.Id, AmountText.Of(available.Balance),
                AmountText.Of(work.Ledger.Held(request.Owner, request.Amount.Currency).Balance)),
            $"/api/v1/admin/withdrawals/{withdrawal.Id}");
    }
}
