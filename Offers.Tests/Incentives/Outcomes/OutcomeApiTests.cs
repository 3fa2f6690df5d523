using System.Text.Json;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Incentives.Outcomes;

/// <summary>Results and leaderboards over the API, for every role and with others' ids.</summary>
public sealed class OutcomeApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Builder = "/api/v1/builder";
    private const string Agent = "/api/v1/agent";
    private const string Admin = "/api/v1/admin";

    [Theory, OnSqlite, OnPostgres]
    public async Task Places_are_seen_by_agents_as_others_wish_and_by_builders_with_names(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var place = await OpenAsync(world);
        var (one, other) = (await SellerAsync(world, place, 2), await SellerAsync(world, place, 1));
        var board = (await (await place.Builder.SendAsync(
            $"{Builder}/leaderboards", new { projectId = place.Project, period = "month", metric = "homes_sold" }))
            .JsonAsync()).Text("id");
        Assert.StartsWith("ldb_", board, StringComparison.Ordinal);
        Assert.Equal("409 leaderboard_exists", await (await place.Builder.SendAsync(
            $"{Builder}/leaderboards", new { projectId = place.Project })).CodeAsync());

        Assert.Equal("200", await (await one.Client.SendAsync(
            $"{Agent}/leaderboards/name", new { shown = "hidden" })).CodeAsync());
        Assert.Equal("hidden", (await one.Client.GetJsonAsync($"{Agent}/leaderboards/name")).Text("shown"));
        var seen = await other.Client.GetJsonAsync($"{Agent}/leaderboards/{board}");
        Assert.Equal("An agent", seen.GetProperty("rows")[0].Text("name"));
        Assert.False(seen.GetProperty("rows")[0].TryGetProperty("agentId", out _));
        Assert.DoesNotContain(one.Id, seen.ToString(), StringComparison.Ordinal);
        Assert.Equal((2, 2), (
            seen.GetProperty("mine").GetProperty("place").GetInt32(),
            seen.GetProperty("gap").GetProperty("homes").GetInt32()));
        var own = await one.Client.GetJsonAsync($"{Agent}/leaderboards/{board}");
        Assert.Equal(one.Name, own.GetProperty("rows")[0].Text("name"));
        var all = await place.Builder.GetJsonAsync($"{Builder}/leaderboards/{board}");
        Assert.Equal(one.Name, all.GetProperty("rows")[0].Text("name"));
        Assert.Equal("400 validation_failed", await CodeAsync(
            place.Builder, $"{Builder}/leaderboards/{board}?from=yesterday"));
        Assert.Equal("locked", await EndAsync(place.Builder, board));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Results_are_json_files_and_paper_for_who_reaches_the_project(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var place = await OpenAsync(world);
        await SellerAsync(world, place, 2);
        var view = await place.Builder.GetJsonAsync($"{Builder}/results?projectId={place.Project}");
        var result = view.GetProperty("results")[0];
        Assert.Equal((2, "INR"), (
            result.GetProperty("uplift").GetProperty("homes").GetInt32(), result.Text("currency")));
        var csv = await (await place.Builder.GetAsync($"{Builder}/results.csv?projectId={place.Project}"))
            .Content.ReadAsStringAsync();
        Assert.StartsWith("part,figure,from,until,value,unit", csv, StringComparison.Ordinal);
        Assert.Contains("comparison,homes,", csv, StringComparison.Ordinal);
        Assert.Equal("400 validation_failed", await CodeAsync(
            place.Builder, $"{Builder}/results?from=2026-02-01&until=2026-01-01"));

        // On days that are still to come nothing ran, so that there is nothing to compare.
        var days = $"projectId={place.Project}&from=2090-01-01&until=2090-02-01";
        var later = (await place.Builder.GetJsonAsync($"{Builder}/results?{days}")).GetProperty("results")[0];
        Assert.All((string[])["uplift", "returnBps", "costPerExtraHome"], x => Assert.Equal(
            (x, JsonValueKind.Null), (x, later.GetProperty(x).ValueKind)));
        var empty = await (await place.Builder.GetAsync($"{Builder}/results.csv?{days}")).Content.ReadAsStringAsync();
        Assert.Contains("comparison,homes,2090-01-01,2090-02-01,,", empty, StringComparison.Ordinal);
        Assert.Equal("404 project_not_found", await CodeAsync(place.Builder, $"{Builder}/results?projectId=x"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_door_is_for_its_role_and_ids_of_others_are_unknown(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (place, foreign) = (await OpenAsync(world), await OpenAsync(world));
        var board = (await (await place.Builder.SendAsync(
            $"{Builder}/leaderboards", new { projectId = place.Project })).JsonAsync()).Text("id");
        var incentive = (await (await KeyedAsync(place.Builder, $"{Builder}/incentives", new
        {
            projectId = place.Project, title = "Bonus", description = "For homes.", type = "closing_bonus",
            incentiveAmount = "10.00", publish = false,
        })).JsonAsync()).Text("id");
        foreach (var (path, code) in new[]
        {
            ($"/leaderboards/{board}", "404 leaderboard_not_found"),
            ($"/results?projectId={place.Project}", "404 project_not_found"),
            ($"/results.csv?projectId={place.Project}", "404 project_not_found"),
            ($"/incentives/{incentive}/analytics", "404 incentive_not_found"),
            ($"/incentives/{incentive}/analytics.csv", "404 incentive_not_found"),
            ($"/incentives/{incentive}/analytics.pdf", "404 incentive_not_found"),
        })
        {
            Assert.Equal((path, ""), (path, path.EndsWith(".pdf", StringComparison.Ordinal)
                ? "" : await CodeAsync(place.Builder, Builder + path)));
            Assert.Equal((path, code), (path, await CodeAsync(foreign.Builder, Builder + path)));
            var admin = await world.AdminAsync();
            Assert.Equal((path, ""), (path, path.EndsWith(".pdf", StringComparison.Ordinal)
                ? "" : await CodeAsync(admin, Admin + path)));
            var agent = await world.App.ClientAsync(Role.Agent);
            Assert.Equal((path, "403 forbidden"), (path, await CodeAsync(agent, Builder + path)));
            Assert.Equal((path, "403 forbidden"), (path, await CodeAsync(place.Builder, Admin + path)));
        }

        var stranger = await world.App.ClientAsync(Role.Agent);
        Assert.Equal("403 not_associated", await CodeAsync(stranger, $"{Agent}/leaderboards/{board}"));
        Assert.Equal(0, (await stranger.GetJsonAsync($"{Agent}/leaderboards")).GetProperty("total").GetInt32());
        Assert.Equal("403 forbidden", await CodeAsync(place.Builder, $"{Agent}/leaderboards"));
        Assert.Equal("403 not_owner", await (await foreign.Builder.SendAsync(
            $"{Builder}/leaderboards", new { projectId = place.Project })).CodeAsync());
    }

    private static async Task<string> EndAsync(HttpClient builder, string board)
    {
        Assert.Equal("200", await (await builder.PostAsync($"{Builder}/leaderboards/{board}/end", null)).CodeAsync());
        var again = await builder.PostAsync($"{Builder}/leaderboards/{board}/end", null);
        Assert.Equal("409 action_not_allowed", await again.CodeAsync());
        var period = (await builder.GetJsonAsync($"{Builder}/leaderboards/{board}")).GetProperty("period");
        return period.GetProperty("frozenAt").ValueKind == JsonValueKind.Null ? "open" : "locked";
    }

    private static async Task<Place> OpenAsync(ApiWorld world)
    {
        var organisation = await world.App.OrganisationAsync(OrganisationKind.Builder);
        var builder = await world.App.ClientAsync(Role.Builder, organisation);
        var made = await builder.SendAsync(
            $"{Builder}/projects", new { name = "Sunrise", city = "Bangalore", currency = "INR" });
        return new Place(builder, (await made.JsonAsync()).Text("id"));
    }

    // An agent of the project, who sells so many homes that are paid.
    private static async Task<Seller> SellerAsync(ApiWorld world, Place place, int homes)
    {
        var person = await world.App.PersonAsync(Role.Agent);
        Assert.Equal("201", await (await place.Builder.SendAsync(
            $"{Builder}/agents", new { projectId = place.Project, email = person.Email })).CodeAsync());
        for (var i = 0; i < homes; i++)
        {
            var number = $"U-{Guid.NewGuid().ToString("N")[..8]}";
            Assert.Equal("201", await (await place.Builder.SendAsync(
                $"{Builder}/projects/{place.Project}/units", new { number, price = "1000.00" })).CodeAsync());
            Assert.Equal("201", await (await KeyedAsync(place.Builder, $"{Builder}/sales", new
            {
                projectId = place.Project, unitNumber = number, stage = "paid",
                agents = new[] { new { email = person.Email } },
            })).CodeAsync());
        }

        var client = await world.App.ClientAsync(person);
        var profile = await client.GetJsonAsync("/api/v1/auth/profile");
        return new Seller(client, profile.Text("displayName"), profile.Text("id"));
    }

    private static async Task<string> CodeAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        return answer.IsSuccessStatusCode ? "" : await answer.CodeAsync();
    }

    private static Task<HttpResponseMessage> KeyedAsync(HttpClient client, string path, object body) =>
        client.SendAsync(ApiTalk.Post(path, ApiTalk.Json(body), ApiWorld.NewKey()));

    private sealed record Place(HttpClient Builder, string Project);

    private sealed record Seller(HttpClient Client, string Name, string Id);
}
