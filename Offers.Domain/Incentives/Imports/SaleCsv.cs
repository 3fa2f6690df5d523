using System.Text;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Imports;

/// <summary>The columns of a file of sales.</summary>
public enum SaleColumn
{
    /// <summary>The project's id or name.</summary>
    Project,

    /// <summary>The unit's number.</summary>
    Unit,

    /// <summary>The agents' e-mail addresses or ids, with <c>|</c> between them.</summary>
    Agent,

    /// <summary>Their shares in percent, in the same order.</summary>
    Split,

    /// <summary>The price.</summary>
    Price,

    /// <summary>The currency.</summary>
    Currency,

    /// <summary>When the unit was booked.</summary>
    Booked,

    /// <summary>When the contract was signed.</summary>
    Signed,

    /// <summary>When the price was paid.</summary>
    Paid,

    /// <summary>When it was registered.</summary>
    Registered,

    /// <summary>The buyer's name.</summary>
    Buyer,

    /// <summary>The buyer's e-mail address or phone number.</summary>
    Contact,

    /// <summary>The builder's own number of the sale.</summary>
    Reference,
}

/// <summary>
/// A file of sales, read row by row so that its length needs no memory. A row is one line; one that cannot be read is
/// faulty, and the next one is read all the same.
/// </summary>
public sealed class SaleCsv : IDisposable
{
    /// <summary>The most bytes of a file.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>The most rows of a file.</summary>
    public const int MaxRows = 200_000;

    /// <summary>The most characters of a line.</summary>
    public const int MaxLine = 4_000;

    /// <summary>Which files are taken.</summary>
    public static readonly FileRule Rule = new(new Dictionary<FileType, long> { [FileType.Csv] = MaxBytes });

    /// <summary>The columns without which a file is none of sales.</summary>
    public static readonly IReadOnlyList<SaleColumn> Required =
        [SaleColumn.Project, SaleColumn.Unit, SaleColumn.Agent, SaleColumn.Booked];

    /// <summary>The columns that our own files add; they are left out where such a file is sent again.</summary>
    public static readonly IReadOnlyList<string> Added = ["line", "outcome", "sale", "reason"];

    private readonly StreamReader _text;
    private readonly LineReader _lines;
    private readonly char _delimiter;
    private readonly SaleColumn?[] _columns;

    private SaleCsv(StreamReader text, LineReader lines, char delimiter, IReadOnlyList<string> heads)
    {
        (_text, _lines, _delimiter) = (text, lines, delimiter);
        _columns = ColumnsOf(heads);
    }

    /// <summary>The columns of the file, in its order.</summary>
    public IEnumerable<SaleColumn> Columns => _columns.OfType<SaleColumn>();

    /// <summary>Reads the heads.</summary>
    /// <exception cref="Refusal"><c>import_file_invalid</c> where they are not those of sales.</exception>
    public static async Task<SaleCsv> OpenAsync(Stream file, CancellationToken cancellation = default)
    {
        var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        try
        {
            var lines = new LineReader(text, MaxLine);
            var first = await lines.ReadAsync(cancellation) is { IsWhole: true } line
                ? line.Text
                : throw IncentiveCodes.ImportFileInvalid.Because("The file is empty, or its first line has no end.");
            var delimiter = CsvLine.DelimiterOf(first);
            return new SaleCsv(text, lines, delimiter, CsvLine.Split(first, delimiter) ?? []);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>The next row that is not blank; null at the end.</summary>
    public async ValueTask<SaleRow?> ReadAsync(CancellationToken cancellation = default)
    {
        while (await _lines.ReadAsync(cancellation) is { } line)
        {
            if (!line.IsWhole)
            {
                return SaleRow.Broken(_lines.Number, $"The line has more than {MaxLine} characters.");
            }

            if (!CsvLine.IsBlank(line.Text))
            {
                return RowOf(line.Text);
            }
        }

        return null;
    }

    /// <summary>The rows behind a line, so many at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<SaleRow>> BatchesAsync(int behind, int most)
    {
        var rows = new List<SaleRow>(most);
        while (await ReadAsync() is { } row)
        {
            if (row.Line <= behind)
            {
                continue;
            }

            rows.Add(row);
            if (rows.Count == most)
            {
                yield return rows;
                rows = new List<SaleRow>(most);
            }
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private SaleRow RowOf(string text)
    {
        if (CsvLine.IsBroken(text))
        {
            return SaleRow.Broken(_lines.Number, "The line is not UTF-8 text.");
        }

        return CsvLine.Split(text, _delimiter) switch
        {
            null => SaleRow.Broken(_lines.Number, "A quote is not closed on its line."),
            var fields when fields.Count > _columns.Length => SaleRow.Broken(
                _lines.Number, $"The line has {fields.Count} fields, the file has {_columns.Length} columns."),
            var fields => new SaleRow(_lines.Number, _columns, fields),
        };
    }

    private static SaleColumn?[] ColumnsOf(IReadOnlyList<string> heads)
    {
        var columns = heads.Select(head => ColumnOf(head.Trim())).ToArray();
        var known = columns.OfType<SaleColumn>().ToList();
        if (known.Distinct().Count() < known.Count)
        {
            throw IncentiveCodes.ImportFileInvalid.Because("A column is there twice.");
        }

        var missing = Required.Except(known).ToList();
        return missing.Count == 0
            ? columns
            : throw IncentiveCodes.ImportFileInvalid.Because("Columns are missing: "
                + string.Join(", ", missing.Select(x => Words.Snake(x.ToString()))) + ".");
    }

    private static SaleColumn? ColumnOf(string head) => Words.Read<SaleColumn>(head)
        ?? (Added.Contains(head, StringComparer.OrdinalIgnoreCase) ? null
            : throw IncentiveCodes.ImportFileInvalid.Because(
                $"There is no column '{(head.Length <= Limits.Code ? head : head[..Limits.Code])}'. Columns are "
                + string.Join(", ", Enum.GetNames<SaleColumn>().Select(Words.Snake)) + "."));
}
