using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Whose an unmatched line is: a deposit that was asked for, or a wallet.</summary>
/// <param name="Deposit">The deposit; its amount becomes what came.</param>
/// <param name="Owner">The owner of the wallet, where nothing was asked for.</param>
/// <param name="Reason">Why.</param>
public sealed record BankAssignment(Id<TopUp>? Deposit, Owner? Owner, string? Reason);

/// <summary>
/// Matches the bank's account of receipts with deposits. Each new line's money goes into a clearing account and out of
/// it when the line is explained, so that the account is zero exactly when every line is.
/// </summary>
public sealed class BankDesk(UnitOfWork unit, CashRules rules)
{
    /// <summary>
    /// Imports the new lines of a file in one commit, and posts those whose reference names a deposit.
    /// </summary>
    /// <exception cref="Refusal"><c>bank_file_invalid</c> as an answer.</exception>
    public Task<Answer> ImportAsync(CommandRequest request, BankStatement statement) =>
        unit.RunAsync(request, new Deed("ledger.bank.import", statement.Name), async work =>
        {
            if (request.Mode == RunMode.Commit)
            {
                statement.Check();
            }

            return Answer.Ok(await new BankFileImport(work, rules, statement).RunAsync());
        });

    /// <summary>A person knows whose an unmatched line is; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>bank_line_not_found</c>, <c>topup_not_found</c>, <c>wallet_not_found</c>,
    /// <c>validation_failed</c>; <c>action_not_allowed</c>, <c>currency_mismatch</c> as answers.</exception>
    public Task<Answer> AssignAsync(CommandRequest request, Id<BankLine> id, BankAssignment to) =>
        unit.RunAsync(request, new Deed("ledger.bank.assign", id.ToString()), async work =>
        {
            var line = await FindAsync(work, id);
            BankLine.Machine.Next(line, "assign", work.Now);
            var reason = Text.Required("reason", to.Reason, Limits.Reason);
            var (topUp, isNew) = await DepositOfAsync(work, line, to);
            await work.LoadAsync(new RowNames().NeedDeposit(topUp.Owner, line.Currency));
            if (isNew)
            {
                work.Add(topUp);
            }

            work.Match(line, topUp, new Arrival(rules, reason));
            return Answer.Ok(BankLineAnswer.Of(line));
        });

    /// <summary>The money of an unmatched line is nobody's here: it was sent back. A reason is needed.</summary>
    /// <exception cref="Refusal"><c>bank_line_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> ReturnAsync(CommandRequest request, Id<BankLine> id, string? reason) =>
        unit.RunAsync(request, new Deed("ledger.bank.return", id.ToString()), async work =>
        {
            var line = await FindAsync(work, id);
            BankLine.Machine.Next(line, "return", work.Now);
            var why = Text.Required("reason", reason, Limits.Reason);
            await work.LoadAsync(new RowNames().NeedBank(line));
            var operation = work.Ledger.Transfer(
                (work.BankClearing(line), work.Ledger.Account(Deposit.BankOf(line.Book, line.Currency))), line.Amount,
                new OperationFacts(OperationKinds.BankReturn, line.ObjectId, work.Now, why));
            line.Return(operation.Id, new Decision(work.Caller.Person, work.Now, why));
            work.Tell(line, "return", BankLineState.Unmatched);
            return Answer.Ok(BankLineAnswer.Of(line));
        });

    private static async Task<BankLine> FindAsync(ClosureWork work, Id<BankLine> id) =>
        await work.Db.BankLines.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw LedgerCodes.BankLineNotFound.Because();

    private static async Task<(TopUp TopUp, bool IsNew)> DepositOfAsync(
        ClosureWork work, BankLine line, BankAssignment to)
    {
        if (to.Deposit is { } id)
        {
            var topUp = await work.Db.TopUps.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw LedgerCodes.TopUpNotFound.Because();
            return topUp.Currency == line.Currency
                ? (topUp, false)
                : throw LedgerCodes.CurrencyMismatch.Because($"The deposit is in {topUp.Currency}.");
        }

        if (to.Owner is not { } owner)
        {
            throw Refusal.OfField("deposit", "Give either 'deposit' or 'owner'.");
        }

        var known = await OwnerNames.ReadAsync(work.Db, [(owner.Kind, owner.Id)]);
        return known.Count > 0
            ? (new TopUp(new CashRequest(owner, line.Amount, line.Reference, line.Note), work.Now), true)
            : throw LedgerCodes.WalletNotFound.Because();
    }
}

/// <summary>How lines of bank files move money and are told.</summary>
internal static class BankPosting
{
    /// <summary>Names the accounts that the verbs of a line need.</summary>
    internal static RowNames NeedBank(this RowNames names, BankLine line) => names
        .Need(LedgerRows.AccountByKey, Deposit.BankOf(line.Book, line.Currency))
        .Need(LedgerRows.AccountByKey, Clearings.Of(line.Book, line.Currency, ClearingFlow.BankImport));

    /// <summary>The account in which lines wait.</summary>
    internal static Account BankClearing(this Work work, BankLine line) =>
        work.Ledger.Account(Clearings.Of(line.Book, line.Currency, ClearingFlow.BankImport));

    /// <summary>The bank told of money: it stands in the clearing account.</summary>
    internal static void Receive(this Work work, BankLine line)
    {
        work.Ledger.Transfer(
            (work.Ledger.Account(Deposit.BankOf(line.Book, line.Currency)), work.BankClearing(line)), line.Amount,
            new OperationFacts(OperationKinds.BankReceipt, line.ObjectId, work.Now, line.Reference));
        work.Tell(line, "import", null);
    }

    /// <summary>A line is the money of a deposit.</summary>
    internal static void Match(this Work work, BankLine line, TopUp topUp, Arrival how)
    {
        TopUp.Machine.Next(topUp, "complete", work.Now);
        topUp.Bring(line);
        work.Arrive(topUp, work.BankClearing(line), how);
        line.Match(topUp, new Decision(work.Caller.Person, work.Now, how.Reason));
        work.Tell(line, "match", BankLineState.Unmatched);
    }

    internal static void Tell(this Work work, BankLine line, string verb, BankLineState? before)
    {
        var payload = new
        {
            line.Id, line.File, line.Number, line.Reference, line.BookedOn, amount = line.Amount,
            currency = line.Currency, line.Payer, status = line.State, deposit = line.TopUp,
            receipt = line.ReturnId,
        };
        var earlier = before is { } state ? OffersJson.Text(new { status = state }) : null;
        work.Audit(new AuditFact(
            "ledger.bank." + verb, line.ObjectId, earlier, OffersJson.Text(payload), line.DecisionReason));
        work.Raise(line, "ledger.bank_line." + Words.Snake(line.State.ToString()), payload);
    }
}
