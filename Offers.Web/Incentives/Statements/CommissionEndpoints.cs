using Offers.Data.Incentives.Statements;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Statements;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Incentives.Statements;

/// <summary>Statements of agents, for themselves and for administrators, and the check of their codes.</summary>
internal static class CommissionEndpoints
{
    private const string About =
        "By its id, or by month and currency, as `2026-11-INR`: the month that runs is a draft. `format=pdf` answers a "
        + "PDF in `language` en or ar.";

    internal static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/agent/statements").RequirePolicy(Policies.Agent).WithTags("Statements, agents");
        mine.MapGet("", (CommissionQueries queries, HttpContext http) =>
                queries.ListAsync(http.Caller().Book, http.Person(), http.List().Page))
            .WithSummary("The caller's statements: the running month, then newest first")
            .ListOf<CommissionView>(ListFilter.PageNumber);
        mine.MapGet("/{id}", (
                string id, string? format, string? language, Reading reading, HttpContext http) =>
                reading.AnswerAsync(http, http.Person(), (id, format, language)))
            .WithSummary("One of the caller's statements with its lines").WithDescription(About)
            .Answers<CommissionView>().Refuses(
                IncentiveCodes.StatementNotFound, PlatformCodes.NotAcceptable, PlatformCodes.PdfUnavailable);
        mine.MapGet("/{id}/changes", (string id, CommissionQueries queries, HttpContext http) =>
                queries.ChangesAsync(http.Caller().Book, http.Person(), id))
            .WithSummary("What changed since the statement was issued, claim by claim, and why")
            .Answers<CommissionChanges>().Refuses(IncentiveCodes.StatementNotFound);
        var all = api.MapGroup("/admin/agents/{userId}/statements").RequirePolicy(Policies.Admin)
            .WithTags("Statements, administration");
        all.MapGet("", (Id<IPerson> userId, CommissionQueries queries, HttpContext http) =>
                queries.ListAsync(http.Caller().Book, userId, http.List().Page))
            .WithSummary("An agent's statements: the running month, then newest first")
            .ListOf<CommissionView>(ListFilter.PageNumber);
        all.MapGet("/{id}", (
                Id<IPerson> userId, string id, string? format, string? language, Reading reading,
                HttpContext http) => reading.AnswerAsync(http, userId, (id, format, language)))
            .WithSummary("One of an agent's statements with its lines").WithDescription(About)
            .Answers<CommissionView>().Refuses(
                IncentiveCodes.StatementNotFound, PlatformCodes.NotAcceptable, PlatformCodes.PdfUnavailable);
        all.MapGet("/{id}/changes", (Id<IPerson> userId, string id, CommissionQueries queries, HttpContext http) =>
                queries.ChangesAsync(http.Caller().Book, userId, id))
            .WithSummary("What changed since an agent's statement was issued, claim by claim, and why")
            .Answers<CommissionChanges>().Refuses(IncentiveCodes.StatementNotFound);
        api.MapGet("/verify/commission/{code}", async (string code, CommissionQueries queries) =>
                await queries.FindProofAsync(code) ?? throw IncentiveCodes.StatementNotFound.Because())
            .RequirePolicy(Policies.Anonymous).WithTags("Statements")
            .WithSummary("Check a printed commission statement by its code").Answers<CommissionProof>()
            .Refuses(IncentiveCodes.StatementNotFound);
    }

    /// <summary>Answers a statement in the form in which it is wanted.</summary>
    internal sealed class Reading(CommissionQueries queries, CommissionPrinter printer)
    {
        internal async Task<IResult> AnswerAsync(
            HttpContext http, Id<IPerson> agent, (string Id, string? Format, string? Language) asked)
        {
            var form = StatementForms.Of(http.Request, asked.Format);
            var language = LanguageOf(asked.Language);
            http.Response.Headers.Vary = "Accept";
            var view = await queries.GetAsync(http.Caller().Book, agent, asked.Id);
            return form switch
            {
                StatementForm.Pdf => Results.File(
                    await printer.PrintAsync(http.Caller().Book, view, language), StatementForms.PdfType,
                    $"commission-{view.Month}-{view.Currency}.pdf"),
                StatementForm.Json => Results.Ok(view),
                _ => throw PlatformCodes.NotAcceptable.Because("A commission statement is 'json' or 'pdf'."),
            };
        }

        private static string LanguageOf(string? language) => language switch
        {
            null or "" => Languages.Current.Code,
            "en" or "ar" => language,
            _ => throw Refusal.OfField("language", "The language is 'en' or 'ar'."),
        };
    }
}
