using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Investments.Api;

/// <summary>The lists of this module as files: all rows that a page with the same address would show.</summary>
internal static class ListFileEndpoints
{
    private static readonly ListFilter[] _offerFilters =
    [
        ListFilter.Status<OfferStatus>(), ListFilter.Currency,
        new("closes", "Only what closes or closed then (UTC).", [.. Enum.GetNames<ClosingTime>().Select(Words.Snake)]),
        new("rate", "Only what pays at least so many basis points a year."), ListFilter.Search,
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/admin/investment-offers.csv", Offers).RequirePolicy(Policies.Admin)
            .WithTags("Investment offers, administration").WithSummary("The list of offers as comma-separated values")
            .CsvOf(_offerFilters).Refuses(PlatformCodes.StatusInvalid);
        api.MapGet("/admin/investment-offers/{id}/investments.csv", OfOfferAsync).RequirePolicy(Policies.Admin)
            .WithTags("Investment offers, administration")
            .WithSummary("The offer's investments as comma-separated values")
            .CsvOf(ListFilter.Status<InvestmentStatus>())
            .Refuses(PlatformCodes.StatusInvalid, InvestmentCodes.OfferNotFound);
        api.MapGet("/investments.csv", Mine).RequirePolicy(Policies.Investor).WithTags("Investments")
            .WithSummary("The caller's investments as comma-separated values")
            .CsvOf(ListFilter.Status<InvestmentStatus>()).Refuses(PlatformCodes.StatusInvalid);
    }

    private static IResult Offers(OfferQueries offers, HttpContext http)
    {
        var query = http.List();
        var look = ListLook.Of(OfferSheets.Offers, http.Request.QueryString.Value);
        var filter = OfferSheets.FilterOf(look) with
        {
            Status = query.Status<OfferStatus>(), Currency = query.Currency(), Search = query.Search(),
            Closes = query.Status<ClosingTime>("closes"),
        };
        var book = http.Caller().Book;
        return http.Csv(OfferSheets.Offers, Paged.AllAsync(page => offers.ListAsync(book, filter, page)));
    }

    private static async Task<IResult> OfOfferAsync(
        Id<InvestmentOffer> id, OfferQueries offers, InvestmentQueries investments, HttpContext http)
    {
        var book = http.Caller().Book;
        var filter = new InvestmentFilter { Offer = id, Status = http.List().Status<InvestmentStatus>() };
        await offers.GetAsync(book, id);
        return http.Csv(OfferSheets.OfOffer, Paged.AllAsync(page => investments.ListAsync(book, filter, page)));
    }

    private static IResult Mine(InvestmentQueries investments, HttpContext http)
    {
        var book = http.Caller().Book;
        var filter = new InvestmentFilter
        {
            Investor = http.Person(), Status = http.List().Status<InvestmentStatus>(),
        };
        return http.Csv(OfferSheets.Mine, Paged.AllAsync(page => investments.ListAsync(book, filter, page)));
    }
}
