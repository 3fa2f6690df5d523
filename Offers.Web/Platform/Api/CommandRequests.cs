using System.Text;
using System.Text.Json.Nodes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Turns a request of the API into what commands are asked with: caller, key and mode.</summary>
public static class CommandRequests
{
    /// <summary>The header that makes a request happen once.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The query parameter that only shows what would happen.</summary>
    public const string DryRun = "dryRun";

    private const int ShortestKey = 16;
    private const int LongestKey = 255;

    /// <summary>
    /// For commands that move money, make a paid thing or call an outside party: the key is required.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="keep">How long the answer is kept, where not 30 days.</param>
    /// <exception cref="Refusal">
    /// <c>idempotency_key_required</c>, <c>idempotency_key_invalid</c>, <c>body_invalid</c>.
    /// </exception>
    public static Task<CommandRequest> CommandAsync(this HttpContext http, TimeSpan? keep = null)
    {
        var mode = ModeOf(http.Request);
        return Task.FromResult(mode == RunMode.DryRun || KeyOf(http.Request) is not null
            ? Request(http, mode, keep)
            : throw PlatformCodes.IdempotencyKeyRequired.Because());
    }

    /// <summary>For commands that move no money: a key is honoured where one is sent.</summary>
    /// <exception cref="Refusal"><c>idempotency_key_invalid</c>, <c>body_invalid</c>.</exception>
    public static CommandRequest Command(this HttpContext http) => Request(http, ModeOf(http.Request), null);

    /// <summary>The body as a merge patch.</summary>
    /// <exception cref="Refusal"><c>body_invalid</c>.</exception>
    public static JsonObject Patch(this HttpContext http) => BrokenJson.ReadPatch(RequestBody.Of(http));

    private static CommandRequest Request(HttpContext http, RunMode mode, TimeSpan? keep)
    {
        var caller = http.Caller();
        if (mode == RunMode.DryRun || KeyOf(http.Request) is not { } key)
        {
            return new CommandRequest(caller, CommandKey.Fresh(), mode);
        }

        var once = CommandKey.Of(caller, key, Canonical(http));
        return new CommandRequest(caller, keep is { } time ? once with { Keep = time } : once, mode);
    }

    private static RunMode ModeOf(HttpRequest request) => request.Query[DryRun] switch
    {
        [] => RunMode.Commit,
        [var word] when string.Equals(word, "true", StringComparison.OrdinalIgnoreCase) => RunMode.DryRun,
        [var word] when string.Equals(word, "false", StringComparison.OrdinalIgnoreCase) => RunMode.Commit,
        _ => throw Refusal.OfField(DryRun, "'dryRun' is 'true' or 'false'."),
    };

    // The draft of the header writes the key in quotes; they are not part of it.
    private static string? KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(KeyHeader, out var values) || string.IsNullOrWhiteSpace(values))
        {
            return null;
        }

        var key = values.Count == 1 ? values[0]!.Trim() : "";
        if (key is ['"', .. var inner, '"'])
        {
            key = inner;
        }

        return key.Length is >= ShortestKey and <= LongestKey
            && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.' or '-')
            ? key
            : throw PlatformCodes.IdempotencyKeyInvalid.Because();
    }

    // Everything that makes two requests the same: method, route, path values, sorted query and canonical body.
    private static string Canonical(HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path.Value;
        var text = new StringBuilder().Append(http.Request.Method).Append('\n').Append(route).Append('\n');
        foreach (var (name, value) in http.Request.RouteValues.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        var query = http.Request.Query.Where(x => !string.Equals(x.Key, DryRun, StringComparison.OrdinalIgnoreCase));
        foreach (var (name, values) in query.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            text.Append('?').Append(name).Append('=').AppendJoin('&', values.ToArray()).Append('\n');
        }

        return text.Append(CanonicalJson.Of(RequestBody.Of(http))).ToString();
    }
}
