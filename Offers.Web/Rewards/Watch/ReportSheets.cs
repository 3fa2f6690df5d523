using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Watch;

/// <summary>A row of profit as a file has it.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Row">The row.</param>
internal sealed record ProfitLine(Currency Currency, ProfitRow Row);

/// <summary>A row of spending as a file has it.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Row">The row.</param>
internal sealed record SpendLine(Currency Currency, SpendRow Row);

/// <summary>Reports as files: exactly the rows that the pages show.</summary>
internal static class ReportSheets
{
    /// <summary>Profit.</summary>
    internal static ListSheet<ProfitLine> Profit { get; } = new(
        "profit", "/admin/profit", [],
        [
            ListColumn<ProfitLine>.Of("id", "Id", x => x.Row.Id).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("name", "Name", x => x.Row.Name).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("cards", "Cards", x => x.Row.Cards).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("currency", "Currency", x => x.Currency.Code).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("revenue", "Revenue", x => x.Row.Sums.Revenue).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("cost", "Cost", x => x.Row.Sums.Cost).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("written_off", "Written off", x => x.Row.Sums.Lost).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("profit", "Profit", x => x.Row.Sums.Profit).Shown(ColumnUse.Always),
            ListColumn<ProfitLine>.Of("margin_bps", "Margin", x => x.Row.Sums.MarginBps).Shown(ColumnUse.Always),
        ]);

    /// <summary>Spending.</summary>
    internal static ListSheet<SpendLine> Spend { get; } = new(
        "spend", "/agency", [],
        [
            ListColumn<SpendLine>.Of("id", "Id", x => x.Row.Id).Shown(ColumnUse.Always),
            ListColumn<SpendLine>.Of("name", "Name", x => x.Row.Name).Shown(ColumnUse.Always),
            ListColumn<SpendLine>.Of("cards", "Cards", x => x.Row.Cards).Shown(ColumnUse.Always),
            ListColumn<SpendLine>.Of("currency", "Currency", x => x.Currency.Code).Shown(ColumnUse.Always),
            ListColumn<SpendLine>.Of("spent", "Spent", x => x.Row.Spent).Shown(ColumnUse.Always),
        ]);

    /// <summary>The rows of profit.</summary>
    internal static IEnumerable<ProfitLine> Lines(ProfitView view) =>
        view.Currencies.SelectMany(x => x.Rows.Select(row => new ProfitLine(x.Currency, row)));

    /// <summary>The rows of spending.</summary>
    internal static IEnumerable<SpendLine> Lines(SpendView view) =>
        view.Currencies.SelectMany(x => x.Rows.Select(row => new SpendLine(x.Currency, row)));
}
