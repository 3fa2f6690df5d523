using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>Who reaches which incentives over HTTP: builders, agents and administrators, with others' ids.</summary>
public sealed class IncentiveAccessTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Incentives = Builder + "/incentives";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_builder_works_on_his_own_projects_only(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (own, other) = (await OpenAsync(world), await OpenAsync(world));
        var project = await own.ProjectAsync();
        var made = await own.Client.KeyedAsync(Incentives, Body(project));
        var incentive = await made.JsonAsync();
        var path = $"{Incentives}/{incentive.Text("id")}";
        Assert.Equal(("201", path, "active"), (
            await made.CodeAsync(), made.Headers.Location?.ToString(), incentive.Text("status")));
        Assert.Equal("404 project_not_found", await own.Client.PostCodeAsync(Incentives, Body($"{Id<Project>.New()}")));
        Assert.Equal("400 validation_failed", await own.Client.PostCodeAsync(Incentives, new { title = "None" }));

        Assert.Equal("403 not_owner", await other.Client.PostCodeAsync(Incentives, Body(project)));
        Assert.Equal("404 project_not_found", await other.Client.GetCodeAsync($"{Incentives}/project/{project}"));
        string[] codes =
        [
            await other.Client.GetCodeAsync(path),
            await (await other.Client.ChangeAsync(path, new { title = "Mine" })).CodeAsync(),
            await (await other.Client.RemoveAsync(path)).CodeAsync(),
            await other.Client.PostCodeAsync($"{path}/publish"),
            await other.Client.PostCodeAsync($"{path}/pause"),
            await other.Client.PostCodeAsync($"{path}/resume"),
            await other.Client.PostCodeAsync($"{path}/close"),
            await other.Client.PostCodeAsync($"{path}/budget", new { amount = "1.00" }),
            await other.Client.PostCodeAsync($"{path}/backtest"),
            await other.Client.PostCodeAsync($"{path}/template"),
            await other.Client.PostCodeAsync($"{path}/clone", new { projectIds = new[] { project } }),
        ];
        Assert.All(codes, code => Assert.Equal("404 incentive_not_found", code));
        Assert.Equal(0, await other.Client.TotalAsync(Incentives));

        Assert.Equal("200", await own.Client.GetCodeAsync(path));
        Assert.Equal(1, await own.Client.TotalAsync($"{Incentives}/project/{project}"));
        Assert.Equal("200", await (await own.Client.ChangeAsync(
            path, new { title = "Renamed" }, incentive.Number("revision"))).CodeAsync());
        Assert.Equal("Renamed", (await own.Client.GetJsonAsync(path)).Text("title"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_sees_what_he_sells_and_nothing_else(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var (first, second) = (await scene.ProjectAsync("First"), await scene.ProjectAsync("Second"));
        var seen = (await scene.MakeAsync(first)).Text("id");
        var draft = (await scene.MakeAsync(first, new { publish = false })).Text("id");
        var foreign = (await scene.MakeAsync(second)).Text("id");
        var (agent, _) = await scene.AgentAsync(first);
        var (stranger, _) = await scene.AgentAsync();

        var list = await agent.GetJsonAsync($"{Agent}/incentives");
        Assert.Equal([seen], list.Texts("id"));
        Assert.Equal((1, 1), (
            list.Number("total"), list.GetProperty("pagination").Number("totalPages")));
        Assert.False(list.GetProperty("data")[0].TryGetProperty("budget", out _));
        Assert.Equal("200", await agent.GetCodeAsync($"{Agent}/incentives/{seen}"));
        Assert.Equal("404 incentive_not_found", await agent.GetCodeAsync($"{Agent}/incentives/{draft}"));
        Assert.Equal("403 not_associated", await agent.GetCodeAsync($"{Agent}/incentives/{foreign}"));
        Assert.Equal("403 not_associated", await agent.PostCodeAsync($"{Agent}/incentives/{foreign}/estimate"));
        Assert.Equal("403 not_associated", await agent.PostCodeAsync($"{Agent}/incentives/{foreign}/accept"));
        Assert.Equal("412 stale_version", await agent.PostCodeAsync(
            $"{Agent}/incentives/{seen}/accept", new { termsVersion = 2 }));
        Assert.Equal("204", await agent.PostCodeAsync($"{Agent}/incentives/{seen}/accept"));
        Assert.Equal(0, await agent.TotalAsync($"{Agent}/incentives?projectId={second}"));

        Assert.Equal(0, await stranger.TotalAsync($"{Agent}/incentives"));
        Assert.Equal("403 not_associated", await stranger.GetCodeAsync($"{Agent}/incentives/{seen}"));
        foreach (var path in new[] { Incentives, $"{Builder}/sales", $"{Builder}/claims", $"{Admin}/incentives" })
        {
            Assert.Equal((path, "403 forbidden"), (path, await agent.GetCodeAsync(path)));
            Assert.Equal((path, "401 unauthenticated"), (path, await world.App.CreateClient().GetCodeAsync(path)));
        }

        Assert.Equal("403 forbidden", await agent.PostCodeAsync(Incentives, Body(first)));
        Assert.Equal("403 forbidden", await agent.PostCodeAsync($"{Admin}/incentives/update-expired"));
        Assert.Equal("403 forbidden", await scene.Client.GetCodeAsync($"{Agent}/incentives"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_ended_association_hides_at_once_and_keeps_old_claims(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        var (agent, person) = await scene.AgentAsync();
        var association = await scene.LetInAsync(person, project);
        var incentive = (await scene.MakeAsync(project, new { maxUnits = 5 })).Text("id");
        await scene.SellAsync(project, person);
        var claim = Assert.Single(await scene.ClaimsAsync(incentive)).Text("id");

        Assert.Equal("200", await (await scene.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, $"{Builder}/agents/{association}"))).CodeAsync());
        Assert.Equal(0, await agent.TotalAsync($"{Agent}/incentives"));
        Assert.Equal("403 not_associated", await agent.GetCodeAsync($"{Agent}/incentives/{incentive}"));
        Assert.Equal([claim], (await agent.GetJsonAsync($"{Agent}/claims")).Texts("id"));
        Assert.Equal("200", await agent.GetCodeAsync($"{Agent}/claims/{claim}"));

        await scene.SellAsync(project, person);
        Assert.Single(await scene.ClaimsAsync(incentive));
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{Builder}/claims/{claim}/approve"));
        Assert.Equal("paid", (await agent.GetJsonAsync($"{Agent}/claims/{claim}")).Text("status"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_of_two_builders_sees_the_union_once(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (first, second) = (await OpenAsync(world), await OpenAsync(world));
        string[] projects = [await first.ProjectAsync("One"), await first.ProjectAsync("Two")];
        var other = await second.ProjectAsync("Three");
        var (agent, person) = await first.AgentAsync(projects);
        await second.LetInAsync(person, other);
        string[] made =
        [
            (await first.MakeAsync(projects[0])).Text("id"), (await first.MakeAsync(projects[1])).Text("id"),
            (await second.MakeAsync(other)).Text("id"),
        ];

        var list = await agent.GetJsonAsync($"{Agent}/incentives");
        Assert.Equal(made.Order(StringComparer.Ordinal), list.Texts("id").Order(StringComparer.Ordinal));
        Assert.Equal(3, list.GetProperty("pagination").Number("total"));
        Assert.Equal([made[2]], (await agent.GetJsonAsync($"{Agent}/incentives?projectId={other}")).Texts("id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrators_reach_all_and_what_they_promise_the_platform_pays(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var (project, other) = (await scene.ProjectAsync("First"), await scene.ProjectAsync("Second"));
        var admin = await world.AdminAsync();
        await FundAsync(world, Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live)), "5000.00");
        var made = await admin.KeyedAsync($"{Admin}/incentives", Body(project));
        var own = (await made.JsonAsync()).Text("id");
        Assert.Equal(("201", $"{Admin}/incentives/{own}"), (
            await made.CodeAsync(), made.Headers.Location?.ToString()));
        var theirs = await scene.MakeAsync(project);
        await scene.MakeAsync(other);

        // The builder reads what the platform promises, and changes nothing of it.
        var path = $"{Incentives}/{own}";
        Assert.False((await scene.Client.GetJsonAsync(path)).TryGetProperty("budget", out _));
        Assert.Equal("403 not_owner", await (await scene.Client.ChangeAsync(path, new { title = "No" })).CodeAsync());
        Assert.Equal("403 not_owner", await (await scene.Client.RemoveAsync(path, 2)).CodeAsync());
        Assert.Equal("403 not_owner", await scene.Client.PostCodeAsync($"{path}/close"));

        var list = $"{Admin}/incentives?limit=100";
        Assert.Equal(3, await admin.TotalAsync($"{list}&builderId={scene.Organisation}"));
        Assert.Equal(2, await admin.TotalAsync($"{list}&builderId={scene.Organisation}&projectId={project}"));
        Assert.Equal(0, await admin.TotalAsync(
            $"{list}&builderId={Id<Organisation>.New()}&projectId={project}"));
        Assert.Equal("400 filter_unknown", await scene.Client.GetCodeAsync(
            $"{Incentives}?builderId={scene.Organisation}"));

        var edited = await admin.ChangeAsync(
            $"{Admin}/incentives/{theirs.Text("id")}", new { title = "By the platform" }, theirs.Number("revision"));
        Assert.Equal("By the platform", (await edited.JsonAsync()).Text("title"));
        var revision = (await edited.JsonAsync()).Number("revision");
        var deleted = await admin.RemoveAsync($"{Admin}/incentives/{theirs.Text("id")}", revision);
        Assert.Equal("archived", (await deleted.JsonAsync()).Text("outcome"));
        Assert.Equal(2, await admin.TotalAsync($"{list}&builderId={scene.Organisation}"));
        Assert.Equal("404 project_not_found", await admin.PostCodeAsync(
            $"{Admin}/incentives", Body($"{Id<Project>.New()}")));
    }
}
