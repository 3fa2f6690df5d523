using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Ledger.Statements;

/// <summary>Prints statements: the first print of each is kept and handed out again.</summary>
internal sealed class StatementPrinter(
    StatementQueries statements, StatementDesk desk, PdfPrinter printer, SiteAddress site)
{
    /// <summary>The PDF of a statement.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c>.</exception>
    internal async Task<byte[]> PrintAsync(Caller caller, WalletStatement statement, string language)
    {
        if (await statements.FindPrintAsync(statement.Key(language)) is { } kept)
        {
            return kept;
        }

        var code = StatementCode.New();
        var paper = await PaperAsync(statement, language);
        var proof = new StatementProof(code, new Uri(site.Of($"/verify/{code}")));
        var pdf = await printer.PrintAsync((paper with { Proof = proof }).ToRequest());
        return await desk.KeepAsync(caller, statement, new StatementPrint(code, language, pdf));
    }

    /// <summary>A statement as it is laid out, without a proof.</summary>
    internal async Task<StatementPdf> PaperAsync(WalletStatement statement, string language)
    {
        var totals = new KindTotals(statement.Currency);
        var lines = new List<StatementLine>();
        await foreach (var line in statements.LinesAsync(statement))
        {
            totals.Add(line);
            lines.Add(Line(line, statement, language));
        }

        return new StatementPdf
        {
            Language = language == "ar" ? PaperLanguage.Arabic : PaperLanguage.English,
            Issuer = new PaperParty(statement.Issuer),
            Owner = new PaperParty(
                statement.Owner.Name, statement.Owner.Email is { } email ? [email] : []),
            Currency = statement.Currency,
            From = statement.From,
            Until = statement.Until,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(statement.Zone),
            RecordedAt = statement.RecordedAt,
            Cut = statement.Cut,
            Environment = BookId.KindOf(statement.Key(language).Owner.Book),
            Opening = new PaperBalances(statement.Opening.Available, statement.Opening.Held),
            Closing = new PaperBalances(statement.Closing.Available, statement.Closing.Held),
            Lines = lines,
            Totals = [.. totals.All.Select(x => new StatementKindTotal(
                OperationWords.Of(x.Kind, language), x.Count, new PaperBalances(x.Available, x.Held)))],
        };
    }

    // A line that counts for a time before the period was recorded too late for the statement of that time.
    private static StatementLine Line(WalletLine line, WalletStatement statement, string language) => new()
    {
        EffectiveAt = line.EffectiveAt,
        What = OperationWords.Line(line, language),
        Reference = $"#{line.Number}",
        Change = new PaperBalances(line.AvailableAmount, line.HeldAmount),
        After = new PaperBalances(line.AvailableAfter, line.HeldAfter),
        RecordedLateAt = line.EffectiveAt < statement.From ? line.RecordedAt : null,
    };
}
