using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a posted movement answers.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Available">Available after it.</param>
/// <param name="Held">Held after it.</param>
public sealed record MovementAnswer(Id<Operation> OperationId, AmountText Available, AmountText Held);

/// <summary>Posts money from the outside world into a wallet at once; for administrators.</summary>
/// <param name="request">Whose wallet, how much and why; a reason is needed.</param>
public sealed class Deposit(CashRequest request) : BatchCommand
{
    /// <summary>The provider that stands for the platform's bank.</summary>
    public const string Bank = "bank";

    /// <inheritdoc/>
    public override string Action => OperationKinds.Deposit;

    /// <inheritdoc/>
    public override string Subject => request.Owner.ToString();

    /// <summary>The account that stands for the platform's bank.</summary>
    public static AccountKey BankOf(BookId book, Currency currency) => new(
        Owner.Of(book, Organisation.PlatformId(book)), Purpose.Settlement, currency, Bank);

    /// <inheritdoc/>
    public override void Name(RowNames names) => names
        .NeedWallet(request.Owner, request.Amount.Currency)
        .Need(LedgerRows.AccountByKey, BankOf(request.Owner.Book, request.Amount.Currency));

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        var reason = Text.Required("reason", request.Reason, Limits.Reason);
        var topUp = new TopUp(request, work.Now);
        var bank = work.Ledger.Account(BankOf(request.Owner.Book, request.Amount.Currency));
        var available = work.Ledger.Available(request.Owner, request.Amount.Currency);
        var operation = work.Ledger.Transfer(
            (bank, available), request.Amount, new OperationFacts(Action, topUp.ObjectId, work.Now, reason));
        topUp.Complete(operation.Id, new Decision(work.Caller.Person, work.Now, reason));
        work.Add(topUp);
        work.Tell(topUp, CashDeed.Of(Action, "ledger.topup.completed", reason));
        return Answer.Created(
            new MovementAnswer(
                operation.Id, AmountText.Of(available.Balance),
                AmountText.Of(work.Ledger.Held(request.Owner, request.Amount.Currency).Balance)),
            $"/api/v1/admin/deposits/{topUp.Id}");
    }
}
