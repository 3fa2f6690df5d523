using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Supply;

/// <summary>
/// The simulator by HTTP, as a supplier would be: in Development, and for sandboxes. Each request is signed with the
/// key
/// of the supplier that is played, which is named by its book and its short name.
/// </summary>
internal static class SimulatorEndpoints
{
    private const string Root = "/simulator/cards/{book:int}/{slug}";
    private const int MostBytes = 64 * 1024;

    internal static void Map(IEndpointRouteBuilder app)
    {
        var shop = app.MapGroup(Root).RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        shop.MapPost("/orders", (SimulatorDoor door, HttpContext http, int book, string slug) =>
            door.AnswerAsync(http, (book, slug), (simulator, place, body) =>
                Read(body) is { } ask ? simulator.OrderAsync(place, ask) : Task.FromResult(Unreadable)));
        shop.MapGet("/orders/{reference}", (
            SimulatorDoor door, HttpContext http, int book, string slug, string reference) =>
            door.AnswerAsync(http, (book, slug), (simulator, place, _) => simulator.QueryAsync(place, reference)));
        shop.MapPost("/orders/{reference}/cancel", (
            SimulatorDoor door, HttpContext http, int book, string slug, string reference) =>
            door.AnswerAsync(http, (book, slug), (simulator, place, _) => simulator.CancelAsync(place, reference)));
        shop.MapGet("/catalogue", (SimulatorDoor door, HttpContext http, int book, string slug) =>
            door.ListAsync(http, (book, slug)));
    }

    private static SimulatorReply Unreadable { get; } = new SimulatorReply.Says(
        new SupplierAnswer(400, new OrderState { Code = "body_invalid", Message = "The body cannot be read." }));

    private static OrderMessage? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<OrderMessage>(body, OffersJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a body; null where it is longer than any order.</summary>
    internal static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        var some = new byte[8 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(some, http.RequestAborted)) > 0)
        {
            body.Write(some, 0, read);
            if (body.Length > MostBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}

/// <summary>Lets requests to the simulator in, and answers them as it wants to.</summary>
public sealed class SimulatorDoor(
    Simulator simulator, SimulatorSettings settings, SupplierKeys keys, OffersDatabase database,
    IHostEnvironment environment, TimeProvider time)
{
    /// <summary>Answers a request about orders.</summary>
    internal async Task AnswerAsync(
        HttpContext http, (int Book, string Slug) shop,
        Func<Simulator, SimulatedShop, byte[], Task<SimulatorReply>> ask)
    {
        if (await LetInAsync(http, shop) is not { } entered)
        {
            return;
        }

        if (await ask(simulator, entered.Place, entered.Body) is not SimulatorReply.Says says)
        {
            await HoldAsync(http);
            return;
        }

        await Task.Delay(says.After, http.RequestAborted);
        if (says.Answer.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = $"{(int)wait.TotalSeconds}";
        }

        http.Response.StatusCode = says.Answer.Status;
        await WriteAsync(http, says.Answer.Body!);
    }

    /// <summary>Answers what is sold.</summary>
    internal async Task ListAsync(HttpContext http, (int Book, string Slug) shop)
    {
        if (await LetInAsync(http, shop) is { } entered)
        {
            await WriteAsync(http, await simulator.CatalogueAsync(entered.Place));
        }
    }

    // Says nothing until whoever asks goes away, or for as long as a line stays open.
    private async Task HoldAsync(HttpContext http)
    {
        try
        {
            await Task.Delay(settings.Silence, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        http.Abort();
    }

    private async Task<(SimulatedShop Place, byte[] Body)?> LetInAsync(HttpContext http, (int Book, string Slug) shop)
    {
        var book = new BookId(shop.Book);
        if (book == BookId.Live && !environment.IsDevelopment())
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        var body = await SimulatorEndpoints.BodyAsync(http);
        await using var db = database.Read(book);
        var supplier = await db.Suppliers.SingleOrDefaultAsync(x => x.Slug == shop.Slug);
        if (body is null || supplier is null || keys.Open(supplier) is not { } key || !IsSigned(http, key, body))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await WriteAsync(http, new OrderState { Code = SupplyCodes.SignatureInvalid.Code });
            return null;
        }

        return (SimulatedShop.Of(supplier), body);
    }

    private bool IsSigned(HttpContext http, string key, byte[] body)
    {
        var (request, headers) = (http.Request, http.Request.Headers);
        return SupplierSignature.IsGood(
            key, new SignedRequest(
                request.Method, request.PathBase + request.Path,
                headers[SupplierSignature.TimestampHeader].ToString(), body),
            headers[SupplierSignature.SignatureHeader], time.GetUtcNow());
    }

    private static Task WriteAsync(HttpContext http, object body)
    {
        http.Response.ContentType = Problems.JsonContentType;
        return http.Response.Body.WriteAsync(OffersJson.Bytes(body), http.RequestAborted).AsTask();
    }
}
