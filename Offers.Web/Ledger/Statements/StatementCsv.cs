using System.Globalization;
using CsvHelper;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;

namespace Offers.Web.Ledger.Statements;

/// <summary>
/// A statement as comma-separated values: a line for the opening balances, one for each operation, one for the closing
/// balances. Written as it is read, so that a long one needs no memory.
/// </summary>
internal static class StatementCsv
{
    private static readonly string[] _columns =
    [
        "number", "operation", "kind", "subject", "reference", "reason", "effectiveAt", "recordedAt", "currency",
        "availableAmount", "heldAmount", "availableAfter", "heldAfter",
    ];

    internal static async Task WriteAsync(Stream body, WalletStatement statement, IAsyncEnumerable<WalletLine> lines)
    {
        await using var csv = CsvWriter.Create(body, new CsvWriterOptions(), leaveOpen: true);
        await csv.WriteRecordAsync(_columns);
        await BalanceAsync(csv, "opening", statement.From, statement.Opening);
        await foreach (var line in lines)
        {
            await LineAsync(csv, line);
        }

        await BalanceAsync(csv, "closing", statement.Until, statement.Closing);
        await csv.FlushAsync();
    }

    private static Task LineAsync(CsvWriter csv, WalletLine line) => RowAsync(
        csv, line.Number.ToString(CultureInfo.InvariantCulture), line.OperationId.ToString(), line.Kind,
        Safe(line.Subject), line.Reference, Safe(line.Reason), Time(line.EffectiveAt), Time(line.RecordedAt),
        line.AvailableAfter.Currency.Code, line.AvailableAmount.ToString(), line.HeldAmount.ToString(),
        line.AvailableAfter.ToString(), line.HeldAfter.ToString());

    private static Task BalanceAsync(CsvWriter csv, string kind, DateTimeOffset at, WalletView wallet)
    {
        var nothing = Money.Zero(wallet.Currency).ToString();
        return RowAsync(
            csv, "", "", kind, "", "", "", Time(at), "", wallet.Currency.Code, nothing, nothing,
            wallet.Available.ToString(), wallet.Held.ToString());
    }

    private static async Task RowAsync(CsvWriter csv, params string[] fields) => await csv.WriteRecordAsync(fields);

    private static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    // A spreadsheet takes text that begins like this for a formula. Amounts are ours and keep their minus.
    private static string Safe(string? text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text ?? "";
}
