namespace Offers.Web.Platform.Api;

/// <summary>
/// Gives each request an id: the caller's <c>X-Request-ID</c> where it is sane, else a new one. It is returned, logged
/// and put into problems.
/// </summary>
public sealed class RequestIds(RequestDelegate next, ILogger<RequestIds> log)
{
    /// <summary>The header.</summary>
    public const string Header = "X-Request-ID";

    private const int LongestId = 100;

    /// <summary>Names the request and goes on.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        string? sent = http.Request.Headers[Header];
        var id = IsSane(sent) ? sent! : Guid.CreateVersion7().ToString("N");
        http.TraceIdentifier = id;
        http.Response.OnStarting(static state =>
        {
            var named = (HttpContext)state;
            named.Response.Headers[Header] = named.TraceIdentifier;
            return Task.CompletedTask;
        }, http);
        using (log.BeginScope(new KeyValuePair<string, object>[] { new("Request", id) }))
        {
            await next(http);
        }
    }

    private static bool IsSane(string? id) => id is { Length: >= 1 and <= LongestId }
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
