using System.Globalization;
using Offers.Data.Ledger;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Ledger.Api;
using Offers.Web.Ledger.Statements;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Rewards.Watch;

/// <summary>Statements of the credit of agencies and clients, as JSON and on paper with a code.</summary>
internal static class CreditStatementEndpoints
{
    private const string About =
        "From and to are dates in the owner's zone, or instants; to is not included. Without them: this month. With "
        + "`recordedAt` as it was known then. `format=pdf` answers a PDF with a code that anybody can check.";

    internal static void Map(RouteGroupBuilder api)
    {
        var agency = api.MapGroup("/agencies/{id}").RequirePolicy(Policies.Rewards).WithTags("Statements of credit")
            .Refuses(RewardCodes.AgencyNotFound);
        MapStatement(agency.MapGet("/statement/{currency}", async (
            Id<Agency> id, string currency, [AsParameters] StatementQuery query, Reading reading, HttpContext http) =>
            await reading.AnswerAsync(http, await reading.OwnerAsync(http, id), (currency, query))), "an agency");
        agency.MapGet("/statements", async (Id<Agency> id, Reading reading, HttpContext http) =>
                await reading.PrintedAsync(await reading.OwnerAsync(http, id)))
            .WithSummary("The statements of an agency that were printed").Answers<IReadOnlyList<PrintedStatement>>();
        agency.MapGet("/statements/{code}", async (Id<Agency> id, string code, Reading reading, HttpContext http) =>
                await reading.PrintAsync(await reading.OwnerAsync(http, id), code))
            .WithSummary("A statement of an agency as it was printed").Refuses(LedgerCodes.StatementNotFound);
        var client = api.MapGroup("/clients/{id}").RequirePolicy(Policies.Rewards).WithTags("Statements of credit")
            .Refuses(RewardCodes.ClientNotFound);
        MapStatement(client.MapGet("/statement/{currency}", async (
            Id<Client> id, string currency, [AsParameters] StatementQuery query, Reading reading, HttpContext http) =>
            await reading.AnswerAsync(http, await reading.OwnerAsync(http, id), (currency, query))), "a client");
        client.MapGet("/statements", async (Id<Client> id, Reading reading, HttpContext http) =>
                await reading.PrintedAsync(await reading.OwnerAsync(http, id)))
            .WithSummary("The statements of a client that were printed").Answers<IReadOnlyList<PrintedStatement>>();
        client.MapGet("/statements/{code}", async (Id<Client> id, string code, Reading reading, HttpContext http) =>
                await reading.PrintAsync(await reading.OwnerAsync(http, id), code))
            .WithSummary("A statement of a client as it was printed").Refuses(LedgerCodes.StatementNotFound);
    }

    private static void MapStatement(RouteHandlerBuilder statement, string whose) => statement
        .WithSummary($"The statement of the credit of {whose}").WithDescription(About).Answers<CreditStatement>()
        .Refuses(
            LedgerCodes.CurrencyUnknown, LedgerCodes.StatementTooLong, PlatformCodes.NotAcceptable,
            PlatformCodes.PdfUnavailable, PlatformCodes.ValidationFailed);

    /// <summary>Answers a statement in the form in which it is wanted.</summary>
    internal sealed class Reading(
        CreditStatementQueries queries, StatementQueries statements, CreditPrinter printer)
    {
        internal Task<Owner> OwnerAsync(HttpContext http, Id<Agency> id) =>
            queries.OwnerAsync(RewardScope.Of(http.Caller()), id);

        internal Task<Owner> OwnerAsync(HttpContext http, Id<Client> id) =>
            queries.OwnerAsync(RewardScope.Of(http.Caller()), id);

        internal Task<IReadOnlyList<PrintedStatement>> PrintedAsync(Owner owner) => statements.PrintedAsync(owner);

        internal async Task<IResult> PrintAsync(Owner owner, string code) => Results.File(
            await statements.PrintAsync(owner, code), StatementForms.PdfType,
            $"statement-{StatementCode.Normalise(code)}.pdf");

        internal async Task<IResult> AnswerAsync(
            HttpContext http, Owner owner, (string Currency, StatementQuery Query) asked)
        {
            var form = StatementForms.Of(http.Request, asked.Query.Format);
            var language = asked.Query.LanguageOr(Languages.Current.Code);
            http.Response.Headers.Vary = "Accept";
            if (form == StatementForm.Csv)
            {
                throw PlatformCodes.NotAcceptable.Because("A statement of credit is 'json' or 'pdf'.");
            }

            var statement = await queries.GetAsync(asked.Query.Of(owner, asked.Currency));
            return form == StatementForm.Json
                ? Results.Ok(statement)
                : Results.File(
                    await printer.PrintAsync(http.Caller(), statement, language), StatementForms.PdfType,
                    FileName(statement));
        }

        private static string FileName(CreditStatement statement)
        {
            string Day(DateTimeOffset instant) =>
                CreditWords.In(statement, instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return $"credit-{statement.Currency}-{Day(statement.From)}-{Day(statement.Until.AddTicks(-1))}.pdf";
        }
    }
}
