using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>What investors see and do.</summary>
internal static class InvestorEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var offers = api.MapGroup("/investment-offers").RequirePolicy(Policies.Investor).WithTags("Investment offers");
        offers.MapGet("", ListAsync).WithSummary("Live offers of a currency, AED where none is named")
            .ListOf<OfferView>(InvestmentWords.OfferFilters).Refuses(PlatformCodes.StatusInvalid);
        offers.MapGet("/{id}", GetAsync).WithSummary("One offer: live, or one that the caller invested in")
            .Answers<OfferView>().Refuses(InvestmentCodes.OfferNotFound);
        offers.MapPost("/{id}/invest", InvestAsync).WithSummary("Invest in an offer").Answers<InvestAnswer>(201)
            .NeedsKey().Refuses(
                InvestmentCodes.OfferNotFound, LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown,
                LedgerCodes.InsufficientBalance, InvestmentCodes.OfferClosed, InvestmentCodes.OfferNotLive,
                InvestmentCodes.OfferNotOpen, InvestmentCodes.OfferFull, InvestmentCodes.OfferInsufficientRemaining,
                InvestmentCodes.OfferCurrencyMismatch, InvestmentCodes.BelowMinTicket, InvestmentCodes.AboveMaxTicket,
                InvestmentCodes.AboveInvestorLimit, InvestmentCodes.IssuerMayNotInvest,
                InvestmentCodes.DocumentsNotAccepted);
        var investments = api.MapGroup("/investments").RequirePolicy(Policies.Investor).WithTags("Investments");
        investments.MapGet("", MineAsync).WithSummary("The caller's investments, newest first")
            .ListOf<InvestmentView>(InvestmentWords.InvestmentFilters).Refuses(PlatformCodes.StatusInvalid);
        investments.MapGet("/{id}", MyOneAsync).WithSummary("One of the caller's investments")
            .Answers<InvestmentView>().Refuses(InvestmentCodes.InvestmentNotFound);
        investments.MapPost("/{id}/withdraw", WithdrawAsync).WithSummary("Take it back inside the cooling-off days")
            .Answers<WithdrawAnswer>().NeedsKey().Refuses(
                InvestmentCodes.InvestmentNotFound, PlatformCodes.ActionNotAllowed, InvestmentCodes.CoolingOffOver);
    }

    private static Task<Page<OfferView>> ListAsync(OfferQueries offers, HttpContext http)
    {
        var query = http.List();
        if (query.Status<OfferStatus>() is not (null or OfferStatus.Live))
        {
            throw PlatformCodes.StatusInvalid.Because("Investors see live offers only.");
        }

        var filter = new OfferFilter(OfferStatus.Live, query.Currency() ?? Currency.Aed, query.Search());
        return offers.ListLiveAsync(http.Caller().Book, filter, query.Page, http.Person());
    }

    private static async Task<IResult> GetAsync(Id<InvestmentOffer> id, OfferQueries offers, HttpContext http)
    {
        var offer = await offers.GetForInvestorAsync(http.Caller().Book, id, http.Person());
        return http.OkWithTag(offer, offer.Revision);
    }

    // The hot path: everything about the caller comes from the sign-in, so nothing is read but what the command names.
    private static async Task<IResult> InvestAsync(
        Id<InvestmentOffer> id, InvestBody body, UnitOfWork writes, HttpContext http)
    {
        var request = await http.CommandAsync();
        var investor = Owner.Of(request.Caller.Book, http.Person());
        var invest = new Invest(id, investor, http.Organisations(), body);
        return (await writes.SubmitAsync(invest, request)).ToResult();
    }

    private static Task<Page<InvestmentView>> MineAsync(InvestmentQueries investments, HttpContext http)
    {
        var query = http.List();
        return investments.ListAsync(http.Caller().Book, new InvestmentFilter
        {
            Investor = http.Person(),
            Status = query.Status(earlierWords: InvestmentWords.EarlierStates),
            Currency = query.Currency(),
            Search = query.Search(),
        }, query.Page);
    }

    private static Task<InvestmentView> MyOneAsync(
        Id<Investment> id, InvestmentQueries investments, HttpContext http) =>
        investments.GetAsync(http.Caller().Book, id, http.Person());

    private static async Task<IResult> WithdrawAsync(Id<Investment> id, InvestmentDesk desk, HttpContext http) =>
        (await desk.WithdrawAsync(await http.CommandAsync(), id)).ToResult();
}
