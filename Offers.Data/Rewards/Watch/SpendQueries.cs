using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>What agencies and clients spent on rewards, from the entries that charged it.</summary>
public sealed class SpendQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>By what spending is cut; where cards came from is the platform's own matter.</summary>
    public static readonly IReadOnlyList<ReportBy> Ways =
        [ReportBy.Client, ReportBy.Campaign, ReportBy.Brand, ReportBy.Agency, ReportBy.Month];

    /// <summary>What a scope spent; in this month and the eleven before where no days are named.</summary>
    /// <param name="scope">Whose spending.</param>
    /// <param name="by">By what it is cut.</param>
    /// <param name="asked">The first day and the day after the last, as they were typed.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public async Task<SpendView> GetAsync(RewardScope scope, ReportBy by, (string? From, string? Until) asked)
    {
        if (!Ways.Contains(by))
        {
            throw Refusal.OfField(
                "by", $"'by' is one of {string.Join(", ", Ways.Select(x => Words.Snake(x.ToString())))}.");
        }

        await using var db = database.Read(scope.Book);
        var period = ReportPeriod.Read(asked.From, asked.Until, ProfitQueries.UsualAt(await db.NowAsync(time)));
        var currencies = new List<SpendCurrency>();
        foreach (var account in (await ProfitReading.AccountsAsync(db))
            .Where(x => x.Purpose == ProfitPurpose.Revenue))
        {
            var spent = await OfAsync(db, scope, account, (period, by));
            if (spent.Rows.Any(x => x.Cards != 0 || !x.Spent.IsZero) || !spent.Before.IsZero)
            {
                currencies.Add(spent);
            }
        }

        return new SpendView(period.From, period.Until, by, currencies);
    }

    private static async Task<SpendCurrency> OfAsync(
        OffersDb db, RewardScope scope, ProfitAccount account, (ReportPeriod Period, ReportBy By) asked)
    {
        var parts = new List<(ReportPeriod Part, IReadOnlyList<ProfitCell> Cells)>();
        foreach (var part in asked.By == ReportBy.Month ? asked.Period.Months() : asked.Period.Parts())
        {
            parts.Add((part, await CellsAsync(db, scope, account, part)));
        }

        var cells = parts.SelectMany(x => x.Cells).ToList();
        return new SpendCurrency(
            account.Currency, cells.Sum(x => x.Cards), SumOf(account, cells),
            SumOf(account, await CellsAsync(db, scope, account, asked.Period.Before)),
            asked.By == ReportBy.Month
                ? [.. parts.Select(x => MonthOf(account, x.Part, x.Cells))]
                : await RowsAsync(db, account, cells, asked.By),
            [.. parts.Select(x => new SpendPart(x.Part.From, x.Part.Until, SumOf(account, x.Cells)))]);
    }

    private static SpendRow MonthOf(ProfitAccount account, ReportPeriod month, IReadOnlyList<ProfitCell> cells)
    {
        var name = FormattableString.Invariant($"{month.From:yyyy-MM}");
        return new SpendRow(name, name, cells.Sum(x => x.Cards), SumOf(account, cells));
    }

    private static async Task<IReadOnlyList<SpendRow>> RowsAsync(
        OffersDb db, ProfitAccount account, IReadOnlyList<ProfitCell> cells, ReportBy by)
    {
        var names = await ReportNames.ReadAsync(db, by, [.. cells.Select(x => x.Of!).Distinct()]);
        var rows = cells.GroupBy(x => ReportNames.KeyOf(by, x.Of!), StringComparer.Ordinal)
            .Select(x => new SpendRow(
                x.Key, names.GetValueOrDefault(x.Key, x.Key), x.Sum(y => y.Cards), SumOf(account, x)))
            .OrderByDescending(x => x.Spent).ThenBy(x => x.Id, StringComparer.Ordinal).ToList();
        return rows.Count <= ProfitQueries.MostRows
            ? rows
            : [.. rows.Take(ProfitQueries.MostRows), rows.Skip(ProfitQueries.MostRows).Aggregate((one, other) =>
                new SpendRow("rest", "All others", one.Cards + other.Cards, one.Spent + other.Spent))];
    }

    // What no redemption posted is nobody's spending.
    private static async Task<IReadOnlyList<ProfitCell>> CellsAsync(
        OffersDb db, RewardScope scope, ProfitAccount account, ReportPeriod period) =>
        [.. (await ProfitReading.ReadAsync(
            db, account, await ProfitReading.RangeAsync(db, period), scope.RedemptionsOf(db)))
            .Where(x => x.Of is not null)];

    private static Money SumOf(ProfitAccount account, IEnumerable<ProfitCell> cells) =>
        new(cells.Sum(x => x.Minor), account.Currency);
}
