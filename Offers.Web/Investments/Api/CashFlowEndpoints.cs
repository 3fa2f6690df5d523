using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Investments.Api;

/// <summary>What offers plan to pay, what they paid, and what that returns.</summary>
internal static class CashFlowEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/investment-offers/{id}/schedule", ScheduleAsync).RequirePolicy(Policies.Investor)
            .WithTags("Investment offers").WithSummary("What an offer plans to pay for an amount; 204 without maturity")
            .WithDescription("Without an amount: for what the caller has in it, else for its whole cap.")
            .Answers<ScheduleView>().Refuses(InvestmentCodes.OfferNotFound, LedgerCodes.AmountInvalid);
        api.MapGet("/admin/investment-offers/{id}/schedule", WholeAsync).RequirePolicy(Policies.Admin)
            .WithTags("Investment offers, administration")
            .WithSummary("What an offer plans to pay for all that is committed; 204 without maturity or money")
            .Answers<ScheduleView>().Refuses(InvestmentCodes.OfferNotFound);
        var mine = api.MapGroup("/investments").RequirePolicy(Policies.Investor).WithTags("Investments");
        mine.MapGet("/cash-flows", FlowsAsync).Answers<IReadOnlyList<HoldingFlows>>()
            .WithSummary("All payments between the caller and his offers, and what they return (XIRR)");
        mine.MapGet("/years/{year:int}", YearAsync).Answers<YearView>().Refuses(PlatformCodes.PdfUnavailable)
            .WithSummary("What the caller's offers paid him in a year, for his tax return; as PDF by `format=pdf`");
        mine.MapGet("/calendar", CalendarAsync).Answers<IReadOnlyList<CalendarEntry>>()
            .WithSummary("What comes for the caller, the next first; as a calendar file by `format=ics`");
    }

    private static async Task<IResult> YearAsync(
        int year, string? format, YearQueries years, PdfPrinter printer, HttpContext http)
    {
        var view = await years.GetAsync(http.Caller().Book, http.Person(), year);
        return format == "pdf"
            ? Results.File(
                await printer.PrintAsync(PaperOf(view), http.RequestAborted), "application/pdf", $"offers-{year}.pdf")
            : Results.Ok(view);
    }

    private static PdfRequest PaperOf(YearView view) => new()
    {
        Title = $"Annual summary · {view.Year}",
        Language = PaperLanguage.English,
        Document = typeof(YearDocument),
        Parameters = new Dictionary<string, object?> { [nameof(YearDocument.Year)] = view },
        Footer = $"Offers · Annual summary · {view.Year}",
        MadeAt = view.MadeAt,
    };

    private static async Task<IResult> ScheduleAsync(
        Id<InvestmentOffer> id, string? amount, OfferQueries offers, ScheduleQueries schedules, HttpContext http)
    {
        var offer = await offers.GetForInvestorAsync(http.Caller().Book, id, http.Person());
        var principal = amount is not null ? new AmountText(amount).PositiveIn(offer.Currency)
            : offer.MyCommittedAmount is { Minor: > 0 } mine ? mine
            : offer.MaxAmount;
        return Told(ScheduleQueries.Of(offer, principal, await schedules.TodayAsync(http.Caller().Book)));
    }

    private static async Task<IResult> WholeAsync(
        Id<InvestmentOffer> id, OfferQueries offers, ScheduleQueries schedules, HttpContext http)
    {
        var offer = await offers.GetAsync(http.Caller().Book, id);
        var today = await schedules.TodayAsync(http.Caller().Book);
        return Told(offer.CommittedAmount.IsZero ? null : ScheduleQueries.Of(offer, offer.CommittedAmount, today));
    }

    private static Task<IReadOnlyList<HoldingFlows>> FlowsAsync(CashFlowQueries flows, HttpContext http) =>
        flows.HoldingsAsync(http.Caller().Book, http.Person());

    private static async Task<IResult> CalendarAsync(
        string? format, CashFlowQueries flows, TimeProvider time, HttpContext http)
    {
        var entries = await flows.CalendarAsync(http.Caller().Book, http.Person());
        var accepts = http.Request.Headers.Accept.ToString();
        return format == "ics" || accepts.Contains(CalendarFile.ContentType, StringComparison.Ordinal)
            ? Results.File(CalendarFile.Of(entries, time.GetUtcNow()), CalendarFile.ContentType, "offers.ics")
            : Results.Ok(entries);
    }

    private static IResult Told(ScheduleView? schedule) =>
        schedule is null ? Results.NoContent() : Results.Ok(schedule);
}
