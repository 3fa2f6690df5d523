using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>Waiting for room in an offer.</summary>
internal static class WaitlistEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/investment-offers/{id}/waitlist").RequirePolicy(Policies.Investor)
            .WithTags("Investment offers");
        mine.MapGet("", GetAsync).WithSummary("The caller's place on the waitlist of an offer")
            .Answers<WaitlistView>().Refuses(InvestmentCodes.NotWaiting);
        mine.MapPost("", JoinAsync).WithSummary("Wait for room in a full offer").Answers<WaitlistView>(201).NeedsKey()
            .Refuses(
                InvestmentCodes.OfferNotFound, InvestmentCodes.WaitlistClosed, InvestmentCodes.AlreadyWaiting,
                InvestmentCodes.OfferNotOpen, InvestmentCodes.OfferCurrencyMismatch, InvestmentCodes.BelowMinTicket,
                InvestmentCodes.AboveMaxTicket, InvestmentCodes.AboveInvestorLimit, InvestmentCodes.IssuerMayNotInvest,
                LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown, LedgerCodes.InsufficientBalance,
                InvestmentCodes.DocumentsNotAccepted);
        mine.MapPost("/accept", AcceptAsync).WithSummary("Accept the documents that hold now, while waiting")
            .Produces(204).TakesKey().Refuses(InvestmentCodes.NotWaiting, InvestmentCodes.DocumentsNotAccepted);
        mine.MapDelete("", LeaveAsync).WithSummary("Give the place up; money set aside is available again")
            .Produces(204).TakesKey().Refuses(InvestmentCodes.NotWaiting);
        api.MapGet("/admin/investment-offers/{id}/waitlist", ListAsync).RequirePolicy(Policies.Admin)
            .WithTags("Investment offers, administration")
            .WithSummary("The waitlist of an offer in the order of joining, with those who wait no more")
            .ListOf<WaitlistView>(ListFilter.Status<WaitlistStatus>())
            .Refuses(InvestmentCodes.OfferNotFound, PlatformCodes.StatusInvalid);
    }

    private static async Task<WaitlistView> GetAsync(
        Id<InvestmentOffer> id, WaitlistQueries waitlists, HttpContext http) =>
        await waitlists.MineAsync(http.Caller().Book, id, http.Person()) ?? throw InvestmentCodes.NotWaiting.Because();

    private static async Task<IResult> JoinAsync(
        Id<InvestmentOffer> id, WaitlistBody body, WaitlistDesk desk, HttpContext http) =>
        (await desk.JoinAsync(await http.CommandAsync(), id, body)).ToResult();

    private static Task<IResult> AcceptAsync(
        Id<InvestmentOffer> id, AcceptBody body, WaitlistDesk desk, HttpContext http) =>
        desk.AcceptAsync(http.Command(), id, body).ToResultAsync();

    private static Task<IResult> LeaveAsync(Id<InvestmentOffer> id, WaitlistDesk desk, HttpContext http) =>
        desk.LeaveAsync(http.Command(), id).ToResultAsync();

    private static Task<Page<WaitlistView>> ListAsync(
        Id<InvestmentOffer> id, WaitlistQueries waitlists, HttpContext http)
    {
        var query = http.List();
        return waitlists.ListAsync(http.Caller().Book, id, query.Status<WaitlistStatus>(), query.Page);
    }
}
