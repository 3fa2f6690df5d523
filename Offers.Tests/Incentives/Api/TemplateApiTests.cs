using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>Templates over HTTP: a builder's own, the platform's for all, and others'.</summary>
public sealed class TemplateApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Templates = Builder + "/templates";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_builder_keeps_changes_and_deletes_his_templates(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var made = await scene.Client.SendAsync(Templates, Template("Spring", new { lengthDays = 30 }));
        Assert.Equal("201", await made.CodeAsync());
        var template = await made.JsonAsync();
        var path = $"{Templates}/{template.Text("id")}";
        Assert.StartsWith("tpl_", template.Text("id"), StringComparison.Ordinal);
        Assert.Equal((path, "\"1\""), (made.Headers.Location?.ToString(), made.Headers.ETag?.Tag));
        Assert.Equal(("INR", 30, true, false), (
            template.Text("currency"), template.Number("lengthDays"), template.GetProperty("isEditable").GetBoolean(),
            template.GetProperty("isPlatforms").GetBoolean()));

        Assert.Equal("409 template_exists", await (await scene.Client.SendAsync(
            Templates, Template("Spring"))).CodeAsync());
        var edited = await scene.Client.ChangeAsync(path, new { name = "Summer", budget = "900.00" });
        Assert.Equal(("200", "Summer"), (await edited.CodeAsync(), (await edited.JsonAsync()).Text("name")));
        Assert.Equal("412 stale_version", await (await scene.Client.ChangeAsync(
            path, new { name = "Late" })).CodeAsync());
        Assert.Equal("400 validation_failed", await (await scene.Client.ChangeAsync(
            path, new { currency = "AED" }, 2)).CodeAsync());
        foreach (var (with, code) in new (object With, string Code)[]
        {
            (new { name = "" }, "400 validation_failed"), (new { lengthDays = 0 }, "400 validation_failed"),
            (new { budget = "1" }, "400 amount_invalid"), (new { currency = "XYZ" }, "400 currency_unknown"),
            (new { incentive = new { title = "Ladder", description = "None.", reward = new { kind = "tiers" } } },
                "422 reward_invalid"),
        })
        {
            var refused = await (await scene.Client.SendAsync(Templates, Template("Bad", with))).CodeAsync();
            Assert.Equal((with.ToString(), code), (with.ToString(), refused));
        }

        Assert.Equal([template.Text("id")], (await scene.Client.GetJsonAsync($"{Templates}?q=summ")).Texts("id"));
        Assert.Equal("200", await (await scene.Client.RemoveAsync(path, 2)).CodeAsync());
        Assert.Equal("404 template_not_found", await scene.Client.GetCodeAsync(path));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_platforms_are_for_all_and_others_are_for_nobody_else(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (own, other) = (await OpenAsync(world), await OpenAsync(world));
        var admin = await world.AdminAsync();
        var shared = await IdAsync(admin.SendAsync($"{Admin}/templates", Template($"Shared {Guid.NewGuid():N}")));
        var mine = await IdAsync(own.Client.SendAsync(Templates, Template("Mine")));

        Assert.Equal(
            new[] { mine, shared }.Order(StringComparer.Ordinal), (await own.Client.GetJsonAsync(
                $"{Templates}?limit=100")).Texts("id").Where(x => x == mine || x == shared)
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(mine, (await other.Client.GetJsonAsync($"{Templates}?limit=100")).Texts("id"));
        string[] hidden =
        [
            await other.Client.GetCodeAsync($"{Templates}/{mine}"),
            await (await other.Client.ChangeAsync($"{Templates}/{mine}", new { name = "No" })).CodeAsync(),
            await (await other.Client.RemoveAsync($"{Templates}/{mine}")).CodeAsync(),
            await other.Client.PostCodeAsync($"{Builder}/incentives/bulk", new
            {
                templateId = mine, projectIds = new[] { await other.ProjectAsync() },
            }),
        ];
        Assert.All(hidden, code => Assert.Equal("404 template_not_found", code));
        Assert.Equal("200", await other.Client.GetCodeAsync($"{Templates}/{shared}"));
        Assert.Equal("403 not_owner", await (await other.Client.ChangeAsync(
            $"{Templates}/{shared}", new { name = "No" })).CodeAsync());
        Assert.Equal("403 not_owner", await (await other.Client.RemoveAsync($"{Templates}/{shared}")).CodeAsync());
        Assert.Equal("403 not_owner", await (await other.Client.SendAsync(
            Templates, Template("Theirs", new { builderId = own.Organisation.ToString() }))).CodeAsync());

        Assert.Equal([mine], (await admin.GetJsonAsync(
            $"{Admin}/templates?builderId={own.Organisation}")).Texts("id"));
        Assert.Equal("200", await (await admin.ChangeAsync(
            $"{Admin}/templates/{mine}", new { name = "Theirs" })).CodeAsync());
        Assert.Equal("200", await (await admin.RemoveAsync($"{Admin}/templates/{shared}")).CodeAsync());
        var agent = await world.App.ClientAsync(Role.Agent);
        foreach (var (client, path) in new[]
        {
            (agent, Templates), (own.Client, $"{Admin}/templates"), (admin, Templates),
        })
        {
            Assert.Equal((path, "403 forbidden"), (path, await client.GetCodeAsync(path)));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_incentive_is_kept_as_a_template_and_made_again(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var (project, other) = (await scene.ProjectAsync("First"), await scene.ProjectAsync("Second"));
        var made = await scene.MakeAsync(project, new
        {
            maxUnits = 4, validUntil = TimeProvider.System.GetUtcNow().AddDays(10),
            termsAndConditions = new[] { "One for each home." },
        });
        var kept = await scene.Client.KeyedAsync(
            $"{Builder}/incentives/{made.Text("id")}/template", new { name = "Closing", description = "Worked." });
        Assert.Equal("201", await kept.CodeAsync());
        var template = await kept.JsonAsync();
        Assert.Equal((10, "4000.00", "Worked."), (
            template.Number("lengthDays"), template.Text("budget"), template.Text("description")));

        var before = TimeProvider.System.GetUtcNow();
        var copies = await (await scene.Client.KeyedAsync($"{Builder}/incentives/bulk", new
        {
            templateId = template.Text("id"), projectIds = new[] { other }, publish = true,
        })).JsonAsync();
        var copy = await scene.Client.GetJsonAsync(
            $"{Builder}/incentives/{copies.GetProperty("results")[0].GetProperty("incentive").Text("id")}");
        Assert.Equal(("active", "Closing bonus", "4000.00", 4), (
            copy.Text("status"), copy.Text("title"), copy.GetProperty("budget").Text("total"),
            copy.Number("maxUnits")));
        Assert.InRange(
            copy.GetProperty("validUntil").GetDateTimeOffset(), before.AddDays(10), before.AddDays(10).AddMinutes(5));
        Assert.Equal("One for each home.", copy.GetProperty("termsAndConditions")[0].GetString());
    }

    private static IReadOnlyDictionary<string, object?> Template(string name, object? with = null) => With(
        new Dictionary<string, object?>
        {
            ["name"] = name,
            ["incentive"] = new
            {
                title = "Closing bonus", description = "For every home.", type = "closing_bonus",
                incentiveAmount = "1000.00",
            },
        },
        with);

    private static async Task<string> IdAsync(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.Equal("201", await answer.CodeAsync());
        return (await answer.JsonAsync()).Text("id");
    }
}
