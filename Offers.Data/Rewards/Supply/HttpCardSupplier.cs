using System.Net.Http.Headers;
using System.Text.Json;
using Offers.Data.Platform.Outgoing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>Where a supplier by HTTP is, and what it and we share.</summary>
/// <param name="Base">The address before the paths.</param>
/// <param name="Supplier">Its paths and patience.</param>
/// <param name="Key">The key of signatures.</param>
/// <param name="CallbackUrl">Where it may tell what becomes of orders; null where nothing listens.</param>
public sealed record HttpReach(Uri Base, Supplier Supplier, string Key, string? CallbackUrl)
{
    /// <summary>Not the key.</summary>
    public override string ToString() => $"{Supplier.Slug} at {Base}";
}

/// <summary>
/// A supplier by HTTP and JSON. Each request is signed with the supplier's key, and orders carry our reference as their
/// idempotency key. A connection that was never made, 429, and a busy 503 are surely not done; a time that is over and
/// a fault of the server after the order was sent say nothing.
/// </summary>
public sealed class HttpCardSupplier(HttpReach reach, OutgoingHttp http, SemaphoreSlim lines, TimeProvider time)
    : ICardSupplier
{
    // An order of a thousand cards is below 300 KB; more is no answer to an order.
    private const int MostBytes = 4 * 1024 * 1024;
    private const string KeyHeader = "Idempotency-Key";
    private const string Json = "application/json";

    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(reach.Supplier.TimeoutMs);

    /// <inheritdoc/>
    public async Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation)
    {
        var message = new OrderMessage(
            ask.Reference, ask.Sku, ask.Count, ask.Cost.Currency.Code, Domain.Ledger.AmountText.Of(ask.Cost),
            reach.CallbackUrl, ask.Behaviour);
        var sent = await SendAsync(
            new Sending(HttpMethod.Post, reach.Supplier.OrderPath, OffersJson.Bytes(message), ask.Reference),
            cancellation);
        return sent.Fault ?? SupplierReading.OfOrder(sent.Answer());
    }

    /// <inheritdoc/>
    public async Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation)
    {
        var sent = await SendAsync(
            new Sending(HttpMethod.Get, $"{reach.Supplier.OrderPath}/{reference}", [], null), cancellation);
        return sent.Fault ?? SupplierReading.OfQuery(sent.Answer());
    }

    /// <inheritdoc/>
    public async Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation)
    {
        var path = $"{reach.Supplier.OrderPath}/{reference}/cancel";
        var sent = await SendAsync(
            new Sending(HttpMethod.Post, path, [], reference + "-cancel"), cancellation);
        return sent.Fault ?? SupplierReading.OfQuery(sent.Answer());
    }

    /// <inheritdoc/>
    public async Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation)
    {
        var sent = await SendAsync(
            new Sending(HttpMethod.Get, reach.Supplier.CataloguePath, [], null), cancellation);
        return sent.Fault is { } fault ? new CatalogueReply.Failed($"{fault}")
            : sent.Status == 200 && Read<CatalogueMessage>(sent.Body) is { Items: not null } message
                ? new CatalogueReply.Told(SupplierReading.Catalogue(message))
            : new CatalogueReply.Failed($"It answered {sent.Status}.");
    }

    // Whoever waits for a free line has sent nothing.
    private async Task<Sent> SendAsync(Sending sending, CancellationToken cancellation)
    {
        try
        {
            await lines.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return new Sent(new SupplierReply.Unreached("All lines to it are in use."));
        }

        try
        {
            return await TalkAsync(sending, cancellation);
        }
        finally
        {
            lines.Release();
        }
    }

    private async Task<Sent> TalkAsync(Sending sending, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(_patience);
        try
        {
            using var request = Request(sending);
            using var response = await http.SendAsync(request, end.Token);
            var body = await ReadAsync(response, end.Token);
            return new Sent(null, (int)response.StatusCode, body, RetryAfter(response.Headers.RetryAfter));
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new Sent(new SupplierReply.Unreached($"It was not reached: {error.HttpRequestError}."));
        }
        catch (HttpRequestException error)
        {
            return new Sent(new SupplierReply.Silent($"The line broke: {error.HttpRequestError}."));
        }
        catch (IOException)
        {
            return new Sent(new SupplierReply.Silent("The line broke while it answered."));
        }
        catch (OperationCanceledException)
        {
            return new Sent(new SupplierReply.Silent($"No answer within {reach.Supplier.TimeoutMs} ms."));
        }
    }

    private HttpRequestMessage Request(Sending sending)
    {
        var address = new Uri(reach.Base.AbsoluteUri.TrimEnd('/') + sending.Path);
        var request = new HttpRequestMessage(sending.Method, address);
        var stamp = SupplierSignature.Stamp(time.GetUtcNow());
        var signed = new SignedRequest(sending.Method.Method, address.AbsolutePath, stamp, sending.Body);
        request.Headers.Add(SupplierSignature.TimestampHeader, stamp);
        request.Headers.Add(SupplierSignature.SignatureHeader, SupplierSignature.Of(reach.Key, signed));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Json));
        if (sending.Key is not null)
        {
            request.Headers.Add(KeyHeader, sending.Key);
        }

        if (sending.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(sending.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(Json, "utf-8");
        }

        return request;
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var some = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(some, cancellation)) > 0)
        {
            body.Write(some, 0, read);
            if (body.Length > MostBytes)
            {
                throw new IOException("The answer is too long.");
            }
        }

        return body.ToArray();
    }

    private static T? Read<T>(byte[] body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, OffersJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        (header?.Delta ?? header?.Date - time.GetUtcNow()) is { } wait && wait > TimeSpan.Zero ? wait : null;

    private sealed record Sending(HttpMethod Method, string Path, byte[] Body, string? Key);

    private sealed record Sent(SupplierReply? Fault, int Status = 0, byte[] Body = null!, TimeSpan? RetryAfter = null)
    {
        internal SupplierAnswer Answer() => new(Status, Read<OrderState>(Body), RetryAfter);
    }
}
