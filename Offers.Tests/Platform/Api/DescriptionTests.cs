using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Api;

namespace Offers.Tests.Platform.Api;

/// <summary>The API's description, health and headers.</summary>
public sealed class DescriptionTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite]
    public async Task Every_endpoint_is_described_with_policy_refusals_and_headers(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var document = await world.App.CreateClient().GetJsonAsync("/openapi/v1.json");

        Assert.StartsWith("3.1", document.Text("openapi"), StringComparison.Ordinal);
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(x => (Name: $"{x.Name} {path.Name}", x.Value)))
            .ToDictionary(x => x.Name, x => x.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in Endpoints(world))
        {
            var name = NameOf(endpoint);
            Assert.True(described.TryGetValue(name, out var operation), $"{name} is not described.");
            Assert.True(operation.TryGetProperty("summary", out _), $"{name} has no summary.");
            Assert.Contains("Policy: ", operation.Text("description"), StringComparison.Ordinal);
            foreach (var code in EndpointFacts.RefusalsOf(endpoint.Metadata))
            {
                var responses = operation.GetProperty("responses");
                Assert.True(responses.TryGetProperty($"{code.Status}", out var problem), $"{name} {code.Code}");
                Assert.Contains($"`{code.Code}`", problem.Text("description"), StringComparison.Ordinal);
                Assert.True(problem.GetProperty("content").TryGetProperty("application/problem+json", out _), name);
            }

            if (endpoint.Metadata.GetMetadata<KeyUse>() is not null)
            {
                Assert.Contains(operation.GetProperty("parameters").EnumerateArray(),
                    x => x.Text("name") == "Idempotency-Key" && x.Text("in") == "header");
            }
        }
    }

    [Theory, OnSqlite]
    public async Task Amounts_ids_and_states_are_described_as_they_are_written(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var document = await world.App.CreateClient().GetJsonAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");

        var answer = schemas.GetProperty("InvestAnswer").GetProperty("properties");
        Assert.Equal("string", answer.GetProperty("acceptedAmount").Text("type"));
        Assert.Contains("[0-9]", answer.GetProperty("acceptedAmount").Text("pattern"), StringComparison.Ordinal);
        Assert.StartsWith("^inv_", answer.GetProperty("id").Text("pattern"), StringComparison.Ordinal);
        Assert.Equal(["confirmed", "refused", "withdrawn", "settled", "returned", "repaid"],
            schemas.GetProperty("InvestmentStatus").GetProperty("enum").EnumerateArray().Select(x => x.GetString()));
        Assert.True(schemas.GetProperty("OfferViewPage").GetProperty("properties").TryGetProperty("nextCursor", out _));
        Assert.True(schemas.GetProperty("Problem").GetProperty("properties").TryGetProperty("requestId", out _));
    }

    [Theory, OnSqlite]
    public async Task Every_endpoint_declares_a_policy(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        Assert.All(Endpoints(world), endpoint => Assert.True(
            ApiModule.PolicyOf(endpoint.Metadata) is not null, $"{NameOf(endpoint)} declares no policy."));
    }

    [Theory, OnSqlite]
    public async Task What_must_carry_a_key_refuses_without_one(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var builder = await world.App.OrganisationAsync(OrganisationKind.Builder);
        var clients = new[]
        {
            await world.AdminAsync(), (await world.InvestorAsync()).Client,
            await world.App.ClientAsync(Role.Builder, builder), await world.App.ClientAsync(Role.Agent),
        };
        foreach (var endpoint in Endpoints(world).Where(x => x.Metadata.GetMetadata<KeyUse>()?.Required == true))
        {
            var path = NameOf(endpoint).Split(' ')[1].Replace("{currency}", "AED", StringComparison.Ordinal);
            var codes = new List<string>();
            foreach (var client in clients)
            {
                var answer = await client.SendAsync(ApiTalk.Post(ApiPaths.Fill(path, endpoint), "{}"));
                codes.Add(await answer.CodeAsync());
            }

            Assert.Contains("400 idempotency_key_required", codes);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Health_swagger_and_headers(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var client = world.App.CreateClient();
        foreach (var path in (string[])["/health/live", "/health/ready", "/swagger/index.html",
            "/swagger/index.js", "/swagger/swagger-ui-bundle.js", "/"])
        {
            var answer = await client.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            var policy = answer.Header("Content-Security-Policy");
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("frame-ancestors 'self'", policy, StringComparison.Ordinal);
            Assert.Equal(
                ("nosniff", "DENY"), (answer.Header("X-Content-Type-Options"), answer.Header("X-Frame-Options")));
            Assert.NotEmpty(answer.Header("X-Request-ID"));
        }

        var page = await (await client.GetAsync("/swagger/index.html")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style>", page, StringComparison.Ordinal);
        var lost = await client.GetAsync("/no-such-page");
        Assert.NotEmpty(lost.Header("Content-Security-Policy"));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(ApiWorld world) => ApiPaths.Of(world);

    private static string NameOf(RouteEndpoint endpoint) => ApiPaths.NameOf(endpoint);
}
