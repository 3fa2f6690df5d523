using System.Globalization;
using Offers.Data.Incentives.Statements;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Incentives.Statements;

/// <summary>A statement of an agent as it is laid out on paper.</summary>
/// <param name="View">What it says, with its lines.</param>
/// <param name="Issuer">Who issues it.</param>
/// <param name="Language">The language of its words.</param>
/// <param name="Proof">How it can be checked; null for a draft.</param>
public sealed record CommissionPaper(
    CommissionView View, string Issuer, PaperLanguage Language, StatementProof? Proof)
{
    /// <summary>Whether its money is real.</summary>
    public BookKind Environment { get; init; }
}

/// <summary>
/// Prints statements of agents. What is locked does not change, so each print of one in a language has the same bytes.
/// </summary>
internal sealed class CommissionPrinter(CommissionQueries statements, PdfPrinter printer, SiteAddress site)
{
    /// <summary>The PDF of a statement.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c>.</exception>
    internal async Task<byte[]> PrintAsync(BookId book, CommissionView view, string language)
    {
        // The words of the paper are those of its language, whatever that of the page; this ends with the method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var proof = view.Code is { } code
            ? new StatementProof(code, new Uri(site.Of($"/verify/commission/{code}")))
            : null;
        var paper = new CommissionPaper(
            view, await statements.IssuerAsync(book), PaperWords.LanguageOf(language), proof)
        {
            Environment = BookId.KindOf(book),
        };
        return await printer.PrintAsync(RequestOf(paper));
    }

    private static PdfRequest RequestOf(CommissionPaper paper)
    {
        var title = T("Commission statement");
        var month = CommissionWords.Month(paper.View.Month);
        return new PdfRequest
        {
            Title = $"{title} · {paper.View.Currency} · {month}",
            Language = paper.Language,
            Document = typeof(CommissionDocument),
            Parameters = new Dictionary<string, object?> { [nameof(CommissionDocument.Paper)] = paper },
            Footer = string.Join(" · ", new[] { paper.Issuer, title, paper.View.Code }.Where(x => x is not null)),
            MadeAt = paper.View.IssuedAt ?? paper.View.RecordedAt,
        };
    }
}
