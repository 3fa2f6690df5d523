using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>One import of a bank file: which lines are new, and for which deposits they are.</summary>
internal sealed class BankFileImport(ClosureWork work, CashRules rules, BankStatement statement)
{
    private const string ByReference = "The transfer names the reference of this deposit.";

    private readonly List<BankImportLine> _lines = [];
    private HashSet<string> _known = [];
    private Dictionary<string, TopUp> _named = [];
    private List<(TopUp TopUp, string Name)> _open = [];

    internal async Task<BankImport> RunAsync()
    {
        var receipts = statement.Rows.Select(x => x.Receipt).OfType<BankReceipt>().ToList();
        await LookUpAsync(receipts);
        var added = receipts.Where(x => !_known.Contains(x.Reference)).ToList();
        var total = added.Aggregate(Money.Zero(statement.Currency), (sum, x) => sum + x.Amount);
        var file = new BankFile(work.Caller.Book, new BankFileFacts(
            statement.Name, statement.Layout.Name, statement.Sha256, statement.Rows.Count, added.Count, total),
            work.Caller.Person, work.Now);
        foreach (var row in statement.Rows)
        {
            _lines.Add(Import(file, row));
        }

        var import = new BankImport
        {
            File = added.Count == 0 ? null : file.Id,
            Name = statement.Name,
            Currency = statement.Currency.Code,
            Added = AmountText.Of(total),
            Counts = Enum.GetValues<BankOutcome>().ToDictionary(
                x => Words.Snake(x.ToString()), x => _lines.Count(line => line.Outcome == x)),
            Lines = _lines,
        };
        if (added.Count > 0)
        {
            Tell(file, import);
        }

        return import;
    }

    private void Tell(BankFile file, BankImport import)
    {
        var payload = new
        {
            file.Id, file.Name, file.Layout, currency = file.Currency, file.LineCount, file.AddedCount,
            added = file.Added, unmatched = import.Counts["unmatched"], sha256 = Convert.ToHexString(file.Sha256),
        };
        work.Audit(new AuditFact("ledger.bank.file", file.ObjectId, null, OffersJson.Text(payload), null));
        work.Raise(file, "ledger.bank_file.imported", payload);
        work.Db.Add(file);
    }

    private BankImportLine Import(BankFile file, BankRow row)
    {
        if (row.Receipt is not { } receipt)
        {
            return new BankImportLine
            {
                Number = row.Number,
                Outcome = row.Problem is null ? BankOutcome.Outgoing : BankOutcome.Unreadable,
                Note = row.Problem,
            };
        }

        var line = new BankImportLine
        {
            Number = row.Number,
            Outcome = BankOutcome.Unmatched,
            Reference = receipt.Reference,
            BookedOn = receipt.BookedOn,
            Amount = AmountText.Of(receipt.Amount),
            Payer = receipt.Payer,
        };
        return _known.Contains(receipt.Reference)
            ? line with { Outcome = BankOutcome.Known, Note = "A line with this bank reference was imported before." }
            : Post(new BankLine(file, receipt, work.Now), line);
    }

    private BankImportLine Post(BankLine line, BankImportLine view)
    {
        work.Add(line);
        work.Receive(line);
        var named = PaymentReference.FindIn($"{line.Note} {line.Payer}")
            .Select(x => _named.GetValueOrDefault(x)).OfType<TopUp>().ToList();
        if (named is [{ State: CashState.Requested } only] && only.Amount == line.Amount)
        {
            work.Match(line, only, new Arrival(rules, ByReference));
            return view with
            {
                Outcome = only.State == CashState.InReview ? BankOutcome.InReview : BankOutcome.Matched,
                Deposit = only.Id,
                Note = ByReference,
            };
        }

        return named.Count > 0
            ? view with { Deposit = named[0].Id, Note = Doubt(line, named) }
            : Suggest(line, view);
    }

    private static string Doubt(BankLine line, List<TopUp> named) => named switch
    {
        { Count: > 1 } => "The transfer names several deposits.",
        [{ State: not CashState.Requested } other] =>
            $"The deposit that it names is {Words.Plain(other.State.ToString())} already.",
        [var other] => $"The deposit that it names is of {other.Currency} {other.Amount}, this is {line.Amount}.",
        [] => "The transfer names no deposit.",
    };

    private BankImportLine Suggest(BankLine line, BankImportLine view)
    {
        var found = _open.Find(x => x.TopUp.AmountMinor == line.AmountMinor && PayerName.Fits(line.Payer, x.Name));
        return found.TopUp is null
            ? view with { Note = "No deposit fits." }
            : view with { Deposit = found.TopUp.Id, Note = $"Same amount and name as a deposit of {found.Name}." };
    }

    // All that the lines may need is read before the first of them is looked at: a few queries, however many lines.
    private async Task LookUpAsync(List<BankReceipt> receipts)
    {
        var references = receipts.ConvertAll(x => x.Reference);
        _known = [.. await work.Db.BankLines
            .Where(x => x.Currency == statement.Currency && references.Contains(x.Reference))
            .Select(x => x.Reference).ToListAsync()];
        var names = receipts.SelectMany(x => PaymentReference.FindIn($"{x.Note} {x.Payer}")).Distinct().ToList();
        _named = (await work.Db.TopUps
            .Where(x => x.Currency == statement.Currency && names.Contains(x.PaymentReference!)).ToListAsync())
            .ToDictionary(x => x.PaymentReference!, StringComparer.Ordinal);
        var amounts = receipts.Select(x => x.Amount.Minor).Distinct().ToList();
        var open = await work.Db.TopUps.AsNoTracking()
            .Where(x => x.State == CashState.Requested && x.Currency == statement.Currency
                && amounts.Contains(x.AmountMinor))
            .OrderBy(x => x.Id).Take(BankStatement.MaxLines).ToListAsync();
        var owners = await OwnerNames.ReadAsync(work.Db, open.Select(x => (x.OwnerKind, x.OwnerId)));
        _open = open.ConvertAll(x => (x, owners.GetValueOrDefault(x.OwnerId)?.Name ?? ""));
        var platform = new RowNames();
        foreach (var owner in _named.Values.Select(x => x.Owner).Append(Clearings.Of(
            work.Caller.Book, statement.Currency, ClearingFlow.BankImport).Owner).Distinct())
        {
            platform.NeedDeposit(owner, statement.Currency);
        }

        await work.LoadAsync(platform);
    }
}
