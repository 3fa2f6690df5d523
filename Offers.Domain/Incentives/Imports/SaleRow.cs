using System.Globalization;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Imports;

/// <summary>An agent of a row: his e-mail address or his id, and his share.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Share">Of what the sale earns.</param>
public sealed record SaleRowAgent(string Name, BasisPoints Share);

/// <summary>A row of a file of sales, as text; what it means is read with what is known of its project.</summary>
public sealed class SaleRow
{
    private const char Between = '|';
    private const string DayFormat = "yyyy-MM-dd";

    // Other forms put the month or the day first, and nobody can tell which.
    private static readonly string[] _instantFormats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly IReadOnlyList<SaleColumn?> _columns;
    private readonly IReadOnlyList<string> _fields;

    internal SaleRow(int line, IReadOnlyList<SaleColumn?> columns, IReadOnlyList<string> fields) =>
        (Line, _columns, _fields) = (line, columns, fields);

    /// <summary>The number of the line in the file; the heads are line 1.</summary>
    public int Line { get; }

    /// <summary>Why the line cannot be read; null where it can.</summary>
    public string? Fault { get; private init; }

    /// <summary>A field without the space around it; null where it is empty or the file has no such column.</summary>
    public string? this[SaleColumn column]
    {
        get
        {
            for (var i = 0; i < _columns.Count && i < _fields.Count; i++)
            {
                if (_columns[i] == column)
                {
                    return Plain(_fields[i].Trim()) is { Length: > 0 } text ? text : null;
                }
            }

            return null;
        }
    }

    /// <summary>A line that cannot be read.</summary>
    internal static SaleRow Broken(int line, string fault) => new(line, [], []) { Fault = fault };

    /// <summary>A field that must be there.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public string Need(SaleColumn column) => this[column] ?? throw Wrong(column, "is empty.");

    /// <summary>The agents with their shares.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>shares_invalid</c>.</exception>
    public IReadOnlyList<SaleRowAgent> Agents()
    {
        var names = Parts(Need(SaleColumn.Agent));
        var shares = this[SaleColumn.Split] is { } split
            ? Parts(split).Select(x => Percentage.Parse("split", x.TrimEnd('%')) ?? default).ToList()
            : names.Length == 1 ? [BasisPoints.Whole] : throw Wrong(SaleColumn.Split, "is empty.");
        return shares.Count == names.Length
            ? [.. names.Zip(shares, (name, share) => new SaleRowAgent(name, share))]
            : throw Wrong(SaleColumn.Split, $"has {shares.Count} shares for {names.Length} agents.");
    }

    /// <summary>The price; the standard where the row has none. Whole units need no digits behind a point.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>, <c>currency_mismatch</c>, <c>currency_unknown</c>.</exception>
    public Money Price(Money standard)
    {
        if (this[SaleColumn.Currency] is { } code
            && Ledger.Currency.Parse(code.ToUpperInvariant()) != standard.Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The project is in {standard.Currency}.");
        }

        if (this[SaleColumn.Price] is not { } text)
        {
            return standard;
        }

        var digits = standard.Currency.Digits;
        return Money.Parse(
            digits == 0 || text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.{new string('0', digits)}",
            standard.Currency);
    }

    /// <summary>
    /// When a stage was reached: an instant as ISO 8601 writes it, or the end of a day in a zone, but not after now.
    /// </summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public DateTimeOffset? At(SaleColumn column, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (this[column] is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return EndOf(day, zone, now) ?? throw Wrong(column, "is not over yet.");
        }

        return DateTimeOffset.TryParseExact(
            text, _instantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && IsZoned(text)
            ? instant.ToUniversalTime()
            : throw Wrong(column, $"is written {DayFormat}, or as an instant with its zone.");
    }

    // A day of today stands for now. Days of the first and the last year of the calendar have no instant everywhere.
    private static DateTimeOffset? EndOf(DateOnly day, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (day.Year is 1 or 9999)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(now, zone);
        if (DateOnly.FromDateTime(local.DateTime) == day)
        {
            return now;
        }

        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var end = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime().AddSeconds(-1);
        return end <= now ? end : null;
    }

    private static bool IsZoned(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    private static string[] Parts(string text) => text.Split(Between, StringSplitOptions.TrimEntries);

    // Spreadsheets and our own files put an apostrophe before what would be taken for a formula.
    private static string Plain(string field) =>
        field is ['\'', '=' or '+' or '-' or '@', ..] ? field[1..] : field;

    private static Refusal Wrong(SaleColumn column, string what)
    {
        var name = Words.Snake(column.ToString());
        return Refusal.OfField(name, $"'{name}' {what}");
    }
}
