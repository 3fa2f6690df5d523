using Offers.Data.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>Pages and filters of the lists of incentives, in every portal.</summary>
public sealed class IncentiveListTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Forty_five_make_three_pages_of_twenty(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var project = await scene.ProjectAsync();
        var (agent, _) = await scene.AgentAsync(project);
        for (var i = 1; i <= 45; i++)
        {
            await scene.MakeAsync(project, new { title = $"Bonus {i}", incentiveAmount = "1.00" });
        }

        foreach (var (client, path) in new[]
        {
            (scene.Client, $"{Builder}/incentives?"), (scene.Client, $"{Builder}/incentives/project/{project}?"),
            (agent, $"{Agent}/incentives?"), (await world.AdminAsync(), $"{Admin}/incentives?projectId={project}&"),
        })
        {
            var seen = new List<string>();
            foreach (var (page, count) in new[] { (1, 20), (2, 20), (3, 5), (4, 0) })
            {
                var list = await client.GetJsonAsync($"{path}limit=20&page={page}");
                var pagination = list.GetProperty("pagination");
                Assert.Equal((path, page, count), (path, page, list.GetProperty("data").GetArrayLength()));
                Assert.Equal((45, page, 20, 3), (
                    pagination.Number("total"), pagination.Number("page"), pagination.Number("limit"),
                    pagination.Number("totalPages")));
                seen.AddRange(list.Texts("id"));
            }

            Assert.Equal(45, seen.Distinct().Count());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filters_combine(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var (first, second) = (await scene.ProjectAsync("First"), await scene.ProjectAsync("Second"));
        var (agent, _) = await scene.AgentAsync(first, second);
        var made = new Dictionary<string, string>();
        foreach (var (name, project) in new[] { ("1", first), ("2", second) })
        {
            made["active" + name] = (await scene.MakeAsync(project, new { title = "Spring boost" })).Text("id");
            made["draft" + name] = (await scene.MakeAsync(project, new { publish = false })).Text("id");
            made["paused" + name] = (await scene.MakeAsync(project)).Text("id");
            made["closed" + name] = (await scene.MakeAsync(project)).Text("id");
            made["scheduled" + name] = (await scene.MakeAsync(
                project, new { validFrom = TimeProvider.System.GetUtcNow().AddDays(3) })).Text("id");
            foreach (var (which, verb) in new[] { ("paused", "pause"), ("closed", "close") })
            {
                Assert.Equal("200", await scene.Client.PostCodeAsync(
                    $"{Builder}/incentives/{made[which + name]}/{verb}"));
            }
        }

        var list = $"{Builder}/incentives?projectId={first}";
        foreach (var status in new[] { "active", "draft", "paused", "closed", "scheduled" })
        {
            var found = await scene.Client.GetJsonAsync($"{list}&status={status}");
            Assert.Equal([made[status + "1"]], found.Texts("id"));
            Assert.Equal(2, await scene.Client.TotalAsync($"{Builder}/incentives?status={status}"));
            Assert.Equal(status == "draft" ? 0 : 2, await agent.TotalAsync($"{Agent}/incentives?status={status}"));
        }

        Assert.Equal(8, await agent.TotalAsync($"{Agent}/incentives"));
        Assert.Equal([made["active2"]], (await agent.GetJsonAsync(
            $"{Agent}/incentives?q=spring&status=active&projectId={second}")).Texts("id"));
        Assert.Equal(0, await scene.Client.TotalAsync($"{list}&q=spring&status=closed"));
        Assert.Equal("400 status_invalid", await scene.Client.GetCodeAsync($"{list}&status=gone"));
    }
}
