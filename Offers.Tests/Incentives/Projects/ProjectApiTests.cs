using System.Net.Http.Json;
using System.Text.Json;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Incentives.Projects;

/// <summary>Projects, units and associations over the API, for every role and with others' ids.</summary>
public sealed class ProjectApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Builder = "/api/v1/builder";
    private const string Agent = "/api/v1/agent";
    private const string Admin = "/api/v1/admin";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_builder_makes_a_project_with_units_and_edits_both(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (builder, _) = await BuilderAsync(world);
        var made = await builder.SendAsync($"{Builder}/projects", new
        {
            name = "Sunrise Apartments", city = "Bangalore", area = "Whitefield", type = "residential",
            currency = "INR",
        });
        var project = await made.JsonAsync();
        var id = project.Text("id");
        Assert.Equal(("201", "\"1\""), (await made.CodeAsync(), made.Headers.ETag?.Tag));
        Assert.StartsWith("prj_", id, StringComparison.Ordinal);
        Assert.Equal(
            ("Whitefield, Bangalore", "selling", "INR"),
            (project.Text("location"), project.Text("status"), project.Text("currency")));
        Assert.Equal($"{Builder}/projects/{id}", made.Headers.Location?.ToString());

        var units = $"{Builder}/projects/{id}/units";
        var several = await (await builder.SendAsync($"{units}/bulk", new
        {
            units = new[]
            {
                new { number = "A-1", type = "2 bedrooms", price = "5000000.00" },
                new { number = "A-2", type = "3 bedrooms", price = "7500000.00" },
                new { number = "a-1", type = "2 bedrooms", price = "5000000.00" },
            },
        })).JsonAsync();
        Assert.Equal((2, 1), (several.GetProperty("successful").GetInt32(), several.GetProperty("failed").GetInt32()));
        var unit = several.GetProperty("results")[0].GetProperty("unit").Text("id");
        Assert.Equal("200", await (await PatchAsync(
            builder, $"{units}/{unit}", """{"price":"5200000.00"}""")).CodeAsync());
        Assert.Equal("200", await (await PatchAsync(
            builder, $"{Builder}/projects/{id}", """{"area":null,"status":"completed"}""")).CodeAsync());

        var now = await builder.GetJsonAsync($"{Builder}/projects/{id}");
        Assert.Equal(
            ("Bangalore", "completed", "5200000.00", "7500000.00", 2),
            (now.Text("location"), now.Text("status"), now.Text("priceFrom"), now.Text("priceTo"),
                now.GetProperty("units").GetProperty("total").GetInt32()));
        Assert.Equal(
            ["A-1", "A-2"], (await builder.GetJsonAsync($"{units}?status=available")).Texts("number"));
        Assert.Empty((await builder.GetJsonAsync($"{units}?status=sold&q=A-")).Texts("number"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Forty_five_projects_make_three_pages_of_twenty(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (builder, _) = await BuilderAsync(world);
        for (var i = 1; i <= 45; i++) await ProjectAsync(builder, $"Tower {i}");

        foreach (var (page, count) in new[] { (1, 20), (2, 20), (3, 5), (4, 0) })
        {
            var list = await builder.GetJsonAsync($"{Builder}/projects?limit=20&page={page}");
            var pagination = list.GetProperty("pagination");
            Assert.Equal(count, list.GetProperty("data").GetArrayLength());
            Assert.Equal(
                (45, page, 20, 3),
                (pagination.GetProperty("total").GetInt32(), pagination.GetProperty("page").GetInt32(),
                    pagination.GetProperty("limit").GetInt32(), pagination.GetProperty("totalPages").GetInt32()));
        }

        var refused = await builder.GetAsync($"{Builder}/projects?page=2&cursor=end");
        Assert.Equal("400 paging_invalid", await refused.CodeAsync());
        Assert.Equal("400 paging_invalid", await (await builder.GetAsync($"{Builder}/projects?page=0")).CodeAsync());
        Assert.Equal(
            "400 filter_unknown", await (await builder.GetAsync($"{Builder}/projects?builderId=x")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_asks_is_let_in_and_leaves(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (builder, _) = await BuilderAsync(world);
        var agent = await world.App.ClientAsync(Role.Agent);
        var id = await ProjectAsync(builder, "Sunrise");
        Assert.Equal(0, await TotalAsync(agent, $"{Agent}/projects?standing=mine"));
        Assert.Equal("403 not_associated", await GetAsync(agent, $"{Agent}/projects/{id}"));
        Assert.False(await IsInAsync());

        var asked = await (await agent.SendAsync($"{Agent}/associations", new { projectId = id, note = "Hello" }))
            .JsonAsync();
        var association = asked.Text("id");
        Assert.Equal("requested", asked.Text("status"));
        Assert.Equal(1, await TotalAsync(builder, $"{Builder}/associations?status=requested&projectId={id}"));
        var approved = await (await builder.PostAsync($"{Builder}/associations/{association}/approve", null))
            .JsonAsync();
        Assert.Equal("approved", approved.Text("status"));
        Assert.Equal("", await GetAsync(agent, $"{Agent}/projects/{id}"));
        Assert.Equal("", await GetAsync(agent, $"{Agent}/projects/{id}/units"));
        Assert.True(await IsInAsync());
        Assert.Equal(1, await TotalAsync(builder, $"{Builder}/projects/{id}/agents"));

        Assert.Equal("200", await (await DeleteAsync(agent, $"{Agent}/associations/{association}", null)).CodeAsync());
        Assert.False(await IsInAsync());
        Assert.Equal("403 not_associated", await GetAsync(agent, $"{Agent}/projects/{id}"));
        Assert.Equal(0, await TotalAsync(builder, $"{Builder}/agents?projectId={id}"));
        Assert.Equal(1, await TotalAsync(builder, $"{Builder}/agents?projectId={id}&status=ended"));

        async Task<bool> IsInAsync() => (await agent.GetJsonAsync($"{Agent}/associations/check?projectId={id}"))
            .GetProperty("associated").GetBoolean();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ids_of_others_are_refused_at_every_endpoint(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (owner, _) = await BuilderAsync(world);
        var (other, _) = await BuilderAsync(world);
        var person = await world.App.PersonAsync(Role.Agent);
        var (agent, second) = (await world.App.ClientAsync(person), await world.App.ClientAsync(Role.Agent));
        var id = await ProjectAsync(owner, "Sunrise");
        var unit = (await (await owner.SendAsync(
            $"{Builder}/projects/{id}/units", new { number = "A-1", price = "10.00" })).JsonAsync()).Text("id");
        var asked = (await (await agent.SendAsync($"{Agent}/associations", new { projectId = id })).JsonAsync())
            .Text("id");
        var project = $"{Builder}/projects/{id}";
        string[] codes =
        [
            await GetAsync(other, project), await GetAsync(other, $"{project}/units"),
            await GetAsync(other, $"{project}/units/{unit}"), await GetAsync(other, $"{project}/agents"),
            await (await PatchAsync(other, project, """{"name":"Mine"}""")).CodeAsync(),
            await (await PatchAsync(other, $"{project}/units/{unit}", """{"price":"1.00"}""")).CodeAsync(),
            await GetAsync(other, $"{Builder}/associations/{asked}"),
            await (await other.PostAsync($"{Builder}/associations/{asked}/approve", null)).CodeAsync(),
            await (await other.SendAsync($"{Builder}/associations/{asked}/reject", new { reason = "No." })).CodeAsync(),
            await (await DeleteAsync(other, $"{Builder}/agents/{asked}", "No.")).CodeAsync(),
            await (await other.SendAsync($"{project}/units", new { number = "A-2", price = "1.00" })).CodeAsync(),
            await (await other.SendAsync($"{project}/units/bulk", new { units = new[] { new { } } })).CodeAsync(),
            await (await other.SendAsync(
                $"{Builder}/agents", new { projectId = id, email = person.Email })).CodeAsync(),
            await (await other.SendAsync(
                $"{Builder}/agents/bulk", new { projectId = id, emails = new[] { person.Email } })).CodeAsync(),
            await GetAsync(second, $"{Agent}/associations/{asked}"),
            await (await DeleteAsync(second, $"{Agent}/associations/{asked}", null)).CodeAsync(),
            await GetAsync(second, $"{Agent}/projects/{id}"), await GetAsync(second, $"{Agent}/projects/{id}/units"),
        ];
        Assert.Equal(
        [
            .. Enumerable.Repeat("404 project_not_found", 6), .. Enumerable.Repeat("404 association_not_found", 4),
            .. Enumerable.Repeat("403 not_owner", 4), .. Enumerable.Repeat("404 association_not_found", 2),
            .. Enumerable.Repeat("403 not_associated", 2),
        ], codes);
        Assert.Equal(0, await TotalAsync(other, $"{Builder}/associations?projectId={id}"));
        Assert.Equal(0, await TotalAsync(second, $"{Agent}/associations"));
        Assert.Equal(1, await TotalAsync(owner, $"{Builder}/associations?projectId={id}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_portal_is_for_its_role_and_administrators_reach_all(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (builder, organisation) = await BuilderAsync(world);
        var admin = await world.AdminAsync();
        var made = await (await admin.SendAsync($"{Admin}/projects", new
        {
            builderId = organisation, name = "By the platform", city = "Pune", currency = "INR",
        })).JsonAsync();
        var id = made.Text("id");
        Assert.Equal("", await GetAsync(builder, $"{Builder}/projects/{id}"));
        Assert.Equal(1, await TotalAsync(admin, $"{Admin}/projects?builderId={organisation}&q=platform"));
        Assert.Equal(0, await TotalAsync(admin, $"{Admin}/associations?builderId={organisation}&projectId={id}"));

        var agent = await world.App.ClientAsync(Role.Agent);
        foreach (var (client, path) in new[]
        {
            (agent, $"{Builder}/projects"), (agent, $"{Admin}/projects/{id}"), (builder, $"{Admin}/associations"),
            (builder, $"{Agent}/projects"), (admin, $"{Builder}/agents"), (admin, $"{Agent}/associations"),
        })
        {
            Assert.Equal((path, "403 forbidden"), (path, await GetAsync(client, path)));
            Assert.Equal((path, "401 unauthenticated"), (path, await GetAsync(world.App.CreateClient(), path)));
        }
    }

    private static async Task<(HttpClient Client, Id<Organisation> Builder)> BuilderAsync(ApiWorld world)
    {
        var organisation = await world.App.OrganisationAsync(OrganisationKind.Builder);
        return (await world.App.ClientAsync(Role.Builder, organisation), organisation);
    }

    private static async Task<string> ProjectAsync(HttpClient builder, string name) =>
        (await (await builder.SendAsync($"{Builder}/projects", new { name, city = "Bangalore", currency = "INR" }))
            .JsonAsync()).Text("id");

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        return answer.IsSuccessStatusCode ? "" : await answer.CodeAsync();
    }

    private static async Task<int> TotalAsync(HttpClient client, string path) =>
        (await client.GetJsonAsync(path)).GetProperty("total").GetInt32();

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string path, string patch)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, path)
        {
            Content = JsonContent.Create(JsonSerializer.Deserialize<JsonElement>(patch)),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient client, string path, string? reason) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, path)
        {
            Content = reason is null ? null : JsonContent.Create(new { reason }),
        });
}
