using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>Publishing, changing, ending and deleting over HTTP, with every refusal.</summary>
public sealed class IncentiveLifeApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Incentives = Builder + "/incentives";

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_what_is_over_expires_and_what_is_closed_stays_closed(DatabaseProvider provider)
    {
        // The job would be quicker than the request on some minutes.
        await using var world = await ApiWorld.StartAsync(
            provider, new Dictionary<string, string> { ["Jobs:Enabled"] = "false" });
        var scene = await OpenAsync(world);
        var project = await scene.ProjectAsync();
        var (admin, soon) = (await world.AdminAsync(), TimeProvider.System.GetUtcNow().AddDays(9));
        var past = (await scene.MakeAsync(project, new { validUntil = soon })).Text("id");
        var future = (await scene.MakeAsync(project, new { validUntil = soon })).Text("id");
        var none = (await scene.MakeAsync(project)).Text("id");
        var closed = (await scene.MakeAsync(project, new { validUntil = soon })).Text("id");
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{Incentives}/{closed}/close"));
        Id<Incentive>[] over = [Id<Incentive>.Parse(past), Id<Incentive>.Parse(closed)];
        var database = world.App.Services.GetRequiredService<OffersDatabase>();
        var yesterday = soon.AddDays(-10);
        await database.WriteOutsideAsync(db => db.Incentives.Where(x => over.Contains(x.Id))
            .ExecuteUpdateAsync(x => x.SetProperty(y => y.ValidUntil, yesterday)));

        Assert.Equal("403 forbidden", await scene.Client.PostCodeAsync($"{Admin}/incentives/update-expired"));
        Assert.Equal(1, await ExpireAsync(admin));
        Assert.Equal(0, await ExpireAsync(admin));
        foreach (var (id, status) in new[]
        {
            (past, "expired"), (future, "active"), (none, "active"), (closed, "closed"),
        })
        {
            Assert.Equal(status, (await scene.Client.GetJsonAsync($"{Incentives}/{id}")).Text("status"));
        }

        // Bounties are counted, too.
        var bounty = await scene.Client.KeyedAsync($"{Builder}/bounties", new
        {
            projectId = project, title = "Photo", description = "Of the hoarding.", reward = "10.00",
            maxSubmissions = 1, expiresAt = soon,
        });
        Assert.Equal("201", await bounty.CodeAsync());
        var id2 = Id<Bounty>.Parse((await bounty.JsonAsync()).Text("id"));
        await database.WriteOutsideAsync(db => db.Bounties.Where(x => x.Id == id2)
            .ExecuteUpdateAsync(x => x.SetProperty(y => y.ExpiresAt, yesterday)));
        Assert.Equal(1, await ExpireAsync(admin));
        Assert.Equal("expired", (await scene.Client.GetJsonAsync($"{Builder}/bounties/{id2}")).Text("status"));
        var patched = await scene.Client.ChangeAsync($"{Incentives}/{past}", new { status = "expired" }, 3);
        Assert.Equal("422 status_invalid", await patched.CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_may_name_the_state_to_go_to(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var made = await scene.MakeAsync(await scene.ProjectAsync(), new { publish = false });
        var path = $"{Incentives}/{made.Text("id")}";
        var revision = made.Number("revision");
        foreach (var (patch, status, version) in new (object Patch, string Status, int Version)[]
        {
            (new { status = "active", budget = "3000.00" }, "active", 1), (new { status = "paused" }, "paused", 1),
            (new { status = "active", title = "Again" }, "active", 1),
            (new { incentiveAmount = "2000.00" }, "active", 2), (new { description = "Only words." }, "active", 2),
            (new { status = "closed" }, "closed", 2),
        })
        {
            var answer = await scene.Client.ChangeAsync(path, patch, revision);
            Assert.Equal("200", await answer.CodeAsync());
            var now = await answer.JsonAsync();
            Assert.Equal((status, version), (now.Text("status"), now.Number("termsVersion")));
            revision = now.Number("revision");
        }

        Assert.Equal("409 incentive_not_editable", await (await scene.Client.ChangeAsync(
            path, new { title = "Late" }, revision)).CodeAsync());
        Assert.Equal("412 stale_version", await (await scene.Client.ChangeAsync(
            path, new { title = "Late" }, 1)).CodeAsync());
        Assert.Equal("428 if_match_required", await (await scene.Client.PatchAsync(
            path, new StringContent("{}", null, "application/json"))).CodeAsync());
        var other = await scene.MakeAsync(await scene.ProjectAsync("Other"));
        Assert.Equal("422 status_invalid", await (await scene.Client.ChangeAsync(
            $"{Incentives}/{other.Text("id")}", new { status = "gone" }, other.Number("revision"))).CodeAsync());
        Assert.Equal("400 validation_failed", await (await scene.Client.ChangeAsync(
            $"{Incentives}/{other.Text("id")}", new { type = "early_bird" }, other.Number("revision"))).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Drafts_are_deleted_and_what_agents_saw_is_archived(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        var (agent, _) = await scene.AgentAsync(project);
        var draft = $"{Incentives}/{(await scene.MakeAsync(project, new { publish = false })).Text("id")}";
        var deleted = await (await scene.Client.RemoveAsync(draft)).JsonAsync();
        Assert.Equal("deleted", deleted.Text("outcome"));
        Assert.Equal("404 incentive_not_found", await scene.Client.GetCodeAsync(draft));

        var made = await scene.MakeAsync(project, new { maxUnits = 3 });
        var path = $"{Incentives}/{made.Text("id")}";
        var archived = await (await scene.Client.RemoveAsync(path, made.Number("revision"))).JsonAsync();
        Assert.Equal((made.Text("id"), "archived"), (archived.Text("id"), archived.Text("outcome")));
        var now = await scene.Client.GetJsonAsync(path);
        Assert.True(now.GetProperty("archived").GetBoolean());
        Assert.Equal(("closed", "3000.00"), (now.Text("status"), now.GetProperty("budget").Text("returned")));
        Assert.Equal(0, await scene.Client.TotalAsync(Incentives));
        Assert.Equal("404 incentive_not_found", await agent.GetCodeAsync($"{Agent}/incentives/{made.Text("id")}"));
        Assert.Equal(0, await agent.TotalAsync($"{Agent}/incentives"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_promised_is_refused_and_nothing_is_stored(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world, "2500.00");
        var project = await scene.ProjectAsync();
        var now = TimeProvider.System.GetUtcNow();
        var (past, soon) = (now.AddDays(-1), now.AddDays(1));
        var before = await CountAsync(world);
        foreach (var (with, code) in new (object With, string Code)[]
        {
            (new { maxUnits = 3 }, "402 insufficient_balance"),
            (new { budget = "2500.01" }, "402 insufficient_balance"),
            (new { budget = "0.00" }, "422 budget_required"),
            (new { incentiveAmount = "0.00" }, "422 budget_required"),
            (new { validUntil = past }, "422 validity_invalid"),
            (new { validFrom = soon, validUntil = soon }, "422 validity_invalid"),
            (new { reward = new { kind = "tiers" } }, "422 reward_invalid"),
            (new { incentiveAmount = "-1.00" }, "400 amount_invalid"), (new { budget = "1" }, "400 amount_invalid"),
            (new { commissionPercentage = "100.01" }, "400 validation_failed"),
            (new { title = " " }, "400 validation_failed"), (new { maxUnits = 0 }, "400 validation_failed"),
        })
        {
            Assert.Equal((with.ToString(), code), (
                with.ToString(), await scene.Client.PostCodeAsync(Incentives, Body(project, with))));
        }

        Assert.Equal(before, await CountAsync(world));
        var made = await scene.MakeAsync(project, new { publish = false, maxUnits = 3 });
        var draft = $"{Incentives}/{made.Text("id")}";
        Assert.Equal("402 insufficient_balance", await scene.Client.PostCodeAsync($"{draft}/publish"));
        Assert.Equal("422 budget_required", await scene.Client.PostCodeAsync(
            $"{draft}/publish", new { amount = "0.00" }));
        Assert.Equal("409 action_not_allowed", await scene.Client.PostCodeAsync($"{draft}/pause"));
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{draft}/publish", new { amount = "2000.00" }));
        Assert.Equal("402 insufficient_balance", await scene.Client.PostCodeAsync(
            $"{draft}/budget", new { amount = "500.01" }));
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{draft}/budget", new { amount = "500.00" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_key_promises_once(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world, "1500.00");
        var body = Body(await scene.ProjectAsync());
        var key = ApiWorld.NewKey();
        var first = await scene.Client.KeyedAsync(Incentives, body, key);
        var again = await scene.Client.KeyedAsync(Incentives, body, key);
        Assert.Equal(
            (await first.Content.ReadAsStringAsync(), "true"),
            (await again.Content.ReadAsStringAsync(), again.Header("Idempotency-Replayed")));
        Assert.Equal(1, await scene.Client.TotalAsync(Incentives));
        Assert.Equal("422 idempotency_key_reused", await (await scene.Client.KeyedAsync(
            Incentives, new { title = "Other" }, key)).CodeAsync());
        Assert.Equal("400 idempotency_key_required", await (await scene.Client.SendAsync(
            Incentives, body)).CodeAsync());

        // A refusal of money is the same answer again, even after money has come.
        key = ApiWorld.NewKey();
        var refused = await scene.Client.KeyedAsync(Incentives, body, key);
        Assert.Equal("402 insufficient_balance", await refused.CodeAsync());
        await FundAsync(world, Owner.Of(BookId.Live, scene.Organisation), "1000.00");
        refused = await scene.Client.KeyedAsync(Incentives, body, key);
        Assert.Equal("402 insufficient_balance", await refused.CodeAsync());
        Assert.Equal("201", await scene.Client.PostCodeAsync(Incentives, body));
    }

    private static async Task<int> ExpireAsync(HttpClient admin)
    {
        var answer = await admin.PostAsync($"{Admin}/incentives/update-expired", null);
        Assert.Equal("200", await answer.CodeAsync());
        return (await answer.JsonAsync()).Number("updated");
    }

    private static Task<string> CountAsync(ApiWorld world) => world.ReadAsync(async db =>
        $"{await db.Incentives.CountAsync()} {await db.Budgets.CountAsync()} {await db.Holds.CountAsync()} "
        + $"{await db.IncentiveTotals.CountAsync()} {await db.Operations.CountAsync()}");
}
