using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger.Figures;

/// <summary>Explains holds, deposits, withdrawals and what banks told of.</summary>
public sealed class CashFigures(FigureEntries entries) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [LedgerFigure.HoldName] = HoldAsync,
            [LedgerFigure.DepositName] = ask => CashAsync<TopUp>(ask, ask.Db.TopUps, "Deposit"),
            [LedgerFigure.WithdrawalName] = ask => CashAsync<Withdrawal>(ask, ask.Db.Withdrawals, "Withdrawal"),
            [LedgerFigure.BankLineName] = BankLineAsync,
            [LedgerFigure.BankFileName] = BankFileAsync,
        };

    private async Task<Explanation> HoldAsync(FigureAsk ask)
    {
        var (id, part) = (ask.Id<Hold>(0), ask.Word<HoldAmount>(1));
        var hold = await ask.Db.Holds.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var account = await ask.Db.Accounts.SingleAsync(x => x.Id == hold.HeldAccountId);
        if (!ask.Reader.MaySee(account.Owner))
        {
            throw FigureAsk.NotFound();
        }

        var captured = new Money(hold.CapturedMinor, hold.Currency);
        var voided = new Money(hold.VoidedMinor, hold.Currency);
        var sign = part == HoldAmount.Open ? 1 : 0;
        ExplanationInput[] parts =
        [
            new("Set aside", hold.Amount, null, LedgerFigure.Hold(id, HoldAmount.Amount), sign),
            new("Taken to its destination", captured, null, null, -sign),
            new("Given back", voided, null, null, -sign),
            ExplanationInput.Fact("For", hold.Purpose + " " + hold.Reference),
        ];
        var explained = part switch
        {
            HoldAmount.Amount => ask.Explain(
                "Set aside by this hold", hold.Amount, "What was asked to be set aside.", parts[3]),
            HoldAmount.Captured => ask.Explain(
                "Taken from this hold", captured, "What went to its destination so far.", parts),
            HoldAmount.Voided => ask.Explain("Given back by this hold", voided, "What went back to its owner.", parts),
            _ => ask.Explain(
                "Still set aside by this hold", hold.Open,
                "What was set aside, less what was taken and what was given back.", parts),
        };

        // The held account's entries for this object are the hold's own only while nothing of it was moved.
        var mine = ask.Db.Entries.Where(x => x.AccountId == account.Id && ask.Db.Operations.Any(
            o => o.Id == x.OperationId && o.Reference == hold.Reference));
        var sum = await entries.OfAsync(ask, mine, hold.Currency);
        return sum.Sum == explained.Amount ? explained with { Entries = sum } : explained;
    }

    private async Task<Explanation> CashAsync<T>(FigureAsk ask, IQueryable<T> all, string name)
        where T : CashMovement<T>
    {
        var id = ask.Id<T>(0);
        var movement = await all.SingleOrDefaultAsync(x => x.Id == id);
        if (movement is null || !ask.Reader.MaySee(movement.Owner))
        {
            throw FigureAsk.NotFound();
        }

        var explained = ask.Explain(
            name, movement.Amount, "The amount as it was asked for, posted or told by the bank; nothing is worked out.",
            ExplanationInput.Fact("State", Words.Plain(movement.State.ToString())),
            ExplanationInput.Fact("Asked for", Day(movement.RequestedAt)),
            ExplanationInput.Fact("Reference", movement.Reference ?? movement.Reason ?? movement.ObjectId));
        var wallet = ask.Db.Accounts.Where(x => x.OwnerKind == movement.OwnerKind && x.OwnerId == movement.OwnerId
            && x.Currency == movement.Currency && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held));
        var moved = ask.Db.Entries.Where(x => x.OperationId == movement.OperationId
            && wallet.Any(account => account.Id == x.AccountId));
        var sum = movement is TopUp
            ? await entries.OfAsync(ask, moved, movement.Currency)
            : await entries.TurnedAsync(ask, moved, movement.Currency);
        return movement.OperationId is not null && sum.Sum == movement.Amount
            ? explained with { Entries = sum }
            : explained;
    }

    private static async Task<Explanation> BankLineAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var id = ask.Id<BankLine>(0);
        var line = await ask.Db.BankLines.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var file = await ask.Db.BankFiles.Where(x => x.Id == line.File).Select(x => x.Name).SingleAsync();
        return ask.Explain(
            "Line of a bank file", line.Amount, "The amount as the bank wrote it; nothing is worked out.",
            ExplanationInput.Fact("File", file), ExplanationInput.Fact("Line", $"{line.Number:N0}"),
            ExplanationInput.Fact("Bank's reference", line.Reference),
            ExplanationInput.Fact("State", Words.Plain(line.State.ToString())));
    }

    private static async Task<Explanation> BankFileAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var id = ask.Id<BankFile>(0);
        var file = await ask.Db.BankFiles.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var sum = await ask.Db.BankLines.Where(x => x.File == id).SumAsync(x => x.AmountMinor);
        return ask.Explain(
            "New money of a bank file", new Money(sum, file.Currency),
            "The sum of the lines that were not known before.",
            ExplanationInput.Fact("File", file.Name), ExplanationInput.Fact("New lines", $"{file.AddedCount:N0}"));
    }

    private static string Day(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
