namespace Offers.Web.Platform.Pdf;

/// <summary>What every printed document says in a language, whatever it is about.</summary>
/// <param name="Code">BCP 47 code.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="Page">Before the page's number.</param>
/// <param name="Of">Between the page's number and how many there are.</param>
/// <param name="Comma">Between a day and a time.</param>
/// <param name="Months">Names of the months, January first.</param>
public sealed record PaperWords(
    string Code, string Direction, string Page, string Of, string Comma, IReadOnlyList<string> Months)
{
    // Around a time with its offset, which would otherwise change places in Arabic text.
    private const char LeftToRight = '\u2066';
    private const char EndOfIsolate = '\u2069';

    // Month names are kept here because those of the system change with its version, and a reprint must not.
    private static readonly PaperWords English = new("en", "ltr", "Page", "of", ",",
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]);

    private static readonly PaperWords Arabic = new("ar", "rtl", "صفحة", "من", "،",
    [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ]);

    /// <summary>The words of a language.</summary>
    public static PaperWords In(PaperLanguage language) => language == PaperLanguage.Arabic ? Arabic : English;

    /// <summary>The language of a locale: <c>ar</c> is Arabic, all else English.</summary>
    public static PaperLanguage LanguageOf(string locale) =>
        locale.StartsWith("ar", StringComparison.OrdinalIgnoreCase) ? PaperLanguage.Arabic : PaperLanguage.English;

    /// <summary>A day such as <c>1 October 2026</c>.</summary>
    public string Day(DateTimeOffset day) =>
        FormattableString.Invariant($"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary>A day for a narrow column, such as <c>01 Oct 2026</c>.</summary>
    public string ShortDay(DateTimeOffset day)
    {
        var month = Months[day.Month - 1];
        return FormattableString.Invariant($"{day.Day:00} {(Code == "en" ? month[..3] : month)} {day.Year}");
    }

    /// <summary>An exact instant with its offset, such as <c>1 October 2026, 00:00:00 +04:00</c>.</summary>
    public string Instant(DateTimeOffset instant) =>
        FormattableString.Invariant($"{Day(instant)}{Comma} {LeftToRight}{instant:HH:mm:ss zzz}{EndOfIsolate}");

    /// <summary>A day with its time, such as <c>21 November 2026, 08:15</c>.</summary>
    public string Moment(DateTimeOffset moment) =>
        FormattableString.Invariant($"{Day(moment)}{Comma} {moment:HH:mm}");
}
