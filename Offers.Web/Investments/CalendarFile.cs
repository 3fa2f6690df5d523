using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Offers.Data.Investments;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// A calendar in the form of RFC 5545, for the calendars of phones and offices: whole-day events, each with an identity
/// that stays the same when the file is made again, so that a calendar that reads it twice shows it once.
/// </summary>
public static class CalendarFile
{
    /// <summary>What the file is.</summary>
    public const string ContentType = "text/calendar";

    // The most octets of a line, without its end.
    private const int LongestLine = 75;

    /// <summary>The file's bytes.</summary>
    /// <param name="entries">What comes.</param>
    /// <param name="madeAt">When the file is made.</param>
    public static byte[] Of(IReadOnlyList<CalendarEntry> entries, DateTimeOffset madeAt)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Offers//Investments//EN");
        Line(file, "X-WR-CALNAME:Offers");
        foreach (var entry in entries)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{IdentityOf(entry)}@offers");
            Line(file, $"DTSTAMP:{madeAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line(file, $"DTSTART;VALUE=DATE:{Day(entry.Date)}");
            Line(file, $"DTEND;VALUE=DATE:{Day(entry.Date.AddDays(1))}");
            Line(file, $"SUMMARY:{Escaped(CalendarWords.Sentence(entry))}");
            Line(file, "TRANSP:TRANSPARENT");
            Line(file, "END:VEVENT");
        }

        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string IdentityOf(CalendarEntry entry)
    {
        var what = $"{entry.Offer.Id} {entry.Kind} {Day(entry.Date)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 12));
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // A line is folded at 75 octets, never inside a character; what follows begins with a space.
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}

/// <summary>What people read of what comes.</summary>
public static class CalendarWords
{
    /// <summary>The words of a kind.</summary>
    public static string Of(CalendarKind kind) => kind switch
    {
        CalendarKind.Interest => "Interest",
        CalendarKind.Principal => "Principal returned",
        CalendarKind.Closing => "Closes to new money",
        _ => "Last day to withdraw",
    };

    /// <summary>One line.</summary>
    public static string Sentence(CalendarEntry entry) => entry.Amount is { } amount
        ? $"{Of(entry.Kind)}: {MoneyText.Plain(amount)}, {entry.Offer.Name} (planned)"
        : $"{entry.Offer.Name}: {Of(entry.Kind).ToLowerInvariant()}";
}
