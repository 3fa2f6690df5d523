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

/// <summary>Sales and claims over HTTP, for every role and with others' ids.</summary>
public sealed class SaleApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Sales = Builder + "/sales";
    private const string Claims = Builder + "/claims";
    private static readonly string[] _decisions = ["approve", "reject", "hold", "resolve"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sale_is_entered_moved_and_cancelled_by_its_builder(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (scene, other) = (await OpenAsync(world), await OpenAsync(world));
        var project = await scene.ProjectAsync();
        var (agent, person) = await scene.AgentAsync(project);
        var (stranger, _) = await scene.AgentAsync(project);
        var sale = await scene.SellAsync(project, person, new { stage = "booked", reference = "S-1" });
        var path = $"{Sales}/{sale.Text("id")}";
        foreach (var (client, place, unit, code) in new[]
        {
            (other.Client, project, "X", "403 not_owner"), (scene.Client, $"{Id<Project>.New()}", "X",
                "404 project_not_found"), (scene.Client, project, "X", "404 unit_not_found"),
            (scene.Client, project, sale.GetProperty("unit").Text("name"), "409 unit_taken"),
        })
        {
            Assert.Equal(code, await client.PostCodeAsync(Sales, Sale(place, unit, person.Id)));
        }

        var free = await scene.UnitAsync(project);
        Assert.Equal("404 agent_not_found", await scene.Client.PostCodeAsync(
            Sales, Sale(project, free, Id<IPerson>.New())));
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync(
            Sales, new { projectId = project, unitNumber = free }));
        Assert.Equal("409 sale_reference_exists", await scene.Client.PostCodeAsync(Sales, new
        {
            projectId = project, unitNumber = free, reference = "S-1", agents = new[] { new { agentId = person.Id } },
        }));
        Assert.Equal("422 shares_invalid", await scene.Client.PostCodeAsync(Sales, new
        {
            projectId = project, unitNumber = free, agents = new[] { new { agentId = person.Id, shareBps = 9_999 } },
        }));

        Assert.Equal("404 sale_not_found", await other.Client.GetCodeAsync(path));
        foreach (var verb in new[] { "sign", "pay", "register", "cancel" })
        {
            Assert.Equal("404 sale_not_found", await other.Client.PostCodeAsync(
                $"{path}/{verb}", new { reason = "No." }));
        }

        foreach (var (verb, stage) in new[] { ("sign", "signed"), ("pay", "paid"), ("register", "registered") })
        {
            var moved = await scene.Client.KeyedAsync($"{path}/{verb}", new { });
            Assert.Equal(stage, (await moved.JsonAsync()).Text("stage"));
        }

        Assert.Equal("409 action_not_allowed", await scene.Client.PostCodeAsync($"{path}/sign"));
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync($"{path}/cancel"));
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{path}/cancel", new { reason = "The buyer left." }));
        Assert.Equal([sale.Text("id")], (await agent.GetJsonAsync($"{Agent}/sales")).Texts("id"));
        Assert.Equal(0, await stranger.TotalAsync($"{Agent}/sales"));
        Assert.Equal(0, await other.Client.TotalAsync(Sales));
        var admin = await world.AdminAsync();
        Assert.Equal("200", await admin.GetCodeAsync($"{Admin}/sales/{sale.Text("id")}"));
        Assert.Equal([sale.Text("id")], (await admin.GetJsonAsync(
            $"{Admin}/sales?projectId={project}&stage=cancelled&q=S-1")).Texts("id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_key_enters_a_sale_once(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        var (_, person) = await scene.AgentAsync(project);
        var (body, key) = (Sale(project, await scene.UnitAsync(project), person.Id), ApiWorld.NewKey());
        var first = await scene.Client.KeyedAsync(Sales, body, key);
        var again = await scene.Client.KeyedAsync(Sales, body, key);
        Assert.Equal("201", await first.CodeAsync());
        Assert.Equal(
            (await first.Content.ReadAsStringAsync(), "true"),
            (await again.Content.ReadAsStringAsync(), again.Header("Idempotency-Replayed")));
        Assert.Equal(1, await scene.Client.TotalAsync(Sales));
        Assert.Equal("400 idempotency_key_required", await (await scene.Client.SendAsync(Sales, body)).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Claims_are_decided_by_their_owner_and_seen_by_their_agent(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (scene, other) = (await OpenAsync(world), await OpenAsync(world));
        var project = await scene.ProjectAsync();
        var (agent, person) = await scene.AgentAsync(project);
        var (stranger, _) = await scene.AgentAsync(project);
        var incentive = (await scene.MakeAsync(project, new { maxUnits = 5 })).Text("id");
        await scene.SellAsync(project, person);
        var claim = Assert.Single(await scene.ClaimsAsync(incentive)).Text("id");

        Assert.Equal("404 claim_not_found", await other.Client.GetCodeAsync($"{Claims}/{claim}"));
        foreach (var decision in _decisions)
        {
            Assert.Equal("404 claim_not_found", await other.Client.PostCodeAsync(
                $"{Claims}/{claim}/{decision}", new { reason = "No.", decision = "deny", resolution = "No." }));
            Assert.Equal("403 forbidden", await agent.PostCodeAsync($"{Claims}/{claim}/{decision}"));
        }

        Assert.Equal("404 claim_not_found", await stranger.GetCodeAsync($"{Agent}/claims/{claim}"));
        Assert.Equal("404 claim_not_found", await stranger.PostCodeAsync(
            $"{Agent}/claims/{claim}/dispute", new { reason = "Mine." }));
        Assert.Equal(0, await stranger.TotalAsync($"{Agent}/claims"));
        Assert.False((await agent.GetJsonAsync($"{Agent}/claims/{claim}")).TryGetProperty("allowedActions", out var of)
            && of.ValueKind != JsonValueKind.Null);

        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync($"{Claims}/{claim}/reject"));
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{Claims}/{claim}/hold", new { reason = "Look." }));
        Assert.Equal("200", await agent.PostCodeAsync($"{Agent}/claims/{claim}/dispute", new { reason = "Why?" }));
        Assert.Equal("409 dispute_open", await agent.PostCodeAsync(
            $"{Agent}/claims/{claim}/dispute", new { reason = "Again?" }));
        Assert.Equal([claim], (await scene.Client.GetJsonAsync($"{Claims}?disputed=true&status=held")).Texts("id"));
        Assert.Equal("200", await scene.Client.PostCodeAsync(
            $"{Claims}/{claim}/resolve", new { decision = "uphold", resolution = "Right.", adjustment = "50.00" }));
        var admin = await world.AdminAsync();
        Assert.Equal("1050.00", (await admin.GetJsonAsync($"{Admin}/claims/{claim}")).Text("amount"));
        Assert.Equal("200", await admin.PostCodeAsync($"{Admin}/claims/{claim}/approve"));
        var paid = await agent.GetJsonAsync($"{Agent}/claims/{claim}");
        Assert.Equal(("paid", "1050.00"), (paid.Text("status"), paid.Text("paid")));
        Assert.Equal([claim], (await admin.GetJsonAsync(
            $"{Admin}/claims?projectId={project}&incentiveId={incentive}&status=paid")).Texts("id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_decisions_at_once_pay_once_and_nobody_approves_himself(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var project = await scene.ProjectAsync();
        var (_, person) = await scene.AgentAsync(project);
        var incentive = (await scene.MakeAsync(project, new { maxUnits = 5 })).Text("id");
        await scene.SellAsync(project, person);
        var claim = Assert.Single(await scene.ClaimsAsync(incentive)).Text("id");
        var second = await world.App.ClientAsync(Role.Builder, scene.Organisation);
        var codes = await Task.WhenAll(
            scene.Client.PostCodeAsync($"{Claims}/{claim}/approve"), second.PostCodeAsync($"{Claims}/{claim}/approve"));
        Assert.Equal(["200", "409 action_not_allowed"], codes.Order(StringComparer.Ordinal));
        Assert.Equal("1000.00", await WalletAsync(world, person));

        // The platform's promise is the platform's to decide; the builder only reads the claim.
        var admin = await world.AdminAsync();
        await FundAsync(world, Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live)), "1000.00");
        var theirs = (await (await admin.KeyedAsync($"{Admin}/incentives", Body(project))).JsonAsync()).Text("id");
        await scene.SellAsync(project, person);
        var platforms = Assert.Single(await scene.ClaimsAsync(theirs)).Text("id");
        Assert.Equal("403 not_owner", await scene.Client.PostCodeAsync($"{Claims}/{platforms}/approve"));
        Assert.Equal("200", await scene.Client.GetCodeAsync($"{Claims}/{platforms}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Later_terms_and_cancelled_sales_change_what_they_must(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var project = await scene.ProjectAsync();
        var (_, person) = await scene.AgentAsync(project);
        var made = await scene.MakeAsync(project, new { budget = "9000.00" });
        var path = $"{Builder}/incentives/{made.Text("id")}";
        var early = await scene.SellAsync(project, person, new { stage = "booked" });
        Assert.Equal("200", await (await scene.Client.ChangeAsync(
            path, new { incentiveAmount = "700.00" }, made.Number("revision"))).CodeAsync());
        await scene.SellAsync(project, person);
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{Sales}/{early.Text("id")}/pay"));
        var claims = await scene.ClaimsAsync(made.Text("id"));
        Assert.Equal([(1, "1000.00"), (2, "700.00")], claims
            .Select(x => (x.Number("termsVersion"), x.Text("amount"))).Order());

        foreach (var claim in claims)
        {
            Assert.Equal("200", await scene.Client.PostCodeAsync($"{Claims}/{claim.Text("id")}/approve"));
        }

        Assert.Equal("200", await scene.Client.PostCodeAsync(
            $"{Sales}/{early.Text("id")}/cancel", new { reason = "The loan was not granted." }));
        Assert.Equal(1, await scene.Client.TotalAsync($"{Claims}?incentiveId={made.Text("id")}&status=reversed"));
        Assert.Equal("1700.00", await WalletAsync(world, person));
        await scene.SellAsync(project, person);
        var next = Assert.Single(
            await scene.ClaimsAsync(made.Text("id")), x => x.Text("status") == "pending").Text("id");
        Assert.Equal("200", await scene.Client.PostCodeAsync($"{Claims}/{next}/approve"));
        Assert.Equal("1700.00", await WalletAsync(world, person));
    }

    private static object Sale(string project, string unit, Id<IPerson> agent) =>
        new { projectId = project, unitNumber = unit, agents = new[] { new { agentId = agent } } };

    private static async Task<string> WalletAsync(ApiWorld world, TestPerson person)
    {
        var minor = await world.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions
            .SumAsync(db.Accounts.Where(x => x.OwnerId == person.Id.Value && x.Purpose == Purpose.Available),
                x => x.BalanceMinor));
        return new Money(minor, Currency.Inr).ToString();
    }
}
