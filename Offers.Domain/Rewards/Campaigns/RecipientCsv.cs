using System.Text;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>
/// A file of recipients, read row by row so that its length needs no memory. A row is one line; one that cannot be read
/// is faulty, and the next one is read all the same.
/// </summary>
public sealed class RecipientCsv : IDisposable
{
    /// <summary>The most bytes of a file.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>The most rows of a file.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The most characters of a line.</summary>
    public const int MaxLine = 4_000;

    /// <summary>Which files are taken.</summary>
    public static readonly FileRule Rule = new(new Dictionary<FileType, long> { [FileType.Csv] = MaxBytes });

    // What our own files of a list have besides; it is left out where such a file is sent again.
    private static readonly HashSet<string> _ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "code", "state", "cards", "listed", "invited", "message", "fault", "id", "line", "reason", "since",
    };

    private static readonly char[] _delimiters = [',', ';', '\t'];
    private readonly StreamReader _text;
    private readonly char _delimiter;
    private readonly RecipientColumn?[] _columns;
    private int _line = 1;
    private int _rows;

    private RecipientCsv(StreamReader text, char delimiter, IReadOnlyList<string> heads) =>
        (_text, _delimiter, _columns) = (text, delimiter, ColumnsOf(heads));

    /// <summary>Reads the heads.</summary>
    /// <exception cref="Refusal"><c>recipients_file_invalid</c> where they are not those of recipients.</exception>
    public static async Task<RecipientCsv> OpenAsync(Stream file, CancellationToken cancellation = default)
    {
        var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        try
        {
            var first = await text.ReadLineAsync(cancellation)
                ?? throw RewardCodes.RecipientsFileInvalid.Because("The file is empty.");
            var delimiter = _delimiters.MaxBy(x => first.Count(c => c == x));
            return new RecipientCsv(text, delimiter, CsvLine.Split(first, delimiter) ?? []);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>The next row that is not blank; null at the end.</summary>
    /// <exception cref="Refusal"><c>recipients_file_invalid</c> behind the most rows.</exception>
    public async ValueTask<RecipientRow?> ReadAsync(CancellationToken cancellation = default)
    {
        while (await _text.ReadLineAsync(cancellation) is { } text)
        {
            _line++;
            if (text.AsSpan().Trim(" \t,;").Length == 0)
            {
                continue;
            }

            return ++_rows <= MaxRows
                ? RowOf(text)
                : throw RewardCodes.RecipientsFileInvalid.Because($"A file has at most {MaxRows} rows.");
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private RecipientRow RowOf(string text)
    {
        if (text.Length > MaxLine)
        {
            return RecipientRow.Broken(_line, $"The line has more than {MaxLine} characters.");
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal))
        {
            return RecipientRow.Broken(_line, "The line is not UTF-8 text.");
        }

        return CsvLine.Split(text, _delimiter) switch
        {
            null => RecipientRow.Broken(_line, "A quote is not closed on its line."),
            var fields when fields.Count > _columns.Length => RecipientRow.Broken(
                _line, $"The line has {fields.Count} fields, the file has {_columns.Length} columns."),
            var fields => RecipientRow.Of(_line, ByColumn(fields)),
        };
    }

    private Dictionary<RecipientColumn, string> ByColumn(IReadOnlyList<string> fields)
    {
        var found = new Dictionary<RecipientColumn, string>();
        for (var i = 0; i < fields.Count; i++)
        {
            if (_columns[i] is { } column)
            {
                found[column] = fields[i];
            }
        }

        return found;
    }

    private static RecipientColumn?[] ColumnsOf(IReadOnlyList<string> heads)
    {
        var columns = heads.Select(head => ColumnOf(head.Trim())).ToArray();
        var known = columns.OfType<RecipientColumn>().ToList();
        if (known.Distinct().Count() < known.Count)
        {
            throw RewardCodes.RecipientsFileInvalid.Because("A column is there twice.");
        }

        if (!known.Contains(RecipientColumn.Name))
        {
            throw RewardCodes.RecipientsFileInvalid.Because("The column 'name' is missing.");
        }

        return known.Contains(RecipientColumn.Email) || known.Contains(RecipientColumn.Phone)
            ? columns
            : throw RewardCodes.RecipientsFileInvalid.Because("A column 'email' or 'phone' is missing.");
    }

    private static RecipientColumn? ColumnOf(string head) => Words.Read<RecipientColumn>(head)
        ?? (_ours.Contains(head) ? null : throw RewardCodes.RecipientsFileInvalid.Because(
            $"There is no column '{(head.Length <= Limits.Code ? head : head[..Limits.Code])}'. Columns are "
            + string.Join(", ", Enum.GetNames<RecipientColumn>().Select(Words.Snake)) + "."));
}
