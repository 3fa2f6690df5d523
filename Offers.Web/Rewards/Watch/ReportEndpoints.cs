using Offers.Data.Rewards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Watch;

/// <summary>What rewards brought and cost, for the platform; what was spent on them, for whom it concerns.</summary>
internal static class ReportEndpoints
{
    private const string Days = "Days are those of UTC: `from` is the first, `to` the day after the last; without them "
        + "this month and the eleven before. Sums are those of the ledger's accounts.";

    internal static void Map(RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports of rewards");
        reports.MapGet("/profit", (string? by, string? from, string? to, ProfitQueries profit, HttpContext http) =>
                profit.GetAsync(http.Caller().Book, ByOf(by, ReportBy.Brand), (from, to)))
            .RequirePolicy(Policies.Admin).Answers<ProfitView>().Refuses(PlatformCodes.ValidationFailed)
            .WithSummary("Revenue, cost and profit by brand, supplier, source, agency, client, campaign or month")
            .WithDescription(Days);
        reports.MapGet("/profit.csv", async (
                string? by, string? from, string? to, ProfitQueries profit, HttpContext http) =>
                http.Csv(ReportSheets.Profit, ReportSheets.Lines(await profit.GetAsync(
                    http.Caller().Book, ByOf(by, ReportBy.Brand), (from, to))).ToAsyncEnumerable()))
            .RequirePolicy(Policies.Admin).Produces(200, contentType: "text/csv")
            .Refuses(PlatformCodes.ValidationFailed).WithSummary("The same as comma-separated values")
            .WithDescription(Days);
        reports.MapGet("/spend", (string? by, string? from, string? to, SpendQueries spend, HttpContext http) =>
                spend.GetAsync(RewardScope.Of(http.Caller()), ByOf(by, ReportBy.Campaign), (from, to)))
            .RequirePolicy(Policies.Rewards).Answers<SpendView>().Refuses(PlatformCodes.ValidationFailed)
            .WithSummary("What the caller's clients and campaigns were charged, by client, campaign, brand or month")
            .WithDescription(Days);
        reports.MapGet("/spend.csv", async (
                string? by, string? from, string? to, SpendQueries spend, HttpContext http) =>
                http.Csv(ReportSheets.Spend, ReportSheets.Lines(await spend.GetAsync(
                    RewardScope.Of(http.Caller()), ByOf(by, ReportBy.Campaign), (from, to))).ToAsyncEnumerable()))
            .RequirePolicy(Policies.Rewards).Produces(200, contentType: "text/csv")
            .Refuses(PlatformCodes.ValidationFailed).WithSummary("The same as comma-separated values")
            .WithDescription(Days);
    }

    /// <summary>Reads by what a report is cut.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static ReportBy ByOf(string? word, ReportBy usual) => string.IsNullOrWhiteSpace(word) ? usual
        : Words.Read<ReportBy>(word) ?? throw Refusal.OfField(
            "by", $"'by' is one of {string.Join(", ", Enum.GetNames<ReportBy>().Select(Words.Snake))}.");
}
