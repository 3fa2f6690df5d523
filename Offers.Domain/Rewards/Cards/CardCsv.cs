using System.Text;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Cards;

/// <summary>
/// A file of cards, read row by row while it comes in. A row is one line; one that cannot be read is faulty, and the
/// next one is read all the same. Nothing that it says of a file repeats a value of it.
/// </summary>
public sealed class CardCsv : IDisposable
{
    /// <summary>The most bytes of a file.</summary>
    public const long MaxBytes = 256 * 1024 * 1024;

    /// <summary>The most rows of a file.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>The most characters of a line.</summary>
    public const int MaxLine = 1_000;

    /// <summary>Which files are taken.</summary>
    public static readonly FileRule Rule = new(new Dictionary<FileType, long> { [FileType.Csv] = MaxBytes });

    private const int BufferBytes = 64 * 1024;

    private readonly StreamReader _text;
    private readonly LineReader _lines;
    private readonly CardRowRule _rule;
    private readonly char _delimiter;
    private readonly int[] _places;
    private readonly int _width;

    private CardCsv((StreamReader Text, LineReader Lines) from, CardRowRule rule, string heads)
    {
        (_text, _lines, _rule) = (from.Text, from.Lines, rule);
        _delimiter = CsvLine.DelimiterOf(heads);
        var columns = ColumnsOf(CsvLine.Split(heads, _delimiter) ?? []);
        _width = columns.Count;
        _places = [.. Enum.GetValues<CardColumn>().Select(x => columns.IndexOf(x))];
    }

    /// <summary>Reads the heads.</summary>
    /// <exception cref="Refusal"><c>cards_file_invalid</c> where they are not those of cards.</exception>
    public static async Task<CardCsv> OpenAsync(
        Stream file, CardRowRule rule, CancellationToken cancellation = default)
    {
        var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferBytes);
        try
        {
            var lines = new LineReader(text, MaxLine);
            return await lines.ReadAsync(cancellation) is { IsWhole: true } heads
                ? new CardCsv((text, lines), rule, heads.Text)
                : throw RewardCodes.CardsFileInvalid.Because("The file is empty, or its first line has no end.");
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>The next row that is not blank; null at the end.</summary>
    public async ValueTask<CardRow?> ReadAsync(CancellationToken cancellation = default)
    {
        while (await _lines.ReadAsync(cancellation) is { } line)
        {
            if (!line.IsWhole)
            {
                return CardRow.Broken(_lines.Number, $"The line has more than {MaxLine} characters.");
            }

            if (!CsvLine.IsBlank(line.Text))
            {
                return RowOf(line.Text);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private CardRow RowOf(string text)
    {
        if (CsvLine.IsBroken(text))
        {
            return CardRow.Broken(_lines.Number, "The line is not UTF-8 text.");
        }

        return CsvLine.Split(text, _delimiter) switch
        {
            null => CardRow.Broken(_lines.Number, "A quote is not closed on its line."),
            var fields when fields.Count > _width => CardRow.Broken(
                _lines.Number, $"The line has {fields.Count} fields, the file has {_width} columns."),
            var fields => CardRow.Read(_lines.Number, column => Of(fields, column), _rule),
        };
    }

    private string? Of(List<string> fields, CardColumn column)
    {
        var place = _places[(int)column];
        var text = place >= 0 && place < fields.Count ? fields[place].Trim() : "";
        return text.Length > 0 ? text : null;
    }

    // A file without heads begins with a card, so that what stands there is not repeated.
    private static List<CardColumn> ColumnsOf(List<string> heads)
    {
        var columns = new List<CardColumn>();
        foreach (var (at, head) in heads.Index())
        {
            var column = Words.Read<CardColumn>(head.Trim()) ?? throw RewardCodes.CardsFileInvalid.Because(
                $"Column {at + 1} has no known head. Columns are "
                + string.Join(", ", Enum.GetNames<CardColumn>().Select(Words.Snake)) + ".");
            if (columns.Contains(column))
            {
                throw RewardCodes.CardsFileInvalid.Because($"The column {Words.Snake(column.ToString())} is twice.");
            }

            columns.Add(column);
        }

        return columns.Contains(CardColumn.CardCode)
            ? columns
            : throw RewardCodes.CardsFileInvalid.Because("The column card_code is missing.");
    }
}
