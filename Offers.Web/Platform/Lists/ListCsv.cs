using System.Globalization;
using CsvHelper;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Lists;

/// <summary>
/// Writes a list as comma-separated values while it is read: the columns that the address shows, amounts as plain
/// digits with their currency beside them, nothing that a spreadsheet would take for a formula.
/// </summary>
public static class ListCsv
{
    private const string Type = "text/csv; charset=utf-8";

    /// <summary>The file of the rows, named after the list and the day.</summary>
    public static IResult Csv<T>(this HttpContext http, ListSheet<T> sheet, IAsyncEnumerable<T> rows)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var name = $"{sheet.Key}-{Text(DateOnly.FromDateTime(now.UtcDateTime))}.csv";
        var fields = FieldsOf(sheet, http.Request.QueryString.Value);
        return Results.Stream(body => WriteAsync(body, fields, rows), Type, name);
    }

    /// <summary>What a file of an address has in its columns.</summary>
    public static IReadOnlyList<CsvField<T>> FieldsOf<T>(ListSheet<T> sheet, string? query)
    {
        var look = ListLook.Of(sheet, query);
        return [.. sheet.Fields.Where(column => look.Shows(column.Key)).SelectMany(column => column.Fields)
            .DistinctBy(field => field.Name)];
    }

    /// <summary>Writes heads and rows.</summary>
    public static async Task WriteAsync<T>(
        Stream body, IReadOnlyList<CsvField<T>> fields, IAsyncEnumerable<T> rows)
    {
        await using var csv = CsvWriter.Create(body, new CsvWriterOptions(), leaveOpen: true);
        await csv.WriteRecordAsync(fields.Select(field => field.Name).ToArray());
        await foreach (var row in rows)
        {
            await csv.WriteRecordAsync(fields.Select(field => Text(field.Of(row))).ToArray());
        }

        await csv.FlushAsync();
    }

    /// <summary>A value as a file has it.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => Guarded(text),
        Money amount => amount.ToString(),
        Enum word => Words.Snake(word.ToString()),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Guarded(value.ToString() ?? ""),
    };

    // A spreadsheet takes text that begins like this for a formula. Amounts are ours and keep their minus.
    private static string Guarded(string text) =>
        text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..]
            || text is ['\t' or '\r' or '\n', ..]
            ? "'" + text
            : text;
}
