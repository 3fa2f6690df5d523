using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// The one set of queries that proves the books: for the page, the API, the commands, the health check, the metrics and
/// the tests. Each check is one statement, so that it sees one moment while others write.
/// </summary>
public sealed class BooksQueries(
    OffersDatabase database, AuditChain chain, IEnumerable<DerivedTotal> derived,
    IEnumerable<ClearingContent> contents, TimeProvider time)
{
    private const int ItemsShown = 20;

    private readonly ClearingContent[] _contents = [.. contents];
    private readonly DerivedTotal[] _derived = [.. derived];

    /// <summary>Checks everything, the audit chain included.</summary>
    public async Task<BooksReport> VerifyAsync(BookId book)
    {
        var start = time.GetTimestamp();
        var report = await CheckAsync(book) with { AuditChain = await chain.VerifyAsync(book) };
        return report with { TookMs = (long)time.GetElapsedTime(start).TotalMilliseconds };
    }

    /// <summary>Checks all sums, without the audit chain.</summary>
    public async Task<BooksReport> CheckAsync(BookId book)
    {
        var start = time.GetTimestamp();
        await using var db = database.Read(book);
        var sums = await db.Accounts.GroupBy(x => new { x.Currency, x.Purpose })
            .Select(g => new PurposeSum(g.Key.Currency, g.Key.Purpose, g.Sum(x => x.BalanceMinor), g.Count()))
            .ToListAsync();
        var checks = new List<BooksCheck>
        {
            new("Operations sum to zero", await BooksSql.UnbalancedOperationsAsync(db)),
            new("Entries belong to an operation", await BooksSql.LooseEntriesAsync(db)),
            new("Each balance follows from the one before", await BooksSql.BrokenRunsAsync(db)),
        };
        checks.AddRange(await BooksSql.NumbersAsync(db));
        foreach (var total in _derived)
        {
            checks.Add(new BooksCheck(total.Name, await total.MismatchesAsync(db)));
        }

        return new BooksReport
        {
            Currencies = ByCurrency(sums),
            Accounts = sums.Sum(x => x.Count),
            AccountMismatches = await BooksSql.AccountsAsync(db),
            Holds = await db.Holds.CountAsync(),
            HoldMismatches = await BooksSql.HoldPartsAsync(db) + await BooksSql.HeldAccountsAsync(db),
            Checks = checks,
            Clearing = await ClearingAsync(db),
            CheckedAt = time.GetUtcNow(),
            TookMs = (long)time.GetElapsedTime(start).TotalMilliseconds,
        };
    }

    /// <summary>The trial balance as it was recorded at a time, from the entries.</summary>
    public async Task<IReadOnlyList<CurrencyBooks>> TrialBalanceAsync(BookId book, DateTimeOffset at)
    {
        await using var db = database.Read(book);
        var cut = await Cuts.BeforeAsync(db, at);
        var sums = await (
            from account in db.Accounts
            join entry in db.Entries on account.Id equals entry.AccountId
            where entry.OperationNumber <= cut
            group entry by new { account.Currency, account.Purpose } into g
            select new PurposeSum(
                g.Key.Currency, g.Key.Purpose, g.Sum(x => x.AmountMinor),
                g.Select(x => x.AccountId).Distinct().Count()))
            .ToListAsync();
        return ByCurrency(sums);
    }

    private static List<CurrencyBooks> ByCurrency(IReadOnlyList<PurposeSum> sums) =>
        [.. sums.GroupBy(x => x.Currency).OrderBy(g => IndexOf(g.Key)).Select(g => new CurrencyBooks(
            g.Key, new Money(g.Sum(x => x.Sum), g.Key),
            [.. g.OrderBy(x => x.Purpose)
                .Select(x => new PurposeBooks(x.Purpose, new Money(x.Sum, g.Key), x.Count))]))];

    private static int IndexOf(Currency currency) => Currency.All.ToList().IndexOf(currency);

    private async Task<IReadOnlyList<ClearingView>> ClearingAsync(OffersDb db)
    {
        var now = await db.NowAsync(time);
        var views = new List<ClearingView>();
        var accounts = await db.Accounts.Where(x => x.Purpose == Purpose.Clearing && x.BalanceMinor != 0)
            .OrderBy(x => x.Id).Take(PageRequest.MaxLimit).ToListAsync();
        foreach (var account in accounts)
        {
            // Money has been there since the first entry behind the last one that left nothing.
            var empty = await db.Entries.Where(x => x.AccountId == account.Id && x.BalanceAfterMinor == 0)
                .MaxAsync(x => (long?)x.Sequence) ?? 0;
            var oldest = await (
                from entry in db.Entries.Where(x => x.AccountId == account.Id && x.Sequence == empty + 1)
                join operation in db.Operations on entry.OperationId equals operation.Id
                select (DateTimeOffset?)operation.RecordedAt).SingleOrDefaultAsync() ?? now;
            var flow = ClearingFlow.Of(account.Qualifier);
            views.Add(new ClearingView(
                account.Label, account.Balance, oldest, flow.Awaits, now - oldest >= flow.FaultAfter)
            {
                Items = Array.Find(_contents, x => x.Qualifier == account.Qualifier) is { } content
                    ? await content.ItemsAsync(db, account.Currency, ItemsShown)
                    : [],
            });
        }

        return [.. views.OrderBy(x => x.Oldest)];
    }

    private sealed record PurposeSum(Currency Currency, Purpose Purpose, long Sum, int Count);
}
