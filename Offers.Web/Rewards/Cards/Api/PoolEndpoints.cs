using Offers.Data.Platform;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;
using Offers.Web.Rewards.Cards.Imports;
using Offers.Web.Rewards.Cards.Pages;

namespace Offers.Web.Rewards.Cards.Api;

/// <summary>Pools and their cards, for administrators.</summary>
internal static class PoolEndpoints
{
    private static readonly ListFilter _import = new("importId", "Only of this file.");

    private static readonly ListFilter _last4 = new("last4", "Only codes that end so.");

    private static readonly ListFilter[] _filters =
    [
        ListFilter.PageNumber, ListFilter.Status<PoolStock>(), new("brandId", "Only of this brand."),
        new("kind", "Only of this kind.", [.. Enum.GetNames<PoolKind>().Select(Words.Snake)]),
        new("clientId", "Only of this client."), ListFilter.Search,
    ];

    private static readonly (string Verb, string Summary)[] _verbs =
        [("activate", "Let cards be taken again"), ("deactivate", "Let no cards be taken")];

    internal static void Map(RouteGroupBuilder api)
    {
        var pools = api.MapGroup("/pools").RequirePolicy(Policies.Admin).WithTags("Pools");
        api.MapGet("/pools.csv", (PoolQueries queries, HttpContext http) =>
            {
                var (book, filter) = (http.Caller().Book, FilterOf(http.List()));
                return http.Csv(CardSheets.Pools, Paged.AllAsync(page => queries.ListAsync(book, filter, page)));
            })
            .RequirePolicy(Policies.Admin).WithTags("Pools").WithSummary("Pools as comma-separated values")
            .CsvOf([.. _filters.Where(x => x != ListFilter.PageNumber)]).Refuses(PlatformCodes.StatusInvalid);
        pools.MapGet("", (PoolQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(http.Caller().Book, FilterOf(query), query.Page);
            })
            .WithSummary("Pools with stock, days of cover, value, margin and next expiry, newest first")
            .ListOf<PoolView>(_filters).Refuses(PlatformCodes.StatusInvalid);
        pools.MapGet("/summary", (PoolQueries queries, HttpContext http) => queries.TilesAsync(http.Caller().Book))
            .WithSummary("How many pools are healthy, low or empty, and what all free cards cost")
            .Answers<StockTiles>();
        pools.MapPost("", (PoolBody body, PoolDesk desk, HttpContext http) =>
                desk.CreateAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Open a pool for files of cards").Answers<PoolView>(201).TakesKey().Refuses(
                RewardCodes.DenominationNotFound, RewardCodes.ClientNotFound, RewardCodes.PoolExists,
                LedgerCodes.AmountInvalid);
        var pool = pools.MapGroup("/{id}").Refuses(RewardCodes.PoolNotFound);
        MapOne(pool);
        MapCards(pool);
        api.MapPost("/cards/{id}/reveal", (Id<Card> id, ReasonBody body, CardDesk desk, HttpContext http) =>
                RevealAsync(http, () => desk.RevealAsync(http.Caller(), id, body.Reason)))
            .RequirePolicy(Policies.Admin).WithTags("Pools")
            .WithSummary("Open one card: a reason is needed, the look is audited, and there are only so many an hour")
            .Answers<OpenedCard>().Refuses(RewardCodes.CardNotFound);
    }

    private static PoolFilter FilterOf(ListQuery query) => new()
    {
        Status = query.Status<PoolStock>(), Brand = query.Id<Brand>("brandId"),
        Kind = query.Status<PoolKind>("kind"), Client = query.Id<Client>("clientId"), Search = query.Search(),
    };

    private static CardFilter CardsOf(ListQuery query) => new(
        query.Status<CardStatus>(), query.Search(_last4.Name), query.Id<CardImport>(_import.Name));

    private static void MapOne(RouteGroupBuilder pool)
    {
        pool.MapGet("", async (Id<CardPool> id, PoolQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(http.Caller().Book, id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One pool with what expires when").Answers<PoolView>();
        pool.MapPatch("", (Id<CardPool> id, PoolDesk desk, HttpContext http) =>
                desk.EditAsync(http.Command(), id, (http.Request.Headers.IfMatch, http.Patch())).ToResultAsync())
            .WithSummary("Change name, cost of further cards and levels by a merge patch")
            .Accepts<PoolBody>("application/json", "application/merge-patch+json").Answers<PoolView>()
            .TakesKey().NeedsRevision().Refuses(RewardCodes.PoolExists, LedgerCodes.AmountInvalid);
        foreach (var (verb, summary) in _verbs)
        {
            pool.MapPost("/" + verb, (Id<CardPool> id, PoolDesk desk, HttpContext http) =>
                    desk.SwitchAsync(http.Command(), id, verb).ToResultAsync())
                .WithSummary(summary).Answers<PoolView>().TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
        }

        pool.MapPost("/write-off", async (Id<CardPool> id, WriteOffDesk desk, HttpContext http) =>
                await desk.AskAsync(await http.CommandAsync(), id).ToResultAsync())
            .WithSummary("Ask a second person to write off the expired cards").Answers<WriteOffView>(202).NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed);
    }

    private static void MapCards(RouteGroupBuilder pool)
    {
        pool.MapGet("/cards", (Id<CardPool> id, PoolQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.CardsAsync(http.Caller().Book, id, CardsOf(query), query.Page);
            })
            .WithSummary("The cards of a pool, masked, the latest first")
            .ListOf<CardView>(ListFilter.Status<CardStatus>(), _last4, _import).Refuses(PlatformCodes.StatusInvalid);
        pool.MapGet("/cards.csv", async (Id<CardPool> id, PoolQueries queries, HttpContext http) =>
            {
                var filter = CardsOf(http.List("status", _last4.Name, _import.Name));
                var (name, cards) = await queries.ExportAsync(http.Caller().Book, id, filter);
                return CardFiles.Export(name, cards);
            })
            .WithSummary("The cards of a pool as CSV; of each code only the last four characters")
            .Produces(200, contentType: "text/csv").Refuses(PlatformCodes.StatusInvalid, PlatformCodes.FilterUnknown);
        pool.MapPost("/import", (Id<CardPool> id, CardImportDoor door, HttpContext http) => door.TakeAsync(http, id))
            .WithSummary("Send a file of cards: it is checked and sealed while it comes in; nothing is entered")
            .WithDescription(CardFiles.Columns).TakesUpload<CardFileForm>().Answers<CardImportView>(201).TakesKey()
            .Refuses(
                RewardCodes.CardsFileInvalid, PlatformCodes.FileTooLarge, PlatformCodes.FileTypeUnsupported,
                PlatformCodes.FileContentMismatch, PlatformCodes.UploadBroken);
    }

    // A browser or a proxy keeps no copy of a card.
    private static async Task<IResult> RevealAsync(HttpContext http, Func<Task<OpenedCard>> open)
    {
        var card = await open();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(card);
    }
}
