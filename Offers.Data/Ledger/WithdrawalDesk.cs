using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// Withdrawals that people ask for: the amount is held at once; completing captures it, rejecting or cancelling gives
/// it back. Above a threshold a second administrator must agree first.
/// </summary>
public sealed class WithdrawalDesk(UnitOfWork unit, CashRules rules)
{
    /// <summary>What holds of withdrawals are for.</summary>
    public const string HoldPurpose = "withdrawal";

    /// <summary>Asks for a withdrawal from the caller's own wallet and holds its amount. Answers 201.</summary>
    /// <exception cref="Refusal"><c>destination_not_found</c>; <c>insufficient_balance</c>,
    /// <c>destination_cooling</c>, <c>destination_required</c> as answers.</exception>
    public Task<Answer> RequestAsync(CommandRequest request, CashRequest what) =>
        RunAsync(request, "ledger.withdrawal.request", "", async work =>
        {
            var destination = await DestinationAsync(work, what);
            var withdrawal = new Withdrawal(what, work.Now);
            await work.LoadAsync(new RowNames().NeedWallet(what.Owner, what.Amount.Currency));
            var (hold, _) = work.Ledger.Place(
                what.Owner, what.Amount, new HoldFacts(HoldPurpose, withdrawal.ObjectId),
                Facts(work, OperationKinds.WithdrawalHold, withdrawal));
            withdrawal.Secure(hold);
            work.Add(withdrawal);
            work.Tell(withdrawal, CashDeed.Of("ledger.withdrawal.request", "ledger.withdrawal.requested", what.Reason));
            if (rules.NeedsApproval(withdrawal.Amount))
            {
                withdrawal.AskApproval();
                work.AskApproval(WithdrawalApprovals.Facts(withdrawal, destination));
            }

            return Answer.Created(
                work.Answer(withdrawal), $"/api/v1/wallets/{withdrawal.Currency.Code}/withdrawals/{withdrawal.Id}");
        });

    /// <summary>The money went out: captures it.</summary>
    /// <exception cref="Refusal"><c>withdrawal_not_found</c>; <c>action_not_allowed</c>, <c>approval_required</c>,
    /// <c>same_person</c> as answers.</exception>
    public Task<Answer> CompleteAsync(CommandRequest request, Id<Withdrawal> id, string? reason) =>
        RunAsync(request, "ledger.withdrawal.complete", id.ToString(), async work =>
        {
            var (withdrawal, hold) = await FindAsync(work, id);
            Withdrawal.Machine.Next(withdrawal, "complete", work.Now);
            withdrawal.CheckPayer(work.Caller.Person);
            var bank = work.Ledger.Account(Deposit.BankOf(withdrawal.Book, withdrawal.Currency));
            var operation = work.Ledger.Capture(
                hold, hold.Open, bank, Facts(work, OperationKinds.Withdrawal, withdrawal));
            withdrawal.Complete(operation.Id, new Decision(work.Caller.Person, work.Now, reason));
            return Tell(work, withdrawal, "complete", "completed");
        });

    /// <summary>The money may not go out: says why and gives it back.</summary>
    /// <exception cref="Refusal"><c>withdrawal_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> RejectAsync(CommandRequest request, Id<Withdrawal> id, string? reason) =>
        RunAsync(request, "ledger.withdrawal.reject", id.ToString(), async work =>
        {
            var (withdrawal, hold) = await FindAsync(work, id);
            TakeBack(work, withdrawal, hold, new Decision(work.Caller.Person, work.Now, reason));
            await work.EndApprovalAsync(withdrawal.ObjectId, "The withdrawal was rejected.");
            return Answer.Ok(work.Answer(withdrawal));
        });

    /// <summary>The owner does not want it any more; the money is given back.</summary>
    /// <exception cref="Refusal"><c>withdrawal_not_found</c>, also for another's; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> CancelAsync(CommandRequest request, Id<Withdrawal> id) =>
        RunAsync(request, "ledger.withdrawal.cancel", id.ToString(), async work =>
        {
            var (withdrawal, hold) = await FindAsync(work, id);
            if (withdrawal.OwnerKind != OwnerKind.Person || withdrawal.OwnerId != work.Caller.Person?.Value)
            {
                throw LedgerCodes.WithdrawalNotFound.Because();
            }

            withdrawal.Cancel(new Decision(work.Caller.Person, work.Now, null));
            work.Ledger.Void(hold, Facts(work, OperationKinds.WithdrawalVoid, withdrawal));
            await work.EndApprovalAsync(withdrawal.ObjectId, "The withdrawal was cancelled by its owner.");
            return Tell(work, withdrawal, "cancel", "cancelled");
        });

    /// <summary>Rejects a withdrawal and gives its money back.</summary>
    internal static void TakeBack(Work work, Withdrawal withdrawal, Hold hold, Decision decision)
    {
        withdrawal.Reject(decision);
        work.Ledger.Void(hold, Facts(work, OperationKinds.WithdrawalVoid, withdrawal));
        Tell(work, withdrawal, "reject", "rejected");
    }

    private Task<Answer> RunAsync(
        CommandRequest request, string action, string subject, Func<ClosureWork, Task<Answer>> body) =>
        unit.RunAsync(WalletDesk.ForADay(request), new Deed(action, subject), body);

    private static OperationFacts Facts(Work work, string kind, Withdrawal withdrawal) =>
        new(kind, withdrawal.ObjectId, work.Now, withdrawal.Reference ?? withdrawal.Reason);

    private async Task<Destination?> DestinationAsync(ClosureWork work, CashRequest what)
    {
        if (what.Destination is not { } id)
        {
            return rules.NeedsDestination ? throw LedgerCodes.DestinationRequired.Because() : null;
        }

        var destination = await work.Db.Destinations.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
        if (destination is null || destination.Owner != what.Owner)
        {
            throw LedgerCodes.DestinationNotFound.Because();
        }

        destination.CheckUsable(work.Now);
        return destination;
    }

    /// <summary>A withdrawal and its hold, with all that its verbs need.</summary>
    /// <exception cref="Refusal"><c>withdrawal_not_found</c>, <c>action_not_allowed</c>.</exception>
    // One that was posted at once has no hold and is not open for any verb of this desk.
    internal static async Task<(Withdrawal Withdrawal, Hold Hold)> FindAsync(ClosureWork work, Id<Withdrawal> id)
    {
        var withdrawal = await work.Db.Withdrawals.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw LedgerCodes.WithdrawalNotFound.Because();
        if (withdrawal.HoldId is not { } holdId)
        {
            throw PlatformCodes.ActionNotAllowed.Because(
                "It was posted at once.", ("allowedActions", Withdrawal.Machine.Allowed(withdrawal, work.Now)));
        }

        await work.LoadAsync(new RowNames()
            .NeedWallet(withdrawal.Owner, withdrawal.Currency)
            .Need(LedgerRows.HoldById, holdId)
            .Need(LedgerRows.AccountByKey, Deposit.BankOf(withdrawal.Book, withdrawal.Currency)));
        var hold = work.Find(LedgerRows.HoldById, holdId)!;
        await work.LoadAsync(new RowNames().NeedHold(HoldPlace.Of(hold)));
        return (withdrawal, hold);
    }

    private static Answer Tell(Work work, Withdrawal withdrawal, string verb, string happened)
    {
        work.Tell(withdrawal, new CashDeed(
            "ledger.withdrawal." + verb, "ledger.withdrawal." + happened, CashState.Requested,
            withdrawal.DecisionReason));
        return Answer.Ok(work.Answer(withdrawal));
    }
}
