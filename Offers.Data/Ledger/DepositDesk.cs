using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Deposits that people ask for: an administrator completes or rejects them, the owner may cancel.</summary>
public sealed class DepositDesk(UnitOfWork unit)
{
    /// <summary>Asks for a deposit into the caller's own wallet; no money moves yet. Answers 201.</summary>
    public Task<Answer> RequestAsync(CommandRequest request, CashRequest what) =>
        RunAsync(request, "ledger.deposit.request", "", async work =>
        {
            var topUp = new TopUp(what, work.Now);
            await work.LoadAsync(new RowNames().NeedWallet(what.Owner, what.Amount.Currency));
            work.Add(topUp);
            work.Tell(topUp, CashDeed.Of("ledger.deposit.request", "ledger.topup.requested", what.Reason));
            return Answer.Created(
                work.Answer(topUp), $"/api/v1/wallets/{topUp.Currency.Code}/deposits/{topUp.Id}");
        });

    /// <summary>The money came in: posts it.</summary>
    /// <exception cref="Refusal"><c>topup_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> CompleteAsync(CommandRequest request, Id<TopUp> id, string? reason) =>
        RunAsync(request, "ledger.deposit.complete", id.ToString(), async work =>
        {
            var topUp = await FindAsync(work, id);
            TopUp.Machine.Next(topUp, "complete", work.Now);
            var operation = work.Ledger.Transfer(
                (work.Ledger.Account(Deposit.BankOf(topUp.Book, topUp.Currency)),
                    work.Ledger.Available(topUp.Owner, topUp.Currency)),
                topUp.Amount,
                new OperationFacts(OperationKinds.Deposit, topUp.ObjectId, work.Now, topUp.Reference ?? topUp.Reason));
            topUp.Complete(operation.Id, new Decision(work.Caller.Person, work.Now, reason));
            return Tell(work, topUp, "complete", "completed");
        });

    /// <summary>The money did not come, or may not: says why.</summary>
    /// <exception cref="Refusal"><c>topup_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> RejectAsync(CommandRequest request, Id<TopUp> id, string? reason) =>
        RunAsync(request, "ledger.deposit.reject", id.ToString(), async work =>
        {
            var topUp = await FindAsync(work, id);
            topUp.Reject(new Decision(work.Caller.Person, work.Now, reason));
            return Tell(work, topUp, "reject", "rejected");
        });

    /// <summary>The owner does not want it any more.</summary>
    /// <exception cref="Refusal"><c>topup_not_found</c>, also for another's; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> CancelAsync(CommandRequest request, Id<TopUp> id) =>
        RunAsync(request, "ledger.deposit.cancel", id.ToString(), async work =>
        {
            var topUp = await FindAsync(work, id);
            if (topUp.OwnerKind != OwnerKind.Person || topUp.OwnerId != work.Caller.Person?.Value)
            {
                throw LedgerCodes.TopUpNotFound.Because();
            }

            topUp.Cancel(new Decision(work.Caller.Person, work.Now, null));
            return Tell(work, topUp, "cancel", "cancelled");
        });

    private Task<Answer> RunAsync(
        CommandRequest request, string action, string subject, Func<ClosureWork, Task<Answer>> body) =>
        unit.RunAsync(WalletDesk.ForADay(request), new Deed(action, subject), body);

    private static async Task<TopUp> FindAsync(ClosureWork work, Id<TopUp> id)
    {
        var topUp = await work.Db.TopUps.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw LedgerCodes.TopUpNotFound.Because();
        await work.LoadAsync(new RowNames()
            .NeedWallet(topUp.Owner, topUp.Currency)
            .Need(LedgerRows.AccountByKey, Deposit.BankOf(topUp.Book, topUp.Currency)));
        return topUp;
    }

    private static Answer Tell(Work work, TopUp topUp, string verb, string happened)
    {
        work.Tell(topUp, new CashDeed(
            "ledger.deposit." + verb, "ledger.topup." + happened, CashState.Requested, topUp.DecisionReason));
        return Answer.Ok(work.Answer(topUp));
    }
}
