using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Docs;
using Offers.Tests.Infrastructure;
using Offers.Web.Identity;

namespace Offers.Tests.Identity;

public sealed class RoleMatrixTests
{
    private const string Introduction = """
        # Who may open what

        Written from the code by a test, and reviewed whenever it changes: every page and every endpoint with the policy
        that it declares, and the roles that pass it. A page or an endpoint without a policy fails the test. Passing the
        policy is not all: what a caller sees behind it is only what is his, and another tenant's id answers 404.

        """;

    /// <summary>
    /// What the framework and the description of the API serve to everybody; nothing of it is anybody's.
    /// </summary>
    private static readonly string[] _open =
    [
        "_framework/", "_blazor", "_content/", "/_blazor", "/_framework", "/health/", "/openapi/", "/swagger",
        "{**path:file}",
    ];

    private static readonly Role[] _roles = Enum.GetValues<Role>();

    [Fact]
    public async Task Every_page_and_endpoint_declares_a_policy_and_the_reviewed_table_says_so()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite);
        await using var app = new OffersApplication(database);
        var doors = Doors(app.Services.GetRequiredService<EndpointDataSource>()).ToList();

        Assert.All(doors, door => Assert.True(door.Policy is not null, $"{door.Name} declares no policy."));
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        Append(text, "Pages", doors.Where(door => door.IsPage));
        Append(text, "Endpoints", doors.Where(door => !door.IsPage));
        WrittenGuide.Check("role-matrix.md", text.ToString());
    }

    [Fact]
    public void Every_role_passes_a_policy_of_its_own() => Assert.All(_roles, role => Assert.Contains(
        Policies.All, policy => policy.Roles.Contains(role)));

    private static IEnumerable<Door> Doors(EndpointDataSource source) => source.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => !IsOpen(endpoint))
        .Select(Read)
        .DistinctBy(door => (door.Name, door.Policy))
        .OrderBy(door => door.Route, StringComparer.Ordinal).ThenBy(door => door.Name, StringComparer.Ordinal);

    private static Door Read(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
        return new Door(isPage ? route : $"{string.Join('/', methods)} {route}", route, isPage, PolicyOf(endpoint));
    }

    private static string? PolicyOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return Policies.Anonymous;
        }

        var declared = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault()?.Policy;
        return Policies.All.Any(policy => policy.Policy == declared) ? declared : null;
    }

    // Style sheets, scripts and pictures come from the file system and are the same for everybody.
    private static bool IsOpen(RouteEndpoint endpoint) =>
        _open.Any(start => endpoint.RoutePattern.RawText!.StartsWith(start, StringComparison.Ordinal))
        || endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor");

    private static void Append(StringBuilder text, string title, IEnumerable<Door> doors)
    {
        text.Append($"\n## {title}\n\n| {title[..^1]} | Policy | nobody | ")
            .AppendJoin(" | ", _roles.Select(role => Words.Plain(role.ToString()))).Append(" |\n|---|---|")
            .AppendJoin('|', Enumerable.Repeat(":-:", _roles.Length + 1)).Append("|\n");
        foreach (var door in doors)
        {
            text.Append($"| `{door.Name}` | {door.Policy} | {Mark(door.Policy == Policies.Anonymous)} | ")
                .AppendJoin(" | ", _roles.Select(role => Mark(Passes(door.Policy!, role)))).Append(" |\n");
        }
    }

    private static bool Passes(string policy, Role role) =>
        policy is Policies.Anonymous or Policies.SignedIn or Policies.Own
        || Policies.All.Single(known => known.Policy == policy).Roles.Contains(role);

    private static string Mark(bool passes) => passes ? "yes" : "";

    private sealed record Door(string Name, string Route, bool IsPage, string? Policy);
}
