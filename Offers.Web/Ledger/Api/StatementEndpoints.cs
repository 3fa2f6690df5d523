using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Statements;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>Statements as JSON, CSV and PDF, and the check of those that were printed.</summary>
internal static class StatementEndpoints
{
    private const string Period =
        "From and to are dates in the owner's zone, or instants; to is not included. Without them: this month. "
        + "With `recordedAt` the statement says what was recorded before that date or instant, as it was known then.";

    internal static void Map(RouteGroupBuilder api)
    {
        var statements = api.MapGroup("").WithTags("Statements");
        statements.MapGet("/wallets/{currency}/statement", OwnAsync).RequirePolicy(Policies.SignedIn)
            .WithSummary("The statement of an own wallet").WithDescription(Period)
            .Refuses(LedgerCodes.StatementTooLong, PlatformCodes.NotAcceptable, PlatformCodes.PdfUnavailable);
        statements.MapGet("/admin/wallets/{userId}/{currency}/statement", OfAsync).RequirePolicy(Policies.Admin)
            .WithSummary("The statement of anybody's wallet").WithDescription(Period).Refuses(
                LedgerCodes.WalletNotFound, LedgerCodes.StatementTooLong, PlatformCodes.NotAcceptable,
                PlatformCodes.PdfUnavailable);
        statements.MapGet("/statements", ListAsync).RequirePolicy(Policies.SignedIn)
            .WithSummary("The own statements that were printed").Answers<IReadOnlyList<PrintedStatement>>();
        statements.MapGet("/statements/{code}", PrintAsync).RequirePolicy(Policies.SignedIn)
            .WithSummary("An own statement as it was printed").Refuses(LedgerCodes.StatementNotFound);
        statements.MapGet("/verify/{code}", VerifyAsync).RequirePolicy(Policies.Anonymous)
            .WithSummary("Check a printed statement by its code").Answers<StatementProofView>()
            .Refuses(LedgerCodes.StatementNotFound);
    }

    private static Task<IResult> OwnAsync(
        StatementWriter writer, string currency, [AsParameters] StatementQuery query, HttpContext http) =>
        writer.WriteAsync(http, query.Of(http.Own(), currency), query);

    private static async Task<IResult> OfAsync(
        StatementWriter writer, string userId, string currency, [AsParameters] StatementQuery query,
        HttpContext http) => await writer.WriteAsync(http, query.Of(http.OwnerOf(userId), currency), query);

    private static Task<IReadOnlyList<PrintedStatement>> ListAsync(StatementQueries statements, HttpContext http) =>
        statements.PrintedAsync(http.Own());

    private static async Task<IResult> PrintAsync(StatementQueries statements, string code, HttpContext http) =>
        Results.File(
            await statements.PrintAsync(http.Own(), code), StatementForms.PdfType,
            $"statement-{StatementCode.Normalise(code)}.pdf");

    private static Task<StatementProofView> VerifyAsync(StatementQueries statements, string code) =>
        statements.VerifyAsync(code);
}

/// <summary>How a statement is asked for.</summary>
/// <param name="From">From when, inclusive.</param>
/// <param name="To">Until when, exclusive.</param>
/// <param name="Format"><c>json</c>, <c>csv</c> or <c>pdf</c>; else <c>Accept</c> decides.</param>
/// <param name="Language">The language of a PDF: <c>en</c> or <c>ar</c>.</param>
/// <param name="RecordedAt">As it was recorded before this date or instant; else with all that is recorded.</param>
internal sealed record StatementQuery(string? From, string? To, string? Format, string? Language, string? RecordedAt)
{
    /// <summary>Which statement is asked for.</summary>
    /// <exception cref="Refusal"><c>currency_unknown</c>.</exception>
    internal StatementAsk Of(Owner owner, string currency) =>
        new(owner, Currency.Parse(currency), From, To) { RecordedAt = RecordedAt };

    /// <summary>The language.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal string LanguageOr(string standard) => Language switch
    {
        null or "" => standard,
        "en" or "ar" => Language,
        _ => throw Refusal.OfField("language", "The language is 'en' or 'ar'."),
    };
}
