using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>
/// The one place that turns what goes wrong under /api into problem documents: refusals by their code, broken requests,
/// a database that cannot be reached, and mistakes of the program, of which callers learn nothing but the request's id.
/// </summary>
public sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    /// <summary>What problem documents are sent as.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>What other documents are sent as.</summary>
    public const string JsonContentType = "application/json; charset=utf-8";

    /// <summary>Goes on and answers what goes wrong.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.IsApi())
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            log.LogDebug("The caller went away.");
            return;
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, ToRefusal(http, error));
            return;
        }

        if (!http.Response.HasStarted && OfStatus(http) is { } code)
        {
            await WriteAsync(http, code.Because());
        }
    }

    /// <summary>Answers a refusal.</summary>
    internal static Task WriteAsync(HttpContext http, Refusal refusal)
    {
        var response = http.Response;
        if (RetryAfter(refusal) is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.Code == PlatformCodes.Unauthenticated)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        return Answer.Of(refusal, http.Caller()).ToResult().ExecuteAsync(http);
    }

    private Refusal ToRefusal(HttpContext http, Exception error)
    {
        switch (error)
        {
            case Refusal refusal:
                return refusal;
            case BadHttpRequestException broken:
                return BrokenRequests.ToRefusal(http, broken);
            case JsonException broken:
                return BrokenJson.ToRefusal(broken);
            case var _ when IsUnavailable(error):
                log.LogError(error, "No database for {Method} {Path}.", http.Request.Method, http.Request.Path);
                return PlatformCodes.Unavailable.Because();
            default:
                log.LogError(error, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
                return PlatformCodes.Internal.Because();
        }
    }

    // A broken rule of the database is a mistake of the program; everything else that a database says will pass.
    private static bool IsUnavailable(Exception? error) => error switch
    {
        null => false,
        DbException { SqlState: ['2', '3', ..] } => false,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 or 19 } => false,
        DbException or TimeoutException or SocketException => true,
        _ => IsUnavailable(error.InnerException),
    };

    private static int? RetryAfter(Refusal refusal) => refusal.Facts.TryGetValue("retryAfter", out var named)
        ? Convert.ToInt32(named, CultureInfo.InvariantCulture)
        : refusal.Code == PlatformCodes.IdempotencyInProgress || refusal.Code.Status is 429 or 503 ? 1 : null;

    private static RefusalCode? OfStatus(HttpContext http) => http.Response switch
    {
        { ContentLength: > 0 } or { ContentType: not null } => null,
        { StatusCode: 401 } => PlatformCodes.Unauthenticated,
        { StatusCode: 403 } => PlatformCodes.Forbidden,
        { StatusCode: 404 } => PlatformCodes.NotFound,
        { StatusCode: 405 } => ApiModule.Knows(http) ? PlatformCodes.MethodNotAllowed : PlatformCodes.NotFound,
        { StatusCode: 413 } => PlatformCodes.TooLarge,
        { StatusCode: 415 } => PlatformCodes.MediaTypeUnsupported,
        { StatusCode: 400 } => PlatformCodes.BodyInvalid,
        _ => null,
    };
}
