using System.Buffers;
using Microsoft.Net.Http.Headers;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Marks an endpoint that reads its body itself, such as an upload, and sets its own limits.</summary>
public sealed class StreamedBody
{
    /// <summary>The one mark.</summary>
    public static readonly StreamedBody Mark = new();
}

/// <summary>Marks an endpoint that decides each item of a list by itself, also one that is null.</summary>
public sealed class EmptyItems
{
    /// <summary>The one mark.</summary>
    public static readonly EmptyItems Mark = new();
}

/// <summary>
/// Reads the body of an API request once and keeps it, so that it can be bound and also be part of the fingerprint of
/// its key.
/// </summary>
public sealed class RequestBody(RequestDelegate next)
{
    /// <summary>The most bytes of a body.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int FirstRead = 1024;

    /// <summary>Reads the body and goes on.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var readsItself = http.GetEndpoint()?.Metadata.GetMetadata<StreamedBody>() is not null;
        if (!http.IsApi() || readsItself || HasNone(http.Request))
        {
            await next(http);
            return;
        }

        CheckType(http.Request);
        var bytes = await ReadAsync(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<EmptyItems>() is null)
        {
            BrokenJson.RefuseEmptyItems(bytes);
        }

        http.Features.Set(new KeptBody(bytes));
        var original = http.Request.Body;
        http.Request.Body = new MemoryStream(bytes, writable: false);
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Body = original;
        }
    }

    /// <summary>The bytes of the body; none where there is none.</summary>
    internal static byte[] Of(HttpContext http) => http.Features.Get<KeptBody>()?.Bytes ?? [];

    /// <summary>Says what a body that an endpoint read itself was, so that it is part of the fingerprint of its key.
    /// </summary>
    internal static void Keep(HttpContext http, byte[] json) => http.Features.Set(new KeptBody(json));

    private static bool HasNone(HttpRequest request) =>
        request.ContentLength is 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0);

    private static void CheckType(HttpRequest request)
    {
        if (!request.HasJsonContentType()
            || (MediaTypeHeaderValue.Parse(request.ContentType).Charset is { HasValue: true } charset
                && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw PlatformCodes.MediaTypeUnsupported.Because();
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        var writer = new ArrayBufferWriter<byte>(FirstRead);
        while (true)
        {
            var read = await http.Request.Body.ReadAsync(writer.GetMemory(FirstRead), http.RequestAborted);
            if (read == 0)
            {
                return writer.WrittenSpan.ToArray();
            }

            writer.Advance(read);
            if (writer.WrittenCount > MaxBytes)
            {
                throw TooLarge();
            }
        }
    }

    private static Refusal TooLarge() => PlatformCodes.TooLarge.Because($"A body has at most {MaxBytes} bytes.");

    private sealed record KeptBody(byte[] Bytes);
}
