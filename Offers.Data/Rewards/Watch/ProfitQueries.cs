using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>What rewards brought and cost the platform, from its accounts.</summary>
public sealed class ProfitQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The most rows; the smaller ones behind them are one row together.</summary>
    public const int MostRows = 500;

    /// <summary>A report; of this month and the eleven before where no days are named.</summary>
    /// <param name="book">The book.</param>
    /// <param name="by">By what it is cut.</param>
    /// <param name="asked">The first day and the day after the last, as they were typed.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public async Task<ProfitView> GetAsync(BookId book, ReportBy by, (string? From, string? Until) asked)
    {
        await using var db = database.Read(book);
        var period = ReportPeriod.Read(asked.From, asked.Until, UsualAt(await db.NowAsync(time)));
        var accounts = await ProfitReading.AccountsAsync(db);
        var currencies = new List<ProfitCurrency>();
        foreach (var own in accounts.GroupBy(x => x.Currency))
        {
            currencies.Add(await OfAsync(db, [.. own], period, by));
        }

        return new ProfitView(period.From, period.Until, by, currencies);
    }

    /// <summary>This month, as far as it has come, and the eleven before.</summary>
    internal static ReportPeriod UsualAt(DateTimeOffset now)
    {
        var today = ReportPeriod.DayOf(now);
        return new ReportPeriod(ReportPeriod.MonthOf(today).From.AddMonths(-11), today.AddDays(1));
    }

    private static async Task<ProfitCurrency> OfAsync(
        OffersDb db, IReadOnlyList<ProfitAccount> accounts, ReportPeriod period, ReportBy by)
    {
        var currency = accounts[0].Currency;
        var rows = by == ReportBy.Month
            ? await MonthsAsync(db, accounts, period)
            : await RowsAsync(db, accounts, period, by);
        var parts = new List<ProfitPart>();
        foreach (var part in period.Parts())
        {
            parts.Add(new ProfitPart(part.From, part.Until, await SumsAsync(db, accounts, part)));
        }

        return new ProfitCurrency(
            currency, rows.Sum(x => x.Cards), await SumsAsync(db, accounts, period),
            await SumsAsync(db, accounts, period.Before), rows, parts);
    }

    // What accounts did is the difference of two of their balances, whatever posted it.
    private static async Task<ProfitSums> SumsAsync(
        OffersDb db, IReadOnlyList<ProfitAccount> accounts, ReportPeriod period)
    {
        var range = await ProfitReading.RangeAsync(db, period);
        var moved = new List<(ProfitPurpose, long)>();
        foreach (var account in accounts)
        {
            moved.Add((account.Purpose, await ProfitReading.MovedAsync(db, account.Account, range)));
        }

        return SumsOf(accounts[0].Currency, moved);
    }

    private static async Task<IReadOnlyList<ProfitRow>> RowsAsync(
        OffersDb db, IReadOnlyList<ProfitAccount> accounts, ReportPeriod period, ReportBy by)
    {
        var cells = await CellsAsync(db, accounts, period);
        var names = await ReportNames.ReadAsync(
            db, by, [.. cells.Select(x => x.Of).OfType<ProfitOf>().Distinct()]);
        var rows = cells.GroupBy(x => KeyOf(by, x), StringComparer.Ordinal)
            .Select(x => RowOf((x.Key, names.GetValueOrDefault(x.Key, NameOf(x.Key))), [.. x]))
            .OrderByDescending(x => x.Sums.Profit).ThenBy(x => x.Name, StringComparer.Ordinal)
            .ThenBy(x => x.Id, StringComparer.Ordinal).ToList();
        return rows.Count <= MostRows
            ? rows
            : [.. rows.Take(MostRows), rows.Skip(MostRows).Aggregate(Add) with { Id = "rest", Name = "All others" }];
    }

    private static async Task<IReadOnlyList<ProfitRow>> MonthsAsync(
        OffersDb db, IReadOnlyList<ProfitAccount> accounts, ReportPeriod period)
    {
        var rows = new List<ProfitRow>();
        foreach (var month in period.Months())
        {
            var name = FormattableString.Invariant($"{month.From:yyyy-MM}");
            var cells = await CellsAsync(db, accounts, month);
            rows.Add(cells.Count > 0
                ? RowOf((name, name), cells)
                : new ProfitRow(name, name, 0, SumsOf(accounts[0].Currency, [])));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<ProfitCell>> CellsAsync(
        OffersDb db, IReadOnlyList<ProfitAccount> accounts, ReportPeriod period)
    {
        var range = await ProfitReading.RangeAsync(db, period);
        var cells = new List<ProfitCell>();
        foreach (var account in accounts)
        {
            cells.AddRange(await ProfitReading.ReadAsync(db, account, range, db.Redemptions));
        }

        return cells;
    }

    private static ProfitRow RowOf((string Id, string Name) what, IReadOnlyList<ProfitCell> cells) => new(
        what.Id, what.Name, cells.Where(x => x.Account.Purpose == ProfitPurpose.Revenue).Sum(x => x.Cards),
        SumsOf(cells[0].Account.Currency, cells.Select(x => (x.Account.Purpose, x.Minor))));

    private static string KeyOf(ReportBy by, ProfitCell cell) => cell.Of is { } of ? ReportNames.KeyOf(by, of)
        : cell.Account.Purpose == ProfitPurpose.Lost ? ProfitRow.WrittenOff : ProfitRow.Other;

    private static string NameOf(string key) => key switch
    {
        ProfitRow.WrittenOff => "Cards written off",
        ProfitRow.Other => "Not from redemptions",
        _ => key,
    };

    private static ProfitSums SumsOf(Currency currency, IEnumerable<(ProfitPurpose Purpose, long Minor)> moved)
    {
        var by = moved.ToLookup(x => x.Purpose, x => x.Minor);
        Money Of(ProfitPurpose purpose) => new(by[purpose].Sum(), currency);
        return new ProfitSums(Of(ProfitPurpose.Revenue), Of(ProfitPurpose.Cost), Of(ProfitPurpose.Lost));
    }

    private static ProfitRow Add(ProfitRow one, ProfitRow other) => new(
        one.Id, one.Name, one.Cards + other.Cards, new ProfitSums(
            one.Sums.Revenue + other.Sums.Revenue, one.Sums.Cost + other.Sums.Cost, one.Sums.Lost + other.Sums.Lost));
}
