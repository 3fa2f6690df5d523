using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Offers.Tests.Platform.Api;

/// <summary>The endpoints of the API as the running application has them.</summary>
public static class ApiPaths
{
    /// <summary>All endpoints in the order of their paths.</summary>
    public static IReadOnlyList<RouteEndpoint> Of(ApiWorld world) =>
    [
        .. world.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}".StartsWith(
                "/api/", StringComparison.Ordinal))
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    /// <summary>Method and path, for example <c>GET /api/v1/investments/{id}</c>.</summary>
    public static string NameOf(RouteEndpoint endpoint)
    {
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
        var path = System.Text.RegularExpressions.Regex.Replace(
            endpoint.RoutePattern.RawText!, @"\{(\w+)[^}]*\}", "{$1}", default, TimeSpan.FromSeconds(1));
        return $"{method} /{path.Trim('/')}";
    }

    /// <summary>A path with good values for its parameters, of known objects or of ones that do not exist.</summary>
    public static string Fill(string path, RouteEndpoint endpoint, IReadOnlyDictionary<string, string>? known = null)
    {
        var handler = endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>();
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var type = handler?.GetParameters().FirstOrDefault(x => x.Name == parameter.Name)?.ParameterType;
            path = path.Replace($"{{{parameter.Name}}}", Sample(type, parameter.Name, known), StringComparison.Ordinal);
        }

        return path;
    }

    private static string Sample(Type? type, string name, IReadOnlyDictionary<string, string>? known)
    {
        if (type is { IsGenericType: true } && type.Name.StartsWith("Id`", StringComparison.Ordinal))
        {
            var prefix = (string)type.GetProperty("Prefix")!.GetValue(null)!;
            return known?.GetValueOrDefault(prefix) ?? $"{prefix}_00000000000000000000000000";
        }

        return name == "currency" ? "AED" : "x";
    }
}
