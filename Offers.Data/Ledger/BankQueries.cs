using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a list of lines of bank files is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Currency">The currency.</param>
/// <param name="File">The file.</param>
/// <param name="Search">An id, or a part of payer, note or reference.</param>
public sealed record BankLineFilter(
    BankLineState? Status = null, Currency? Currency = null, Id<BankFile>? File = null, string? Search = null);

/// <summary>Reads bank files and their lines.</summary>
public sealed class BankQueries(OffersDatabase database, TimeProvider time)
{
    private const int Suggested = 3;

    /// <summary>Files, newest first.</summary>
    public async Task<Page<BankFileView>> FilesAsync(BookId book, PageRequest page)
    {
        await using var db = database.Read(book);
        var total = await db.BankFiles.CountCappedAsync();
        var found = page.After<BankFile>() is { } after ? db.BankFiles.Where(x => x.Id < after) : db.BankFiles;
        var rows = await found.OrderByDescending(x => x.Id).Cut(page).Select(x => new
        {
            File = x,
            Unmatched = db.BankLines.Count(line => line.File == x.Id && line.State == BankLineState.Unmatched),
        }).ToListAsync();
        var names = await PeopleAsync(db, rows.Select(x => x.File.ImportedBy));
        return Page<BankFileView>.Of(
            rows.ConvertAll(x => new BankFileView(
                x.File.Id, x.File.Name, x.File.Layout, x.File.Currency, x.File.LineCount, x.File.AddedCount,
                x.File.Added, x.Unmatched, x.File.ImportedAt,
                x.File.ImportedBy is { } by ? names.GetValueOrDefault(by.Value) : null)),
            page, total, x => x.Id.ToString());
    }

    /// <summary>Lines; those that are unmatched oldest first with suggestions, all others newest first.</summary>
    public async Task<Page<BankLineView>> LinesAsync(BookId book, BankLineFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = Narrow(db.BankLines, filter);
        var total = await found.CountCappedAsync();
        var isQueue = filter.Status == BankLineState.Unmatched;
        if (page.After<BankLine>() is { } after)
        {
            found = isQueue ? found.Where(x => x.Id > after) : found.Where(x => x.Id < after);
        }

        found = isQueue ? found.OrderBy(x => x.Id) : found.OrderByDescending(x => x.Id);
        return Page<BankLineView>.Of(
            await ViewsAsync(db, await found.Cut(page).ToListAsync()), page, total, x => x.Id.ToString());
    }

    /// <summary>One line.</summary>
    /// <exception cref="Refusal"><c>bank_line_not_found</c>.</exception>
    public async Task<BankLineView> LineAsync(BookId book, Id<BankLine> id)
    {
        await using var db = database.Read(book);
        var row = await db.BankLines.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw LedgerCodes.BankLineNotFound.Because();
        return (await ViewsAsync(db, [row]))[0];
    }

    /// <summary>How many lines nobody has explained.</summary>
    public async Task<int> UnmatchedAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.BankLines.CountAsync(x => x.State == BankLineState.Unmatched);
    }

    private static IQueryable<BankLine> Narrow(IQueryable<BankLine> found, BankLineFilter filter)
    {
        found = filter.Status is { } status ? found.Where(x => x.State == status) : found;
        found = filter.Currency is { } currency ? found.Where(x => x.Currency == currency) : found;
        found = filter.File is { } file ? found.Where(x => x.File == file) : found;
        if (filter.Search?.Trim() is not { Length: > 0 } words)
        {
            return found;
        }

        var upper = words.ToUpperInvariant();
        return Id<BankLine>.TryParse(words, out var id)
            ? found.Where(x => x.Id == id)
            : found.Where(x => x.Reference.ToUpper().Contains(upper)
                || (x.Payer != null && x.Payer.ToUpper().Contains(upper))
                || (x.Note != null && x.Note.ToUpper().Contains(upper)));
    }

    private async Task<List<BankLineView>> ViewsAsync(OffersDb db, List<BankLine> rows)
    {
        var now = await db.NowAsync(time);
        var people = await PeopleAsync(db, rows.Select(x => x.DecidedBy));
        var suggestions = await SuggestionsAsync(db, rows.FindAll(x => x.State == BankLineState.Unmatched));
        return rows.ConvertAll(x => new BankLineView
        {
            Id = x.Id,
            File = x.File,
            Number = x.Number,
            Reference = x.Reference,
            BookedOn = x.BookedOn,
            Amount = x.Amount,
            Currency = x.Currency,
            Payer = x.Payer,
            Note = x.Note,
            Status = x.State,
            ImportedAt = x.ImportedAt,
            Deposit = x.TopUp,
            DecidedAt = x.DecidedAt,
            DecidedBy = x.DecidedBy is { } by ? people.GetValueOrDefault(by.Value) : null,
            DecisionReason = x.DecisionReason,
            Suggestions = [.. suggestions[x.Id]],
            AllowedActions = BankLine.Machine.Allowed(x, now),
        });
    }

    private static async Task<ILookup<Id<BankLine>, BankSuggestion>> SuggestionsAsync(OffersDb db, List<BankLine> lines)
    {
        var references = lines.ToDictionary(x => x.Id, x => PaymentReference.FindIn($"{x.Note} {x.Payer}"));
        var all = references.Values.SelectMany(x => x).Distinct().ToList();
        var amounts = lines.Select(x => x.AmountMinor).Distinct().ToList();
        var open = await db.TopUps
            .Where(x => x.State == CashState.Requested
                && (amounts.Contains(x.AmountMinor) || all.Contains(x.PaymentReference!)))
            .OrderBy(x => x.Id).Take(BankStatement.MaxLines).ToListAsync();
        var names = await OwnerNames.ReadAsync(db, open.Select(x => (x.OwnerKind, x.OwnerId)));
        return (
            from line in lines
            from found in (
                from topUp in open
                where topUp.Currency == line.Currency && names.ContainsKey(topUp.OwnerId)
                let why = Why(line, topUp, (references[line.Id], names[topUp.OwnerId].Name))
                where why is not null
                select new BankSuggestion(topUp.Id, names[topUp.OwnerId], topUp.Amount, why)).Take(Suggested)
            select (line.Id, found)).ToLookup(x => x.Id, x => x.found);
    }

    private static string? Why(BankLine line, TopUp topUp, (IReadOnlyList<string> References, string Owner) known) =>
        topUp.PaymentReference is { } reference && known.References.Contains(reference, StringComparer.Ordinal)
            ? topUp.Amount == line.Amount ? "the reference is its" : "the reference is its, the amount is not"
        : topUp.Amount == line.Amount && PayerName.Fits(line.Payer, known.Owner) ? "same amount, same name"
        : null;

    private static Task<Dictionary<Guid, OwnerView>> PeopleAsync(OffersDb db, IEnumerable<Id<IPerson>?> people) =>
        OwnerNames.ReadAsync(db, people.OfType<Id<IPerson>>().Select(x => (OwnerKind.Person, x.Value)));
}
