using System.Globalization;
using Offers.Data.Ledger;
using Offers.Web.Ledger.Api;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Ledger.Statements;

/// <summary>Answers a statement in the form in which it is wanted.</summary>
internal sealed class StatementWriter(StatementQueries statements, StatementPrinter printer)
{
    internal async Task<IResult> WriteAsync(HttpContext http, StatementAsk ask, StatementQuery query)
    {
        var form = StatementForms.Of(http.Request, query.Format);
        var language = query.LanguageOr(Languages.Current.Code);
        http.Response.Headers.Vary = "Accept";
        if (form == StatementForm.Pdf)
        {
            var printed = await statements.OpenAsync(ask, StatementQueries.MostPrinted);
            return Results.File(
                await printer.PrintAsync(http.Caller(), printed, language), StatementForms.PdfType,
                FileName(printed, "pdf"));
        }

        var statement = await statements.OpenAsync(ask);
        return form == StatementForm.Csv
            ? Results.Stream(
                body => StatementCsv.WriteAsync(body, statement, statements.LinesAsync(statement)),
                StatementForms.CsvType, FileName(statement, "csv"))
            : Results.Stream(
                body => StatementJson.WriteAsync(body, statement, statements.LinesAsync(statement)),
                Problems.JsonContentType);
    }

    private static string FileName(WalletStatement statement, string ending)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(statement.Zone);
        string Day(DateTimeOffset instant) =>
            TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"statement-{statement.Currency}-{Day(statement.From)}-{Day(statement.Until.AddTicks(-1))}.{ending}";
    }
}
