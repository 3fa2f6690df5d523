using System.Globalization;
using Offers.Data.Rewards.Watch;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Rewards.Watch;

/// <summary>What people read on statements of credit, in the language of the page or the paper.</summary>
internal static class CreditWords
{
    /// <summary>Which way credit went.</summary>
    internal static string Way(CreditWay way) => way switch
    {
        CreditWay.Received => T("Credit received"),
        CreditWay.Returned => T("Credit given back"),
        CreditWay.Allocated => T("Allocated on"),
        _ => T("Reclaimed"),
    };

    /// <summary>The period in the owner's zone, with our own names of months, which no reprint changes.</summary>
    internal static string Period(CreditStatement statement)
    {
        var words = PaperWords.In(PaperWords.LanguageOf(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        return T("{0} to {1}", words.Day(In(statement, statement.From)),
            words.Day(In(statement, statement.Until.AddTicks(-1))));
    }

    /// <summary>An instant in the owner's zone.</summary>
    internal static DateTimeOffset In(CreditStatement statement, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(statement.Zone));
}
