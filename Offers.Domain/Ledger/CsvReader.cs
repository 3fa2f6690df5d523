using System.Text;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>
/// Reads comma-separated values (RFC 4180) row by row: quotes, doubled quotes, line breaks within quotes.
/// </summary>
/// <param name="reader">The text.</param>
/// <param name="delimiter">What stands between fields.</param>
public sealed class CsvReader(TextReader reader, char delimiter)
{
    /// <summary>The most characters of one row.</summary>
    public const int MaxRow = 8000;

    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private int _length;
    private bool _quoted;

    /// <summary>The next row that is not blank; null at the end.</summary>
    /// <exception cref="Refusal"><c>bank_file_invalid</c> for a row that never ends.</exception>
    public async Task<IReadOnlyList<string>?> ReadAsync(CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            Begin();
            while (!Take(line))
            {
                line = await reader.ReadLineAsync(cancellation)
                    ?? throw LedgerCodes.BankFileInvalid.Because("A quote is never closed.");
                _field.Append('\n');
            }

            if (_fields.Count > 1 || _fields[0].Length > 0)
            {
                return [.. _fields];
            }
        }

        return null;
    }

    private void Begin()
    {
        _fields.Clear();
        _field.Clear();
        (_length, _quoted) = (0, false);
    }

    // Answers false where the line ends within quotes, so that the row goes on in the next one.
    private bool Take(string line)
    {
        _length += line.Length;
        if (_length > MaxRow)
        {
            throw LedgerCodes.BankFileInvalid.Because($"A row has more than {MaxRow} characters.");
        }

        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && _quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                _field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                _quoted = !_quoted;
            }
            else if (c == delimiter && !_quoted)
            {
                End();
            }
            else
            {
                _field.Append(c);
            }
        }

        if (!_quoted)
        {
            End();
        }

        return !_quoted;
    }

    private void End()
    {
        _fields.Add(_field.ToString().Trim());
        _field.Clear();
    }
}
