using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// Deposits that people ask for: an administrator completes or rejects them, the owner may cancel. Those above a
/// threshold wait, once their money came in, until compliance releases or rejects them.
/// </summary>
public sealed class DepositDesk(UnitOfWork unit, CashRules rules)
{
    /// <summary>Asks for a deposit into the caller's own wallet; no money moves yet. Answers 201.</summary>
    public Task<Answer> RequestAsync(CommandRequest request, CashRequest what) =>
        RunAsync(request, "ledger.deposit.request", "", async work =>
        {
            var topUp = new TopUp(what, work.Now);
            topUp.Name(await NewReferenceAsync(work));
            await work.LoadAsync(new RowNames().NeedWallet(what.Owner, what.Amount.Currency));
            work.Add(topUp);
            work.Tell(topUp, CashDeed.Of("ledger.deposit.request", "ledger.topup.requested", what.Reason));
            return Answer.Created(
                work.Answer(topUp), $"/api/v1/wallets/{topUp.Currency.Code}/deposits/{topUp.Id}");
        });

    /// <summary>The money came in: posts it, or lets compliance look at it where its amount is above the
    /// threshold.</summary>
    /// <exception cref="Refusal"><c>topup_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> CompleteAsync(CommandRequest request, Id<TopUp> id, string? reason) =>
        RunAsync(request, "ledger.deposit.complete", id.ToString(), async work =>
        {
            var topUp = await FindAsync(work, id);
            work.Arrive(
                topUp, work.Ledger.Account(Deposit.BankOf(topUp.Book, topUp.Currency)), new Arrival(rules, reason));
            return Answer.Ok(work.Answer(topUp));
        });

    /// <summary>Compliance lets a deposit go to its owner; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>topup_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> ReleaseAsync(CommandRequest request, Id<TopUp> id, string? reason) =>
        RunAsync(request, "ledger.deposit.release", id.ToString(), async work =>
        {
            var topUp = await FindAsync(work, id);
            TopUp.Machine.Next(topUp, "release", work.Now);
            var why = Text.Required("reason", reason, Limits.Reason);
            var operation = work.Ledger.Transfer(
                (work.Review(topUp), work.Ledger.Available(topUp.Owner, topUp.Currency)), topUp.Amount,
                new OperationFacts(OperationKinds.Deposit, topUp.ObjectId, work.Now, topUp.Reference ?? topUp.Reason));
            topUp.Release(operation.Id, new Decision(work.Caller.Person, work.Now, why));
            return Tell(work, topUp, "release", CashState.InReview);
        });

    /// <summary>
    /// The money did not come, or may not stay: says why. What compliance looked at is sent back where it came from.
    /// </summary>
    /// <exception cref="Refusal"><c>topup_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> RejectAsync(CommandRequest request, Id<TopUp> id, string? reason) =>
        RunAsync(request, "ledger.deposit.reject", id.ToString(), async work =>
        {
            var topUp = await FindAsync(work, id);
            var before = topUp.State;
            topUp.Reject(new Decision(work.Caller.Person, work.Now, reason));
            if (before == CashState.InReview)
            {
                var bank = work.Ledger.Account(Deposit.BankOf(topUp.Book, topUp.Currency));
                var operation = work.Ledger.Transfer((work.Review(topUp), bank), topUp.Amount, new OperationFacts(
                    OperationKinds.DepositReturn, topUp.ObjectId, work.Now, topUp.DecisionReason));
                topUp.SendBack(operation.Id);
            }

            return Tell(work, topUp, "reject", before);
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
            return Tell(work, topUp, "cancel", CashState.Requested);
        });

    private Task<Answer> RunAsync(
        CommandRequest request, string action, string subject, Func<ClosureWork, Task<Answer>> body) =>
        unit.RunAsync(WalletDesk.ForADay(request), new Deed(action, subject), body);

    // One in seventeen thousand million is taken by chance; under the pen nobody takes it between look and write.
    private static async Task<string> NewReferenceAsync(ClosureWork work)
    {
        var reference = PaymentReference.New();
        while (await work.Db.TopUps.AnyAsync(x => x.PaymentReference == reference))
        {
            reference = PaymentReference.New();
        }

        return reference;
    }

    private static async Task<TopUp> FindAsync(ClosureWork work, Id<TopUp> id)
    {
        var topUp = await work.Db.TopUps.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw LedgerCodes.TopUpNotFound.Because();
        await work.LoadAsync(new RowNames().NeedDeposit(topUp.Owner, topUp.Currency));
        return topUp;
    }

    private static Answer Tell(Work work, TopUp topUp, string verb, CashState before)
    {
        work.Tell(topUp, new CashDeed(
            "ledger.deposit." + verb, "ledger.topup." + Words.Snake(topUp.State.ToString()), before,
            topUp.DecisionReason));
        return Answer.Ok(work.Answer(topUp));
    }
}
