using Offers.Data.Rewards.Supply;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Supply;

/// <summary>
/// Suppliers, what they sell and how they do, for administrators; and the door for their own messages.
/// </summary>
internal static class SupplierEndpoints
{
    private const string Tag = "Suppliers";
    private static readonly ListFilter _kind = new(
        "kind", "Only those talked to like this.", [.. Enum.GetNames<SupplierKind>().Select(Words.Snake)]);

    internal static void Map(RouteGroupBuilder api)
    {
        var suppliers = api.MapGroup("/suppliers").WithTags(Tag).RequirePolicy(Policies.Admin);
        suppliers.MapPost("", (SupplierBody body, SupplierDesk desk, HttpContext http) =>
                desk.AddAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Add a supplier; the simulator gets a key by itself").Answers<SupplierView>(201).TakesKey()
            .Refuses(RewardCodes.SupplierExists);
        suppliers.MapGet("", ListAsync).WithSummary("Suppliers with their health, newest first")
            .ListOf<SupplierView>(ListFilter.Status<SupplierStatus>(), _kind, ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid);
        MapOne(suppliers.MapGroup("/{id}").Refuses(RewardCodes.SupplierNotFound));
        MapItems(suppliers.MapGroup("/{id}").Refuses(RewardCodes.SupplierNotFound));
        api.MapPost("/suppliers/{id}/callbacks", HearAsync).WithTags(Tag).RequirePolicy(Policies.Anonymous)
            .WithSummary("A supplier tells what became of an order; signed with its key").Accepts<OrderState>(
                "application/json").Produces(204)
            .Refuses(SupplyCodes.SignatureInvalid, SagaCodes.SagaNotFound, PlatformCodes.BodyInvalid);
        api.MapPost("/pools/{id}/refill", (Id<CardPool> id, RefillDesk desk, HttpContext http) => RefillAsync(
                desk, id, http))
            .WithTags(Tag).RequirePolicy(Policies.Admin)
            .WithSummary("Order what a buffer lacks, if it has fewer cards than it should").Answers<RefillAnswer>()
            .NeedsKey().Refuses(
                RewardCodes.PoolNotFound, SupplyCodes.PoolNotBuffer, SupplyCodes.SupplierPaused,
                SupplyCodes.SupplierUnavailable, SupplyCodes.SupplierItemNotFound);
    }

    private static void MapOne(RouteGroupBuilder supplier)
    {
        supplier.MapGet("", async (Id<Supplier> id, SupplierQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(http.Caller().Book, id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One supplier with its health").Answers<SupplierView>();
        supplier.MapPatch("", (Id<Supplier> id, SupplierDesk desk, HttpContext http) =>
                desk.EditAsync(http.Command(), id, http.Request.Headers.IfMatch, http.Patch()).ToResultAsync())
            .WithSummary("Change a supplier by a merge patch")
            .Accepts<SupplierBody>("application/json", "application/merge-patch+json").Answers<SupplierView>()
            .TakesKey().NeedsRevision();
        supplier.MapPost("/pause", (Id<Supplier> id, ReasonBody body, SupplierDesk desk, HttpContext http) =>
                desk.MoveAsync(http.Command(), id, "pause", body.Reason).ToResultAsync())
            .WithSummary("Order nothing from it; open orders are still asked about").Answers<SupplierView>()
            .TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
        supplier.MapPost("/resume", (Id<Supplier> id, SupplierDesk desk, HttpContext http) =>
                desk.MoveAsync(http.Command(), id, "resume", null).ToResultAsync())
            .WithSummary("Order from it again").Answers<SupplierView>()
            .TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
        supplier.MapPost("/key", (Id<Supplier> id, SupplierKeyBody body, SupplierDesk desk, HttpContext http) =>
                desk.SetKeyAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("Set the key of signatures; it is never shown again").Answers<SupplierView>().TakesKey();
        supplier.MapPost("/orders", PlaceAsync)
            .WithSummary("Order cards for the supplier's buffer; the simulator can be told what to do")
            .Answers<SupplierOrderView>(201).NeedsKey().Refuses(
                SupplyCodes.SupplierItemNotFound, SupplyCodes.SupplierPaused, SupplyCodes.SupplierUnavailable,
                SupplyCodes.SimulatorOnly);
    }

    private static void MapItems(RouteGroupBuilder supplier)
    {
        supplier.MapGet("/items", async (Id<Supplier> id, SupplierQueries queries, HttpContext http) =>
                await queries.ItemsAsync(http.Caller().Book, id))
            .WithSummary("What it sells, with the buffers that keep it").Answers<IReadOnlyList<SupplierItemView>>();
        supplier.MapPost("/items", (Id<Supplier> id, SupplierItemBody body, SupplierItemDesk desk, HttpContext http) =>
                desk.AddAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("Add what it sells, and a buffer for it").Answers<SupplierItemView>(201).TakesKey().Refuses(
                RewardCodes.DenominationNotFound, SupplyCodes.SupplierItemExists, LedgerCodes.AmountInvalid);
        supplier.MapPatch("/items/{denominationId}", (
                Id<Supplier> id, Id<Denomination> denominationId, SupplierItemBody body, SupplierItemDesk desk,
                HttpContext http) => desk.EditAsync(http.Command(), new ItemPlace(id, denominationId), body)
                    .ToResultAsync())
            .WithSummary("Change its name there, its cost, or whether it is ordered").Answers<SupplierItemView>()
            .TakesKey().Refuses(SupplyCodes.SupplierItemNotFound, LedgerCodes.AmountInvalid);
        supplier.MapGet("/catalogue", async (Id<Supplier> id, SupplierItemDesk desk, HttpContext http) =>
                await desk.CatalogueAsync(http.Caller().Book, id))
            .WithSummary("What it says that it sells and has, asked now").Answers<IReadOnlyList<CatalogueItem>>()
            .Refuses(SupplyCodes.SupplierUnavailable);
        supplier.MapPost("/sync", async (Id<Supplier> id, SupplierItemDesk desk, HttpContext http) =>
                (await desk.SyncAsync(await http.CommandAsync(), id)).ToResult())
            .WithSummary("Take over costs and stock from its catalogue").Answers<CatalogueSync>().NeedsKey()
            .Refuses(SupplyCodes.SupplierUnavailable);
    }

    private static Task<Page<SupplierView>> ListAsync(SupplierQueries queries, HttpContext http)
    {
        var query = http.List();
        var filter = new SupplierFilter(
            query.Status<SupplierStatus>(), query.Status<SupplierKind>(_kind.Name), query.Search());
        return queries.ListAsync(http.Caller().Book, filter, query.Page);
    }

    private static async Task<IResult> PlaceAsync(
        Id<Supplier> id, SupplierOrderBody body, SupplierOrderDesk desk, HttpContext http) =>
        (await desk.PlaceAsync(await http.CommandAsync(), id, body)).ToResult();

    private static async Task<IResult> RefillAsync(RefillDesk desk, Id<CardPool> id, HttpContext http) =>
        (await desk.RefillAsync(await http.CommandAsync(), id)).ToResult();

    private static async Task<IResult> HearAsync(Id<Supplier> id, SupplierCallbacks callbacks, HttpContext http)
    {
        var headers = http.Request.Headers;
        await callbacks.HearAsync(id, new SignedRequest(
            http.Request.Method, http.Request.PathBase + http.Request.Path,
            headers[SupplierSignature.TimestampHeader].ToString(), RequestBody.Of(http)),
            headers[SupplierSignature.SignatureHeader]);
        return Results.NoContent();
    }
}
