using System.Globalization;
using Offers.Data.Ledger;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Rewards.Watch;

/// <summary>A statement of credit as it is laid out on paper.</summary>
/// <param name="Statement">What it says.</param>
/// <param name="Language">The language of its words.</param>
/// <param name="Proof">How it can be checked.</param>
/// <param name="Environment">Whether its money is real.</param>
public sealed record CreditPaper(
    CreditStatement Statement, PaperLanguage Language, StatementProof Proof, BookKind Environment);

/// <summary>Prints statements of credit: the first print of each is kept and handed out again.</summary>
internal sealed class CreditPrinter(
    StatementQueries statements, StatementDesk desk, PdfPrinter printer, SiteAddress site)
{
    /// <summary>The PDF of a statement.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c>.</exception>
    internal async Task<byte[]> PrintAsync(Caller caller, CreditStatement statement, string language)
    {
        if (await statements.FindPrintAsync(statement.Wallet.Key(language, StatementPaper.Credit)) is { } kept)
        {
            return kept;
        }

        // The words of the paper are those of its language, whatever that of the page; this ends with the method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var code = StatementCode.New();
        var paper = new CreditPaper(
            statement, PaperWords.LanguageOf(language), new StatementProof(code, new Uri(site.Of($"/verify/{code}"))),
            BookId.KindOf(caller.Book));
        var pdf = await printer.PrintAsync(RequestOf(paper));
        return await desk.KeepAsync(
            caller, statement.Wallet, new StatementPrint(code, language, pdf) { Paper = StatementPaper.Credit });
    }

    private static PdfRequest RequestOf(CreditPaper paper)
    {
        var title = T("Statement of reward credit");
        return new PdfRequest
        {
            Title = $"{title} · {paper.Statement.Currency} · {CreditWords.Period(paper.Statement)}",
            Language = paper.Language,
            Document = typeof(CreditDocument),
            Parameters = new Dictionary<string, object?> { [nameof(CreditDocument.Paper)] = paper },
            Footer = $"{paper.Statement.Issuer} · {title} · {paper.Proof.Code}",
            MadeAt = paper.Statement.MadeAt,
        };
    }
}
