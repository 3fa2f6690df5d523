using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>The period of a statement: from an instant until another one, which is not part of it.</summary>
/// <param name="From">From when, inclusive.</param>
/// <param name="Until">Until when, exclusive.</param>
public readonly record struct StatementPeriod(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The longest period, in years.</summary>
    public const int MostYears = 10;

    private const string Form = "Write a date like 2026-03-01, or an instant like 2026-03-01T08:00:00Z.";

    /// <summary>
    /// Reads a period as it was asked for: dates are days in the owner's zone, instants are themselves. Without a
    /// beginning it begins on the first of this month, without an end it ends now.
    /// </summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>statement_too_long</c>.</exception>
    public static StatementPeriod Read((string? From, string? Until) asked, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone);
        var from = ReadInstant("from", asked.From, zone) ?? StartOf(new DateOnly(today.Year, today.Month, 1), zone);
        var until = ReadInstant("to", asked.Until, zone) ?? now;
        if (from >= until || from > now)
        {
            throw Refusal.OfField("from", "The period begins before it ends, and not in the future.");
        }

        return until <= from.AddYears(MostYears)
            ? new StatementPeriod(from, until)
            : throw LedgerCodes.StatementTooLong.Because($"A statement spans at most {MostYears} years.");
    }

    /// <summary>The instant at which a day begins in a zone.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where clocks go forward at midnight, the day begins an hour later.
        var start = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }

    /// <summary>
    /// Reads a date as the beginning of a day in a zone, or an instant; null where nothing is written.
    /// </summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static DateTimeOffset? ReadInstant(string field, string? text, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999)
        {
            return StartOf(day, zone);
        }

        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && instant.Year is > 1 and < 9990
            ? instant.ToUniversalTime()
            : throw Refusal.OfField(field, Form);
    }
}
