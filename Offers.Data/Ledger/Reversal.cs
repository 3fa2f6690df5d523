using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a reversal answers.</summary>
/// <param name="OperationId">The reversing operation.</param>
/// <param name="Reverses">The operation that was taken back.</param>
public sealed record ReversalAnswer(Id<Operation> OperationId, Id<Operation> Reverses);

/// <summary>
/// Takes an operation back by one with opposite entries, and marks the deposit or withdrawal it belongs to.
/// </summary>
internal static class Reversal
{
    /// <summary>The kinds that an administrator may take back; modules undo theirs by verbs of their own.</summary>
    internal static readonly string[] Kinds =
        [OperationKinds.Deposit, OperationKinds.Withdrawal, OperationKinds.Transfer];

    internal static async Task<Answer> RunAsync(ClosureWork work, Id<Operation> id, string reason)
    {
        var original = await FindAsync(work, id);
        var decision = new Decision(work.Caller.Person, work.Now, reason);
        if (await work.Db.TopUps.SingleOrDefaultAsync(x => x.OperationId == id) is { } topUp)
        {
            topUp.Reverse(decision);
            Tell(work, topUp, "ledger.topup.reversed", reason);
        }
        else if (await work.Db.Withdrawals.SingleOrDefaultAsync(x => x.OperationId == id) is { } withdrawal)
        {
            withdrawal.Reverse(decision);
            Tell(work, withdrawal, "ledger.withdrawal.reversed", reason);
        }

        var reversal = work.Ledger.Reverse(original, reason);
        var answer = new ReversalAnswer(reversal.Id, id);
        work.Audit(new AuditFact("ledger.reverse", id.ToString(), null, OffersJson.Text(answer), reason));
        work.Raise(OperationEvent.Reversed(original), "ledger.operation.reversed", answer);
        return Answer.Created(answer, $"/api/v1/admin/operations/{reversal.Id}");
    }

    private static async Task<Operation> FindAsync(ClosureWork work, Id<Operation> id)
    {
        await work.LoadAsync(new RowNames()
            .Need(LedgerRows.OperationById, id).Need(LedgerRows.ReversalOf, id).Need(LedgerRows.EntriesOf, id));
        var original = work.Find(LedgerRows.OperationById, id);
        if (original is null || original.Book != work.Caller.Book)
        {
            throw LedgerCodes.OperationNotFound.Because();
        }

        Check(work, original);
        var accounts = new RowNames();
        foreach (var entry in work.FindAll(LedgerRows.EntriesOf, id))
        {
            accounts.Need(LedgerRows.AccountById, entry.AccountId);
        }

        await work.LoadAsync(accounts);
        return original;
    }

    // Told before the state of the deposit is looked at, so that of two reversals the second hears of the first.
    private static void Check(Work work, Operation original)
    {
        if (work.Find(LedgerRows.ReversalOf, original.Id) is { } earlier)
        {
            throw LedgerCodes.OperationReversed.Because(null, ("reversedBy", earlier.Id));
        }

        if (!Kinds.Contains(original.Kind, StringComparer.Ordinal))
        {
            throw LedgerCodes.OperationNotReversible
                .Because("It is undone by a verb of the object that it belongs to.");
        }
    }

    private static void Tell<T>(Work work, CashMovement<T> cash, string type, string reason)
        where T : CashMovement<T> =>
        work.Tell(cash, new CashDeed("ledger.reverse", type, CashState.Completed, reason));
}
