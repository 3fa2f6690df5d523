using System.Globalization;

namespace Offers.Web.Platform.Ui;

/// <summary>How much of an instant is written.</summary>
public enum InstantLook
{
    /// <summary><c>21 Nov 2026, 08:15</c>.</summary>
    Minute,

    /// <summary><c>21 Nov 2026</c>.</summary>
    Day,

    /// <summary><c>21 Nov 2026, 08:15:22</c>.</summary>
    Second,
}

/// <summary>Instants and dates as people read them, in the language of the page.</summary>
public static class TimeText
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>A business date: <c>21 Nov 2026</c>.</summary>
    public static string Of(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    /// <summary>An instant in a zone.</summary>
    public static string Of(DateTimeOffset at, TimeZoneInfo zone, InstantLook look) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(Format(look), Culture);

    /// <summary>The exact instant, for the hover text: local to the second, its offset, and UTC.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        $"{Of(at, zone, InstantLook.Second)} {Offset(zone, at)} ({Machine(at)})";

    /// <summary>The offset of a zone at an instant: <c>GMT+5:30</c>.</summary>
    public static string Offset(TimeZoneInfo zone, DateTimeOffset at)
    {
        var offset = zone.GetUtcOffset(at);
        var sign = offset < TimeSpan.Zero ? MoneyText.Minus : "+";
        var format = offset.Minutes == 0 ? "%h" : @"h\:mm";
        return "GMT" + sign + offset.Duration().ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 3339 in UTC, for <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static string Format(InstantLook look) => look switch
    {
        InstantLook.Day => "d MMM yyyy",
        InstantLook.Second => "d MMM yyyy, HH:mm:ss",
        _ => "d MMM yyyy, HH:mm",
    };
}
