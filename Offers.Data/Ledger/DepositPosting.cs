using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>The money of a deposit came in: into the wallet, or where compliance looks at it first.</summary>
internal static class DepositPosting
{
    /// <summary>Names the accounts that the verbs of a deposit need.</summary>
    internal static RowNames NeedDeposit(this RowNames names, Owner owner, Currency currency) => names
        .NeedWallet(owner, currency)
        .Need(LedgerRows.AccountByKey, Deposit.BankOf(owner.Book, currency))
        .Need(LedgerRows.AccountByKey, Clearings.Of(owner.Book, currency, ClearingFlow.DepositReview))
        .Need(LedgerRows.AccountByKey, Clearings.Of(owner.Book, currency, ClearingFlow.BankImport));

    /// <summary>The money came; tells so. The deposit may be new or one that was asked for.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    internal static void Arrive(this Work work, TopUp topUp, Account from, Arrival how)
    {
        var before = topUp.State;
        TopUp.Machine.Next(topUp, "complete", work.Now);
        var decision = new Decision(work.Caller.Person, work.Now, how.Reason);
        var isReviewed = how.Rules.NeedsReview(topUp.Amount);
        var to = isReviewed ? work.Review(topUp) : work.Ledger.Available(topUp.Owner, topUp.Currency);
        var operation = work.Ledger.Transfer((from, to), topUp.Amount, new OperationFacts(
            isReviewed ? OperationKinds.DepositReview : OperationKinds.Deposit, topUp.ObjectId, work.Now,
            topUp.Reference ?? topUp.Reason ?? how.Reason));
        if (isReviewed)
        {
            topUp.Review(decision);
        }
        else
        {
            topUp.Complete(operation.Id, decision);
        }

        work.Tell(topUp, new CashDeed(
            "ledger.deposit.complete", isReviewed ? "ledger.topup.in_review" : "ledger.topup.completed", before,
            how.Reason));
    }

    /// <summary>The account in which deposits wait for compliance.</summary>
    internal static Account Review(this Work work, TopUp topUp) =>
        work.Ledger.Account(Clearings.Of(topUp.Book, topUp.Currency, ClearingFlow.DepositReview));
}

/// <summary>How the money of a deposit came in.</summary>
/// <param name="Rules">Which deposits are reviewed.</param>
/// <param name="Reason">What is noted.</param>
internal sealed record Arrival(CashRules Rules, string? Reason);
