using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;

namespace Offers.Data.Platform.Figures;

/// <summary>Sums the entries of the ledger that make an amount, and shows the latest of them.</summary>
public sealed class FigureEntries(IEnumerable<ReferenceNames> names)
{
    private const int Shown = 12;
    private readonly WalletLines _lines = new(names);

    /// <summary>The entries, each as it stands on its account.</summary>
    public Task<ExplainedEntries> OfAsync(FigureAsk ask, IQueryable<Entry> entries, Currency currency) =>
        OfAsync(ask, entries, currency, 1);

    /// <summary>The entries with their signs turned, for what went off an account.</summary>
    public Task<ExplainedEntries> TurnedAsync(FigureAsk ask, IQueryable<Entry> entries, Currency currency) =>
        OfAsync(ask, entries, currency, -1);

    /// <summary>Only how many they are and what they sum to: for readers to whom they do not belong.</summary>
    public static async Task<ExplainedEntries> SumAsync(IQueryable<Entry> entries, Currency currency)
    {
        var (count, sum) = (await entries.LongCountAsync(), await entries.SumAsync(x => x.AmountMinor));
        return new ExplainedEntries([], count, new Money(sum, currency), new Money(sum, currency));
    }

    private async Task<ExplainedEntries> OfAsync(
        FigureAsk ask, IQueryable<Entry> entries, Currency currency, int sign)
    {
        var (count, sum) = (await entries.LongCountAsync(), await entries.SumAsync(x => x.AmountMinor));
        var rows = await (
            from entry in entries.OrderByDescending(x => x.OperationNumber).ThenBy(x => x.AccountId).Take(Shown)
            join operation in ask.Db.Operations on entry.OperationId equals operation.Id
            join account in ask.Db.Accounts on entry.AccountId equals account.Id
            orderby entry.OperationNumber descending, entry.AccountId
            select new { entry, operation, account }).ToListAsync();
        var subjects = await _lines.SubjectsAsync(
            ask.Db, [.. rows.Select(x => x.operation.Reference).Distinct()]);
        var latest = rows.ConvertAll(x => new ExplainedEntry(
            x.operation.Id, x.operation.Number, x.operation.Kind,
            subjects.GetValueOrDefault(x.operation.Reference) ?? x.operation.Reason, x.account.Label,
            new Money(sign * x.entry.AmountMinor, currency), x.operation.EffectiveAt, x.operation.RecordedAt));
        var all = new Money(sign * sum, currency);
        var other = latest.Aggregate(all, (left, entry) => left - entry.Amount);
        return new ExplainedEntries(latest, count - latest.Count, other, all);
    }
}
