using CsvHelper;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Cards.Imports;

/// <summary>A file of cards as it is sent.</summary>
/// <param name="File">The file.</param>
internal sealed record CardFileForm(IFormFile? File);

/// <summary>Files of cards as they go out: rows with a fault, masked cards of a pool, and a sample. A code is never in
/// any of them, but those of the sample.</summary>
internal static class CardFiles
{
    /// <summary>What a file of cards has to be.</summary>
    internal const string Columns =
        "CSV in UTF-8 with a line of heads, at most 256 MB and 1,000,000 rows. Columns, in any order: `card_code` "
        + "(required), `card_number`, `pin`, `expiration_date` (`yyyy-mm-dd`) and `cost` (as `23.50`; where it is "
        + "empty, the pool's). The answer says what is new, known and invalid, and what it costs; `start` enters it.";

    private const string Type = "text/csv; charset=utf-8";

    private static readonly string[] _exported =
    [
        "number", "card_code", "status", "expiration_date", "cost", "currency", "received", "taken", "import",
        "order", "redemption",
    ];

    private static readonly string[][] _sample =
    [
        [.. Enum.GetNames<CardColumn>().Select(Words.Snake)],
        ["SAMPLE-0001-AAAA", "6000000001", "1234", "2030-12-31", "23.50"],
        ["SAMPLE-0002-BBBB", "6000000002", "", "", ""],
    ];

    /// <summary>The rows that are not entered, each with its reason.</summary>
    internal static IResult Faults(string fileName, IAsyncEnumerable<CardFault> faults) => Results.Stream(
        body => WriteAsync(body, ["row", "code", "reason"], faults, x => [x.Row, x.Code, x.Reason]),
        Type, $"{Path.GetFileNameWithoutExtension(fileName)}-errors.csv");

    /// <summary>The cards of a pool, masked.</summary>
    internal static IResult Export(string pool, IAsyncEnumerable<CardView> cards) => Results.Stream(
        body => WriteAsync(body, _exported, cards, x =>
        [
            x.Number, x.MaskedCode, x.Status, x.ExpiresOn, x.Cost, x.Currency.Code, x.ReceivedAt, x.TakenAt,
            x.ImportId?.ToString(), x.OrderId?.ToString(), x.RedemptionId?.ToString(),
        ]),
        Type, $"{NameOf(pool)}-cards.csv");

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
        Type, "cards-sample.csv");

    private static string NameOf(string pool) =>
        string.Concat(pool.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    private static async Task WriteAsync<T>(
        Stream body, string[] heads, IAsyncEnumerable<T> rows, Func<T, object?[]> fields)
    {
        await using var csv = CsvWriter.Create(body, new CsvWriterOptions(), leaveOpen: true);
        await csv.WriteRecordAsync(heads);
        await foreach (var row in rows)
        {
            await csv.WriteRecordAsync(fields(row).Select(ListCsv.Text).ToArray());
        }

        await csv.FlushAsync();
    }
}
