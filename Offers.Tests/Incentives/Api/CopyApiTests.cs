using System.Text.Json;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>Clones and bulk creation over HTTP: each item by itself, the whole once.</summary>
public sealed class CopyApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Bulk = Builder + "/incentives/bulk";
    private static readonly object _terms = new
    {
        title = "Closing bonus", description = "For every home.", type = "closing_bonus", incentiveAmount = "1000.00",
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_project_is_decided_by_itself_and_a_replay_answers_the_same(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (scene, other) = (await OpenAsync(world, "2500.00"), await OpenAsync(world));
        string[] projects =
        [
            await scene.ProjectAsync("One"), await other.ProjectAsync(), await scene.ProjectAsync("Two"),
            $"{Id<Project>.New()}", await scene.ProjectAsync("Three"),
        ];
        var body = new { incentive = _terms, projectIds = projects, publish = true };
        var key = ApiWorld.NewKey();
        var first = await scene.Client.KeyedAsync(Bulk, body, key);
        var made = await first.JsonAsync();
        Assert.Equal(("200", 2, 3), (await first.CodeAsync(), made.Number("successful"), made.Number("failed")));
        Assert.Equal(["active", "not_owner", "active", "project_not_found", "insufficient_balance"], Outcomes(made));
        Assert.Equal(2, await scene.Client.TotalAsync($"{Builder}/incentives?status=active"));
        Assert.Equal(0, await other.Client.TotalAsync($"{Builder}/incentives"));

        // Money has come, and still the same answer; a new key is a new try.
        await FundAsync(world, Owner.Of(BookId.Live, scene.Organisation), "1000.00");
        var again = await scene.Client.KeyedAsync(Bulk, body, key);
        Assert.Equal(
            (await first.Content.ReadAsStringAsync(), "true"),
            (await again.Content.ReadAsStringAsync(), again.Header("Idempotency-Replayed")));
        Assert.Equal(2, await scene.Client.TotalAsync($"{Builder}/incentives"));
        Assert.Equal("422 idempotency_key_reused", await (await scene.Client.KeyedAsync(
            Bulk, new { incentive = _terms, projectIds = projects[..1] }, key)).CodeAsync());
        var third = await (await scene.Client.KeyedAsync(Bulk, new
        {
            incentive = _terms, projectIds = projects[4..], publish = true,
        })).JsonAsync();
        Assert.Equal(["active"], Outcomes(third));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_clone_is_a_draft_that_ends_with_its_source(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        string[] projects = [await scene.ProjectAsync("One"), await scene.ProjectAsync("Two")];
        var until = TimeProvider.System.GetUtcNow().AddDays(20);
        var source = await scene.MakeAsync(projects[0], new { validUntil = until, maxUnits = 2 });
        var path = $"{Builder}/incentives/{source.Text("id")}/clone";
        var made = await (await scene.Client.KeyedAsync(
            path, new { projectIds = projects, title = "Copy" })).JsonAsync();
        Assert.Equal(["draft", "draft"], Outcomes(made));
        foreach (var result in made.GetProperty("results").EnumerateArray())
        {
            var copy = await scene.Client.GetJsonAsync(
                $"{Builder}/incentives/{result.GetProperty("incentive").Text("id")}");
            Assert.Equal(("Copy", source.Text("validUntil"), 2, 0), (
                copy.Text("title"), copy.Text("validUntil"), copy.Number("maxUnits"), copy.Number("termsVersion")));
        }

        var published = await (await scene.Client.KeyedAsync(path, new
        {
            projectIds = projects[1..], publish = true, budget = "750.00",
        })).JsonAsync();
        var id = published.GetProperty("results")[0].GetProperty("incentive").Text("id");
        var budget = (await scene.Client.GetJsonAsync($"{Builder}/incentives/{id}")).GetProperty("budget");
        Assert.Equal("750.00", budget.Text("total"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_names_no_projects_or_the_wrong_ones_is_refused(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var project = await scene.ProjectAsync();
        var dirhams = await scene.Client.SendAsync(
            $"{Builder}/projects", new { name = "Marina", city = "Dubai", currency = "AED" });
        var marina = (await dirhams.JsonAsync()).Text("id");
        foreach (var body in new object[]
        {
            new { incentive = _terms }, new { incentive = _terms, projectIds = Array.Empty<string>() },
            new { incentive = _terms, projectIds = new[] { project, project } }, new { projectIds = new[] { project } },
            new { incentive = _terms, projectIds = Enumerable.Range(0, 51).Select(_ => $"{Id<Project>.New()}") },
        })
        {
            Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync(Bulk, body));
        }

        Assert.Equal("400 idempotency_key_required", await (await scene.Client.SendAsync(
            Bulk, new { incentive = _terms, projectIds = new[] { project } })).CodeAsync());
        var source = (await scene.MakeAsync(project)).Text("id");
        var made = await (await scene.Client.KeyedAsync(
            $"{Builder}/incentives/{source}/clone", new { projectIds = new[] { marina, project } })).JsonAsync();
        Assert.Equal(["currency_mismatch", "draft"], Outcomes(made));

        // A dry run makes nothing and keeps nothing.
        var dry = await scene.Client.SendAsync(ApiTalk.Post(
            $"{Bulk}?dryRun=true", ApiTalk.Json(new { incentive = _terms, projectIds = new[] { project } })));
        Assert.Equal((1, 0), ((await dry.JsonAsync()).Number("successful"), (await dry.JsonAsync()).Number("failed")));
        Assert.Equal(2, await scene.Client.TotalAsync($"{Builder}/incentives"));
        var agent = await world.App.ClientAsync(Role.Agent);
        Assert.Equal("403 forbidden", await agent.PostCodeAsync(Bulk));
        Assert.Equal("403 forbidden", await scene.Client.PostCodeAsync($"{Admin}/incentives/bulk"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_request_twice_at_once_makes_each_once(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var projects = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            projects.Add(await scene.ProjectAsync($"Tower {i}"));
        }

        var (body, key) = (new { incentive = _terms, projectIds = projects, publish = true }, ApiWorld.NewKey());
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            await (await scene.Client.KeyedAsync(Bulk, body, key)).CodeAsync()));
        Assert.All(codes, code => Assert.Contains(code, (string[])["200", "409 idempotency_in_progress"]));
        var last = await scene.Client.KeyedAsync(Bulk, body, key);
        Assert.Equal(5, (await last.JsonAsync()).Number("successful"));
        Assert.Equal(5, await scene.Client.TotalAsync($"{Builder}/incentives?status=active"));
    }

    private static IEnumerable<string> Outcomes(JsonElement made) =>
        made.GetProperty("results").EnumerateArray().Select(x => x.GetProperty("incentive") is
        { ValueKind: JsonValueKind.Object } incentive ? incentive.Text("status") : x.Text("code"));
}
