using System.Reflection;
using System.Text.Json;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Says what is wrong with a request that the framework could not read.</summary>
internal static class BrokenRequests
{
    internal static Refusal ToRefusal(HttpContext http, BadHttpRequestException error) => error switch
    {
        { InnerException: JsonException broken } => BrokenJson.ToRefusal(broken),
        { StatusCode: 413 } => PlatformCodes.TooLarge.Because(),
        { StatusCode: 415 } => PlatformCodes.MediaTypeUnsupported.Because(),
        _ when OfParameters(http) is { } refusal => refusal,
        _ when RequestBody.Of(http).Length == 0 => PlatformCodes.BodyInvalid.Because("A JSON body is required."),
        _ => PlatformCodes.BodyInvalid.Because(),
    };

    // An id in the path that is not one names nothing; a bad value in the query is a bad field.
    private static Refusal? OfParameters(HttpContext http)
    {
        var handler = http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>();
        foreach (var parameter in handler?.GetParameters() ?? [])
        {
            if (KindOf(parameter.ParameterType) is { } kind
                && http.Request.RouteValues.TryGetValue(parameter.Name!, out var value)
                && !IsId(parameter.ParameterType, value as string))
            {
                return NotFoundOf(kind).Because();
            }

            if (http.Request.Query.ContainsKey(parameter.Name!))
            {
                return Refusal.OfField(parameter.Name!, $"'{parameter.Name}' cannot be read.");
            }
        }

        return null;
    }

    private static Type? KindOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsId(Type type, string? text) =>
        (bool)type.GetMethod(nameof(Id<>.TryParse))!.Invoke(null, [text, null])!;

    // Codes are named after the object or after its prefix: investment_not_found, topup_not_found.
    private static RefusalCode NotFoundOf(Type kind)
    {
        var name = kind.IsInterface ? kind.Name[1..] : kind.Name;
        return RefusalCodes.All.GetValueOrDefault(Words.Snake(name) + "_not_found")
            ?? RefusalCodes.All.GetValueOrDefault(IdPrefixes.For(kind) + "_not_found")
            ?? PlatformCodes.NotFound;
    }
}
