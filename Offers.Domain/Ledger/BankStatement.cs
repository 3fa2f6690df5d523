using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>A line of a bank file as it was read.</summary>
/// <param name="Number">From 1 for the first behind the heads.</param>
/// <param name="Receipt">Money that came in; null where money went out, or where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
public sealed record BankRow(int Number, BankReceipt? Receipt, string? Problem);

/// <summary>A bank file as it was read.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Layout">By which layout.</param>
/// <param name="Currency">The currency of the bank account.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Rows">Its lines.</param>
public sealed record BankStatement(
    string Name, BankLayout Layout, Currency Currency, byte[] Sha256, IReadOnlyList<BankRow> Rows)
{
    /// <summary>The most bytes of a file.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Which files are taken.</summary>
    public static readonly FileRule Rule = new(new Dictionary<FileType, long> { [FileType.Csv] = MaxBytes });

    /// <summary>The most lines of a file: it is imported as a whole, in one commit.</summary>
    public const int MaxLines = 2_000;

    /// <summary>Reads a file as it comes in.</summary>
    /// <exception cref="Refusal"><c>bank_file_invalid</c>, <c>too_large</c>.</exception>
    public static async Task<BankStatement> ReadAsync(
        Stream file, (string Name, BankLayout Layout, Currency Currency) what, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var counted = new CountedStream(file, hash, MaxBytes);
        using var text = new StreamReader(counted, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var csv = new CsvReader(text, what.Layout.Delimiter);
        try
        {
            var heads = await csv.ReadAsync(cancellation)
                ?? throw LedgerCodes.BankFileInvalid.Because("The file is empty.");
            var lines = new BankLines(what.Layout, heads, what.Currency);
            var rows = new List<BankRow>();
            while (await csv.ReadAsync(cancellation) is { } fields)
            {
                rows.Add(rows.Count < MaxLines
                    ? lines.Read(rows.Count + 1, fields)
                    : throw LedgerCodes.BankFileInvalid.Because($"A file has at most {MaxLines:N0} lines."));
            }

            return new BankStatement(what.Name, what.Layout, what.Currency, hash.GetHashAndReset(), rows);
        }
        catch (DecoderFallbackException)
        {
            throw LedgerCodes.BankFileInvalid.Because("The file is not UTF-8 text.");
        }
    }

    /// <summary>Refuses a file of which a line cannot be read.</summary>
    /// <exception cref="Refusal"><c>bank_file_invalid</c> with <c>problems</c>.</exception>
    public void Check()
    {
        var problems = Rows.Where(x => x.Problem is not null).Take(20).Select(x => $"Line {x.Number}: {x.Problem}");
        if (problems.FirstOrDefault() is { } first)
        {
            throw LedgerCodes.BankFileInvalid.Because(first, ("problems", problems.ToArray()));
        }
    }
}

/// <summary>Reads lines by a layout.</summary>
internal sealed class BankLines
{
    private readonly BankLayout _layout;
    private readonly Currency _currency;
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);

    internal BankLines(BankLayout layout, IReadOnlyList<string> heads, Currency currency)
    {
        (_layout, _currency) = (layout, currency);
        for (var i = 0; i < heads.Count; i++)
        {
            _places.TryAdd(heads[i], i);
        }

        var missing = layout.Columns.Where(column => !_places.ContainsKey(column)).ToArray();
        if (missing.Length > 0)
        {
            throw LedgerCodes.BankFileInvalid.Because(
                $"The first line does not name {string.Join(", ", missing)}. Is it another layout?",
                ("missing", missing));
        }
    }

    internal BankRow Read(int number, IReadOnlyList<string> fields)
    {
        try
        {
            return new BankRow(number, Receipt(number, fields), null);
        }
        catch (Refusal refusal)
        {
            return new BankRow(number, null, refusal.Detail);
        }
    }

    private BankReceipt? Receipt(int number, IReadOnlyList<string> fields)
    {
        var amount = Amount(fields);
        if (amount.Minor <= 0)
        {
            return null;
        }

        var reference = Text.Line(_layout.Reference, Field(fields, _layout.Reference), Limits.Reference);
        if (!_references.Add(reference))
        {
            throw LedgerCodes.BankFileInvalid.Because($"'{reference}' stands in the file twice.");
        }

        var day = Field(fields, _layout.BookedOn);
        return DateOnly.TryParseExact(
            day, _layout.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var bookedOn)
            ? new BankReceipt(
                number, reference, bookedOn, amount,
                Text.Optional(_layout.Payer, Field(fields, _layout.Payer), Limits.PersonName),
                Text.Optional(_layout.Note, Field(fields, _layout.Note), Limits.Reason))
            : throw LedgerCodes.BankFileInvalid.Because($"'{day}' is not a day like {_layout.DayFormat}.");
    }

    private Money Amount(IReadOnlyList<string> fields)
    {
        if (_layout.Amount is { } signed)
        {
            return Amount(Field(fields, signed));
        }

        var (debit, credit) = (Field(fields, _layout.Debit!), Field(fields, _layout.Credit!));
        return (debit.Length > 0, credit.Length > 0) switch
        {
            (false, true) => Amount(credit),
            (true, false) => -Amount(debit),
            (true, true) when Amount(debit).IsZero => Amount(credit),
            (true, true) when Amount(credit).IsZero => -Amount(debit),
            _ => throw LedgerCodes.BankFileInvalid.Because("One of debit and credit is filled in."),
        };
    }

    private Money Amount(string text) => _layout.Read(text, _currency)
        ?? throw LedgerCodes.BankFileInvalid.Because($"'{text}' is not an amount in {_currency}.");

    private string Field(IReadOnlyList<string> fields, string column) =>
        _places[column] < fields.Count ? fields[_places[column]] : "";
}

/// <summary>Counts and hashes the bytes of an upload while they are read.</summary>
internal sealed class CountedStream(Stream inner, IncrementalHash hash, long maxBytes) : Stream
{
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _count += read;
        if (_count > maxBytes)
        {
            throw PlatformCodes.TooLarge.Because($"A file has at most {maxBytes} bytes.");
        }

        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
