using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Cards.Api;

/// <summary>Price lists, for administrators.</summary>
internal static class PriceEndpoints
{
    private static readonly ListFilter[] _filters =
    [
        ListFilter.PageNumber, ListFilter.Status<PriceStatus>(), new("brandId", "Only of this brand."),
        new("denominationId", "Only for this face value."),
        new("tier", "Only for this tier.", [.. Enum.GetNames<AgencyTier>().Select(Words.Snake)]),
        new("agencyId", "Only for this agency."), new("clientId", "Only for this client."),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        var prices = api.MapGroup("/prices").RequirePolicy(Policies.Admin).WithTags("Prices");
        prices.MapGet("", (PriceQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new PriceFilter
                {
                    Status = query.Status<PriceStatus>(), Brand = query.Id<Brand>("brandId"),
                    Denomination = query.Id<Denomination>("denominationId"), Tier = query.Status<AgencyTier>("tier"),
                    Agency = query.Id<Agency>("agencyId"), Client = query.Id<Client>("clientId"),
                };
                return queries.ListAsync(http.Caller().Book, filter, query.Page);
            })
            .WithSummary("Prices, newest first: client before agency before tier; without any, the face value")
            .ListOf<PriceView>(_filters).Refuses(PlatformCodes.StatusInvalid);
        prices.MapPost("", (PriceBody body, PriceDesk desk, HttpContext http) =>
                desk.CreateAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Set a price for a tier, an agency or a client, from now or later on")
            .Answers<PriceView>(201).TakesKey().Refuses(
                RewardCodes.DenominationNotFound, RewardCodes.AgencyNotFound, RewardCodes.ClientNotFound,
                LedgerCodes.AmountInvalid);
        prices.MapGet("/suggestion", (
                Id<Denomination> denominationId, Id<Agency>? agencyId, PriceQueries queries, HttpContext http) =>
                queries.SuggestAsync(http.Caller().Book, denominationId, agencyId))
            .WithSummary("A price by what the next card costs and the markup of an agency")
            .Answers<PriceSuggestion>()
            .Refuses(RewardCodes.DenominationNotFound, RewardCodes.AgencyNotFound);
        prices.MapGet("/{id}", (Id<PriceLine> id, PriceQueries queries, HttpContext http) =>
                queries.GetAsync(http.Caller().Book, id))
            .WithSummary("One price").Answers<PriceView>().Refuses(RewardCodes.PriceNotFound);
        prices.MapPost("/{id}/end", (Id<PriceLine> id, PriceEndBody body, PriceDesk desk, HttpContext http) =>
                desk.EndAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("End a price; one that has not begun goes away").Answers<PriceView>().TakesKey()
            .Refuses(RewardCodes.PriceNotFound, PlatformCodes.ActionNotAllowed);
    }
}
