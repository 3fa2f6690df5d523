using Microsoft.AspNetCore.Http.HttpResults;
using Offers.Data.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Api;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Pdf;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Ledger.Statements;

/// <summary>
/// A statement as a page to print from a browser, for when no PDF can be made. It has no code, since nothing is kept
/// of it.
/// </summary>
internal static class PrintView
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/statements/print/{currency}", OwnAsync).RequirePolicy(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet("/admin/wallets/{userId}/print/{currency}", OfAsync).RequirePolicy(Policies.Admin)
            .ExcludeFromDescription();
    }

    private static Task<IResult> OwnAsync(
        StatementQueries statements, StatementPrinter printer, string currency, [AsParameters] StatementQuery query,
        HttpContext http) => ShowAsync((statements, printer), () => query.Of(http.Own(), currency), query);

    private static Task<IResult> OfAsync(
        StatementQueries statements, StatementPrinter printer, string userId, string currency,
        [AsParameters] StatementQuery query, HttpContext http) =>
        ShowAsync((statements, printer), () => query.Of(http.OwnerOf(userId), currency), query);

    private static async Task<IResult> ShowAsync(
        (StatementQueries Statements, StatementPrinter Printer) with, Func<StatementAsk> ask, StatementQuery query)
    {
        try
        {
            var language = query.LanguageOr(Languages.Current.Code);
            var statement = await with.Statements.OpenAsync(ask(), StatementQueries.MostPrinted);
            return new RazorComponentResult<StatementView>(new Dictionary<string, object?>
            {
                [nameof(StatementView.Statement)] = await with.Printer.PaperAsync(statement, language),
            });
        }
        catch (Refusal refusal)
        {
            return Results.Text(refusal.Detail, statusCode: refusal.Code.Status);
        }
    }
}
