using CsvHelper;
using Offers.Data.Incentives.Imports;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Incentives.Imports;

/// <summary>
/// Files of sales as they go out: rows with a fault and why, all rows with what became of them, and a sample. What a
/// spreadsheet would take for a formula has an apostrophe; a file with corrected rows can be sent again as it is.
/// </summary>
internal static class SaleImportCsv
{
    private const string Type = "text/csv; charset=utf-8";

    private static readonly string[][] _sample =
    [
        [.. Enum.GetNames<SaleColumn>().Select(Words.Snake)],
        ["Sunrise Apartments", "A-0101", "agent@offers.example", "", "6200000", "INR", "2026-01-05", "2026-01-12",
            "2026-02-01", "", "Meera Iyer", "meera.iyer@example.com", "S-1001"],
        ["Sunrise Apartments", "A-0102", "agent@offers.example|agent2@offers.example", "60|40", "", "",
            "2026-01-09", "", "", "", "", "", "S-1002"],
    ];

    /// <summary>The rows that cannot be entered, or all of them.</summary>
    internal static IResult Of(SaleImportRows rows, SaleRowsAsked asked)
    {
        var name = Path.GetFileNameWithoutExtension(rows.FileName);
        var end = asked == SaleRowsAsked.Faulty ? "errors" : "result";
        return Results.Stream(body => WriteAsync(body, rows, asked), Type, $"{name}-{end}.csv");
    }

    /// <summary>A file to begin with.</summary>
    internal static IResult Sample() => Results.Stream(
        async body =>
        {
            await using var csv = CsvWriter.Create(body, new CsvWriterOptions(), leaveOpen: true);
            foreach (var row in _sample)
            {
                await csv.WriteRecordAsync(row);
            }

            await csv.FlushAsync();
        },
        Type, "sales-sample.csv");

    // A file that is corrected and sent again needs the buyer's address; what tells the outcome need not repeat it.
    private static bool Tells(SaleColumn column, SaleRowsAsked asked) =>
        column != SaleColumn.Contact || asked == SaleRowsAsked.Faulty;

    private static async Task WriteAsync(Stream body, SaleImportRows rows, SaleRowsAsked asked)
    {
        using var open = rows;
        var columns = rows.Csv.Columns.Where(x => Tells(x, asked)).ToList();
        await using var csv = CsvWriter.Create(body, new CsvWriterOptions(), leaveOpen: true);
        string[] added = asked == SaleRowsAsked.Faulty ? ["line", "reason"] : ["line", "outcome", "sale", "reason"];
        await csv.WriteRecordAsync([.. columns.Select(x => Words.Snake(x.ToString())), .. added]);
        await foreach (var (row, line) in rows.Rows)
        {
            object?[] told = asked == SaleRowsAsked.Faulty
                ? [row.Line, line?.Fault]
                : [row.Line, line?.Outcome, line?.Sale?.ToString(), line?.Fault];
            string[] fields =
                [.. columns.Select(x => ListCsv.Text(row[x])), .. told.Select(ListCsv.Text)];
            await csv.WriteRecordAsync(fields);
        }

        await csv.FlushAsync();
    }
}
