using Offers.Data.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>Bodies that no form sends: empty items, days at the end of the calendar, sums that are too large.</summary>
public sealed class BrokenBodyTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Incentives = Builder + "/incentives";
    private const string Far = "9999-12-31T00:00:00Z";
    private static readonly object?[] _empty = [null];
    private static readonly string[] _lists = ["tiers", "multipliers", "vesting"];

    [Theory, OnSqlite, OnPostgres]
    public async Task An_empty_item_of_a_reward_is_refused_where_it_is(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        var draft = await scene.MakeAsync(project, new { publish = false });
        foreach (var list in _lists)
        {
            var reward = Reward(list, _empty);
            var terms = new { title = "Bonus", description = "For homes.", type = "closing_bonus", reward };
            foreach (var (path, body, field) in new (string, object, string)[]
            {
                (Incentives, Body(project, new { reward }), $"reward.{list}[0]"),
                ($"{Builder}/templates", new { name = "Spring", incentive = terms }, $"incentive.reward.{list}[0]"),
                ($"{Incentives}/bulk", new { incentive = terms, projectIds = new[] { project } },
                    $"incentive.reward.{list}[0]"),
            })
            {
                var answer = await scene.Client.KeyedAsync(path, body);
                Assert.Equal((path, "400 body_invalid"), (path, await answer.CodeAsync()));
                Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty(field, out _), field);
            }

            foreach (var items in (object?[])[null, _empty])
            {
                Assert.Equal("400 body_invalid", await (await scene.Client.ChangeAsync(
                    $"{Incentives}/{draft.Text("id")}", new { reward = Reward(list, items) },
                    draft.Number("revision"))).CodeAsync());
            }
        }

        Assert.Equal(1, await scene.Client.TotalAsync(Incentives));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Other_lists_have_no_empty_items_either_but_where_each_is_answered(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        foreach (var (path, body) in new (string, object)[]
        {
            (Incentives, Body(project, new { termsAndConditions = _empty })),
            ($"{Incentives}/bulk", new { projectIds = _empty }),
            ($"{Builder}/sales", new { projectId = project, unitNumber = "A-1", agents = _empty }),
            ($"{Builder}/bounties", new { projectId = project, title = "Photos", requirements = _empty }),
            ($"{Builder}/bounties", new { projectId = project, title = "Photos", fields = _empty }),
        })
        {
            Assert.Equal((path, "400 body_invalid"), (path, await scene.Client.PostCodeAsync(path, body)));
        }

        Assert.Equal("200", await scene.Client.PostCodeAsync(
            $"{Builder}/projects/{project}/units/bulk", new { units = _empty }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Days_at_the_end_of_the_calendar_are_refused(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var (project, past) = (await scene.ProjectAsync(), TimeProvider.System.GetUtcNow().AddDays(-2));
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync(
            Incentives, Body(project, new { validFrom = Far, publish = false })));

        // Over, so that a copy would last as long from the day on that is asked for.
        var over = await scene.MakeAsync(project, new { publish = false, validUntil = past });
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync(
            $"{Incentives}/{over.Text("id")}/clone", new { projectIds = new[] { project }, validFrom = Far }));
        var template = await (await scene.Client.KeyedAsync(
            $"{Incentives}/{over.Text("id")}/template", new { name = "Over" })).JsonAsync();
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync($"{Incentives}/bulk", new
        {
            templateId = template.Text("id"), projectIds = new[] { project }, validFrom = Far,
        }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_no_sum_can_hold_is_refused(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        var ((agent, person), (_, other)) = (await scene.AgentAsync(project), await scene.AgentAsync(project));
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync(
            Incentives, Body(project, new { incentiveAmount = "1000000000000.00", maxUnits = 100_000 })));

        var unitNumber = await scene.UnitAsync(project);
        var agents = new[] { person, other }.Select(x => new { agentId = $"{x.Id}", shareBps = int.MaxValue });
        Assert.EndsWith("shares_invalid", await scene.Client.PostCodeAsync(
            $"{Builder}/sales", new { projectId = project, unitNumber, agents }), StringComparison.Ordinal);
        var alone = new[] { new { agentId = $"{person.Id}" } };
        Assert.Equal("400 validation_failed", await scene.Client.PostCodeAsync($"{Builder}/sales", new
        {
            projectId = project, unitNumber, agents = alone, bookedAt = "0001-01-01T00:00:00Z",
        }));

        var incentive = (await scene.MakeAsync(project)).Text("id");
        await scene.SellAsync(project, person);
        var claim = Assert.Single(await scene.ClaimsAsync(incentive)).Text("id");
        Assert.Equal("200", await scene.Client.PostCodeAsync(
            $"{Builder}/claims/{claim}/hold", new { reason = "Look." }));
        Assert.Equal("200", await agent.PostCodeAsync($"{Agent}/claims/{claim}/dispute", new { reason = "Why?" }));
        Assert.EndsWith("amount_invalid", await scene.Client.PostCodeAsync($"{Builder}/claims/{claim}/resolve", new
        {
            decision = "uphold", resolution = "Right.", adjustment = "90000000000000000.00",
        }), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_verb_fails_on_a_body_with_nothing_in_it(DatabaseProvider provider)
    {
        var scene = await OpenAsync(await worlds.OnAsync(provider));
        var project = await scene.ProjectAsync();
        var (agent, person) = await scene.AgentAsync(project);
        var incentive = (await scene.MakeAsync(project)).Text("id");
        var sale = (await scene.SellAsync(project, person)).Text("id");
        var claim = Assert.Single(await scene.ClaimsAsync(incentive)).Text("id");
        foreach (var (client, path) in new (HttpClient, string)[]
        {
            (scene.Client, Incentives), (scene.Client, $"{Incentives}/bulk"),
            (scene.Client, $"{Incentives}/{incentive}/clone"), (scene.Client, $"{Incentives}/{incentive}/publish"),
            (scene.Client, $"{Incentives}/{incentive}/budget"), (scene.Client, $"{Builder}/templates"),
            (scene.Client, $"{Builder}/bounties"), (scene.Client, $"{Builder}/leaderboards"),
            (scene.Client, $"{Builder}/sales"), (scene.Client, $"{Builder}/sales/{sale}/cancel"),
            (scene.Client, $"{Builder}/claims/{claim}/reject"), (scene.Client, $"{Builder}/claims/{claim}/hold"),
            (scene.Client, $"{Builder}/claims/{claim}/resolve"), (agent, $"{Agent}/claims/{claim}/dispute"),
            (agent, $"{Agent}/leaderboards/name"),
        })
        {
            foreach (var body in (string[])["{}", "null", ""])
            {
                var code = await (await client.SendAsync(ApiTalk.Post(path, body, ApiWorld.NewKey()))).CodeAsync();
                Assert.True(code.StartsWith('4'), $"{path} '{body}': {code}");
            }
        }
    }

    private static Dictionary<string, object?> Reward(string list, object? items) => new()
    {
        ["kind"] = "fixed_per_unit", ["amount"] = "1.00", [list] = items,
    };
}
