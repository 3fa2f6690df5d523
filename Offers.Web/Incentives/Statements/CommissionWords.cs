using System.Globalization;
using Offers.Domain.Incentives.Statements;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Incentives.Statements;

/// <summary>What people read on statements, in the language of the page or the paper.</summary>
internal static class CommissionWords
{
    /// <summary>What it means that a statement is issued.</summary>
    internal const string Locked = "It does not change any more. What is learnt later about this month stands in a "
        + "later statement, as an adjustment to it.";

    /// <summary>A month such as <c>October 2026</c>, with our own names, which a reprint does not change.</summary>
    internal static string Month(string month) => CommissionMonth.Read(month) is { } read
        ? FormattableString.Invariant($"{Words.Months[read.Month - 1]} {read.Year}")
        : month;

    /// <summary>A month for a narrow place, such as <c>Oct</c>.</summary>
    internal static string ShortMonth(CommissionMonth month) =>
        Words.Code == "en" ? Words.Months[month.Month - 1][..3] : Words.Months[month.Month - 1];

    /// <summary>What happened to a claim.</summary>
    internal static string Happened(string? happened) => happened switch
    {
        "made" => T("Became known late"),
        "repriced" => T("Another step counts"),
        "rejected" => T("Rejected by the builder"),
        "reversed" => T("The sale counts no more"),
        "revived" => T("Counts again"),
        "dispute_upheld" => T("Dispute upheld"),
        "dispute_denied" => T("Dispute denied"),
        "disputed" => T("Disputed"),
        "approved" => T("Approved"),
        "paid" => T("Paid"),
        "held" => T("Held"),
        "waiting" => T("Waits for the budget"),
        _ => "",
    };

    /// <summary>What an open claim waits for.</summary>
    internal static string Waits(CommissionWait waits) => waits switch
    {
        CommissionWait.Decision => T("The builder decides"),
        CommissionWait.Check => T("Somebody looks at it"),
        CommissionWait.Stage => T("The next stage of the sale"),
        CommissionWait.Budget => T("More budget"),
        _ => T("Owed back; comes out of the next payment"),
    };

    /// <summary>The heading of a part.</summary>
    internal static string Section(CommissionSection section) => section switch
    {
        CommissionSection.Earned => T("Earned in the month"),
        CommissionSection.Adjustment => T("Adjustments to earlier months"),
        CommissionSection.Bounty => T("Bounties"),
        CommissionSection.Payment => T("Paid to your wallet"),
        _ => T("Taken back"),
    };

    private static PaperWords Words =>
        PaperWords.In(PaperWords.LanguageOf(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
}
