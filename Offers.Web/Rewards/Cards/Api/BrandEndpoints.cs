using Offers.Data.Rewards;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Cards.Api;

/// <summary>Brands and their face values: agencies and clients read those that are offered, administrators keep
/// them.</summary>
internal static class BrandEndpoints
{
    private static readonly ListFilter _client = new("clientId", "With what this client is charged.");

    private static readonly (string Verb, string Summary)[] _verbs =
        [("activate", "Offer it again"), ("deactivate", "Offer it no more; cards that were handed out stay good")];

    internal static void Map(RouteGroupBuilder api)
    {
        MapReading(api.MapGroup("/brands").RequirePolicy(Policies.Rewards).WithTags("Brands"));
        var brands = api.MapGroup("/brands").RequirePolicy(Policies.Admin).WithTags("Brands");
        brands.MapPost("", (BrandBody body, BrandDesk desk, HttpContext http) =>
                desk.CreateAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Add a brand").Answers<BrandView>(201).TakesKey().Refuses(RewardCodes.BrandExists);
        MapOne(brands.MapGroup("/{id}").Refuses(RewardCodes.BrandNotFound));
    }

    private static void MapReading(RouteGroupBuilder brands)
    {
        brands.MapGet("", (BrandQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(
                    RewardScope.Of(http.Caller()), new BrandFilter(query.Status<BrandsShown>(), query.Search()),
                    query.Page);
            })
            .WithSummary("Brands with their face values, newest first")
            .ListOf<BrandView>(ListFilter.PageNumber, ListFilter.Status<BrandsShown>(), ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid);
        brands.MapGet("/{id}", async (Id<Brand> id, BrandQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(RewardScope.Of(http.Caller()), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One brand").Answers<BrandView>().Refuses(RewardCodes.BrandNotFound);
        brands.MapGet("/{id}/denominations", async (Id<Brand> id, BrandQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var values = await queries.ValuesAsync(
                    RewardScope.Of(http.Caller()), id, query.Id<Client>(_client.Name));
                var rest = query.Page.After<Denomination>() is { } after
                    ? values.SkipWhile(x => x.Id != after).Skip(1)
                    : values;
                return Page<DenominationView>.Of(
                    [.. rest.Take(query.Page.Limit + 1)], query.Page, values.Count, x => x.Id.ToString());
            })
            .WithSummary("The face values of a brand, by currency and value; with what a client is charged")
            .ListOf<DenominationView>(_client).Refuses(RewardCodes.BrandNotFound, RewardCodes.ClientNotFound);
    }

    private static void MapOne(RouteGroupBuilder brand)
    {
        brand.MapPatch("", (Id<Brand> id, BrandDesk desk, HttpContext http) =>
                desk.EditAsync(http.Command(), id, (http.Request.Headers.IfMatch, http.Patch())).ToResultAsync())
            .WithSummary("Change what people read of a brand by a merge patch")
            .Accepts<BrandBody>("application/json", "application/merge-patch+json").Answers<BrandView>()
            .TakesKey().NeedsRevision();
        brand.MapPost("/denominations", (Id<Brand> id, DenominationBody body, BrandDesk desk, HttpContext http) =>
                desk.AddValueAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("Add a face value").Answers<DenominationView>(201).TakesKey().Refuses(
                RewardCodes.DenominationExists, LedgerCodes.CurrencyUnknown, LedgerCodes.AmountInvalid);
        foreach (var (verb, summary) in _verbs)
        {
            brand.MapPost("/" + verb, (Id<Brand> id, BrandDesk desk, HttpContext http) =>
                    desk.SwitchAsync(http.Command(), id, verb).ToResultAsync())
                .WithSummary(summary).Answers<BrandView>().TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
            brand.MapPost("/denominations/{denominationId}/" + verb, (
                    Id<Brand> id, Id<Denomination> denominationId, BrandDesk desk, HttpContext http) =>
                    desk.SwitchValueAsync(http.Command(), (id, denominationId), verb).ToResultAsync())
                .WithSummary(summary).Answers<DenominationView>().TakesKey()
                .Refuses(RewardCodes.DenominationNotFound, PlatformCodes.ActionNotAllowed);
        }
    }
}
