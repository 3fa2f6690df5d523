using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>What came of incentives, as JSON, as a file and on paper, for builders and administrators.</summary>
internal static class ResultEndpoints
{
    private const string Days = "Days are those of UTC: `from` is the first, `until` the day after the last. Homes are "
        + "compared with those booked in as many days before; the difference has other causes, too.";

    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            var group = api.MapGroup(portal.Path).RequirePolicy(portal.Policy)
                .WithTags("Results" + portal.TagSuffix);
            MapIncentive(group.MapGroup("/incentives/{id}").Refuses(
                IncentiveCodes.IncentiveNotFound, PlatformCodes.ValidationFailed), portal);
            MapProjects(group, portal);
        }
    }

    private static void MapIncentive(RouteGroupBuilder incentive, IncentivePortal portal)
    {
        incentive.MapGet("/analytics", (
                Id<Incentive> id, string? from, string? until, ResultQueries results, HttpContext http) =>
                results.OfIncentiveAsync(portal.ScopeOf(http.Caller()), id, (from, until)))
            .WithSummary("What came of an incentive: readings, claims, cost, bookings beside those before")
            .WithDescription(Days).Answers<ResultView>();
        incentive.MapGet("/analytics.csv", async (
                Id<Incentive> id, string? from, string? until, ResultQueries results, HttpContext http) =>
                Csv(http, await results.OfIncentiveAsync(portal.ScopeOf(http.Caller()), id, (from, until))))
            .WithSummary("The same as comma-separated values").Produces(200, contentType: "text/csv");
        incentive.MapGet("/analytics.pdf", async (
                Id<Incentive> id, string? from, string? until, ResultQueries results, HttpContext http) =>
                await PrintAsync(http, await results.OfIncentiveAsync(
                    portal.ScopeOf(http.Caller()), id, (from, until))))
            .WithSummary("The same on paper").Produces(200, contentType: "application/pdf")
            .Refuses(PlatformCodes.PdfUnavailable);
    }

    private static void MapProjects(RouteGroupBuilder group, IncentivePortal portal)
    {
        group.MapGet("/results", (
                string? projectId, string? from, string? until, ResultQueries results, HttpContext http) =>
                results.OfProjectsAsync(portal.ScopeOf(http.Caller()), Project(projectId), (from, until)))
            .WithSummary("What came of all incentives, or of those of a project, by currency")
            .WithDescription(Days).Answers<ResultsView>()
            .Refuses(IncentiveCodes.ProjectNotFound, PlatformCodes.ValidationFailed);
        group.MapGet("/results.csv", async (
                string? projectId, string? from, string? until, ResultQueries results, HttpContext http) =>
                Csv(http, [.. (await results.OfProjectsAsync(
                    portal.ScopeOf(http.Caller()), Project(projectId), (from, until))).Results]))
            .WithSummary("The same as comma-separated values").Produces(200, contentType: "text/csv")
            .Refuses(IncentiveCodes.ProjectNotFound, PlatformCodes.ValidationFailed);
        group.MapGet("/results.pdf", async (
                string? projectId, string? from, string? until, ResultQueries results, HttpContext http) =>
                await PrintAsync(http, [.. (await results.OfProjectsAsync(
                    portal.ScopeOf(http.Caller()), Project(projectId), (from, until))).Results]))
            .WithSummary("The same on paper").Produces(200, contentType: "application/pdf")
            .Refuses(IncentiveCodes.ProjectNotFound, PlatformCodes.ValidationFailed, PlatformCodes.PdfUnavailable);
    }

    private static Id<Project>? Project(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : Id<Project>.TryParse(text, out var id) ? id : throw IncentiveCodes.ProjectNotFound.Because();

    private static IResult Csv(HttpContext http, params ResultView[] results) =>
        http.Csv(ResultSheet.Sheet, results.SelectMany(ResultSheet.Lines).ToAsyncEnumerable());

    private static async Task<IResult> PrintAsync(HttpContext http, params ResultView[] results)
    {
        var printer = http.RequestServices.GetRequiredService<PdfPrinter>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return Results.File(
            await printer.PrintAsync(ResultSheet.Paper(results, now), http.RequestAborted), "application/pdf",
            "results.pdf");
    }
}
