using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>What administrators do with investment offers.</summary>
internal static class AdminOfferEndpoints
{
    private static readonly (string Verb, string Summary)[] _verbs =
    [
        ("publish", "Open an offer to investors"),
        ("pause", "Stop an offer for a while"),
        ("resume", "Go on with a paused offer"),
        ("close", "Close an offer"),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        var offers = api.MapGroup("/admin/investment-offers").RequirePolicy(Policies.Admin)
            .WithTags("Investment offers, administration");
        offers.MapPost("", CreateAsync).WithSummary("Draft an offer").Answers<OfferView>(201).TakesKey()
            .Refuses(LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown, InvestmentCodes.OfferCodeExists);
        offers.MapGet("", ListAsync).WithSummary("All offers, newest first")
            .ListOf<OfferView>(InvestmentWords.OfferFilters).Refuses(PlatformCodes.StatusInvalid);
        var offer = offers.MapGroup("/{id}").Refuses(InvestmentCodes.OfferNotFound);
        offer.MapGet("", GetAsync).WithSummary("One offer with what may be done").Answers<OfferView>();
        offer.MapPatch("", EditAsync).WithSummary("Change words and terms by a merge patch")
            .Accepts<OfferBody>("application/json", "application/merge-patch+json").Answers<OfferView>().TakesKey()
            .NeedsRevision().Refuses(
                LedgerCodes.AmountInvalid, LedgerCodes.CurrencyMismatch, InvestmentCodes.MaxBelowCommitted,
                InvestmentCodes.OfferNotEditable, InvestmentCodes.OfferNotInvestable);
        offer.MapGet("/investments", InvestmentsAsync).WithSummary("The offer's investments, newest first")
            .ListOf<InvestmentView>(InvestmentWords.InvestmentFilters).Refuses(PlatformCodes.StatusInvalid);
        offer.MapGet("/portfolio", PortfolioAsync).WithSummary("What the offer holds, has pooled and has paid")
            .Answers<PortfolioView>();
        AdminMoneyEndpoints.Map(offer);
        AdminContentEndpoints.Map(offer);
        foreach (var (verb, summary) in _verbs)
        {
            offer.MapPost("/" + verb, (Id<InvestmentOffer> id, OfferDesk desk, HttpContext http) =>
                    desk.MoveAsync(http.Command(), id, verb).ToResultAsync())
                .WithSummary(summary).Answers<OfferView>().TakesKey()
                .Refuses(
                    PlatformCodes.ActionNotAllowed, InvestmentCodes.OfferNotInvestable,
                    InvestmentCodes.DocumentsMissing);
        }
    }

    private static Task<IResult> CreateAsync(OfferBody body, OfferDesk desk, HttpContext http) =>
        desk.CreateAsync(http.Command(), body).ToResultAsync();

    private static Task<Page<OfferView>> ListAsync(OfferQueries offers, HttpContext http)
    {
        var query = http.List();
        var filter = new OfferFilter(query.Status<OfferStatus>(), query.Currency(), query.Search());
        return offers.ListAsync(http.Caller().Book, filter, query.Page);
    }

    private static async Task<IResult> GetAsync(Id<InvestmentOffer> id, OfferQueries offers, HttpContext http)
    {
        var offer = await offers.GetAsync(http.Caller().Book, id);
        return http.OkWithTag(offer, offer.Revision);
    }

    private static Task<IResult> EditAsync(Id<InvestmentOffer> id, OfferDesk desk, HttpContext http) =>
        desk.EditAsync(http.Command(), id, http.Request.Headers.IfMatch, http.Patch()).ToResultAsync();

    private static async Task<Page<InvestmentView>> InvestmentsAsync(
        Id<InvestmentOffer> id, OfferQueries offers, InvestmentQueries investments, HttpContext http)
    {
        var query = http.List();
        var book = http.Caller().Book;
        var page = await investments.ListAsync(book, new InvestmentFilter
        {
            Offer = id,
            Status = query.Status(earlierWords: InvestmentWords.EarlierStates),
            Currency = query.Currency(),
            Search = query.Search(),
        }, query.Page);
        if (page.Total == 0)
        {
            // An offer without investments has an empty list; an offer that does not exist has none.
            await offers.GetAsync(book, id);
        }

        return page;
    }

    private static Task<PortfolioView> PortfolioAsync(
        Id<InvestmentOffer> id, InvestmentQueries investments, HttpContext http) =>
        investments.PortfolioAsync(http.Caller().Book, id);
}
