using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Data.Incentives.Figures;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Investments;
using Offers.Tests.Platform.Api;
using static Offers.Tests.Incentives.Api.IncentiveScene;

namespace Offers.Tests.Incentives.Api;

/// <summary>A role in one organisation opens nothing in another in which a person holds a different one.</summary>
public sealed class OtherRoleTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private static readonly string[] _lists =
        ["incentives", "sales", "sales/imports", "claims", "associations", "agents", "bounties", "submissions"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_builder_who_is_developer_elsewhere_reaches_only_his_own(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (own, other) = (await OpenAsync(world), await OpenAsync(world));
        var theirs = await MadeAsync(other);
        var mine = await own.ProjectAsync("Mine");
        var person = await world.App.PersonAsync(Role.Builder, own.Organisation);
        await GiveAsync(world, person, Role.Developer, other.Organisation);
        var client = await world.App.ClientAsync(person);

        Assert.Equal([mine], (await client.GetJsonAsync($"{Builder}/projects")).Texts("id"));
        foreach (var list in _lists)
        {
            Assert.Equal((list, 0), (list, await client.TotalAsync($"{Builder}/{list}")));
        }

        Assert.Equal(
            [.. Enumerable.Repeat("404", 20), .. Enumerable.Repeat("403", 4)],
            (await CodesAsync(client, theirs, other.Organisation)).Select(code => code[..3]));

        await GiveAsync(world, person, Role.Builder, other.Organisation);
        Assert.Equal(2, await client.TotalAsync($"{Builder}/projects"));
        Assert.Equal("200", await client.GetCodeAsync($"{Builder}/incentives/{theirs.Incentive}"));
        await TakeAsync(world, person, Role.Builder, other.Organisation);
        Assert.Equal(
            "404 incentive_not_found", await client.GetCodeAsync($"{Builder}/incentives/{theirs.Incentive}"));
        Assert.Equal([mine], (await client.GetJsonAsync($"{Builder}/projects")).Texts("id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_of_sales_is_of_the_builder_that_is_named_or_the_only_one(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (own, other) = (await OpenAsync(world), await OpenAsync(world));
        var mine = await own.ProjectAsync("Mine");
        var person = await world.App.PersonAsync(Role.Builder, own.Organisation);
        await GiveAsync(world, person, Role.Developer, other.Organisation);
        var client = await world.App.ClientAsync(person);
        (string Name, string Text) theirs = ("builderId", other.Organisation.ToString());

        Assert.Equal(own.Organisation.ToString(), await BuilderOfAsync(await SendFileAsync(client, mine)));
        Assert.Equal("403 not_owner", await (await SendFileAsync(client, mine, theirs)).CodeAsync());

        await GiveAsync(world, person, Role.Builder, other.Organisation);
        Assert.Equal("400 validation_failed", await (await SendFileAsync(client, mine)).CodeAsync());
        Assert.Equal(
            "400 validation_failed", await (await SendFileAsync(client, mine, ("builderId", "mine"))).CodeAsync());
        Assert.Equal(other.Organisation.ToString(), await BuilderOfAsync(await SendFileAsync(client, mine, theirs)));
        Assert.Equal(1, await other.Client.TotalAsync($"{Builder}/sales/imports"));
        Assert.Equal(1, await own.Client.TotalAsync($"{Builder}/sales/imports"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_developer_of_a_builder_is_no_builder(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await OpenAsync(world);
        var made = await MadeAsync(scene);
        var client = await world.App.ClientAsync(Role.Developer, scene.Organisation);
        Assert.All(
            await CodesAsync(client, made, scene.Organisation),
            code => Assert.Contains(code, (string[])["403 forbidden", "404 figure_not_found"]));
    }

    private static async Task<Made> MadeAsync(IncentiveScene scene)
    {
        var project = await scene.ProjectAsync("Theirs");
        var (_, agent) = await scene.AgentAsync(project);
        var incentive = (await scene.MakeAsync(project, new { maxUnits = 2 })).Text("id");
        var sale = await scene.SellAsync(project, agent);
        var claim = Assert.Single(await scene.ClaimsAsync(incentive));
        var file = await SendFileAsync(scene.Client, project);
        Assert.Equal("201", await file.CodeAsync());
        return new Made(project, incentive, sale.Text("id"), claim.Text("id"), agent)
        {
            File = (await file.JsonAsync()).Text("id"),
        };
    }

    private static async Task<HttpResponseMessage> SendFileAsync(
        HttpClient client, string project, params IEnumerable<(string Name, string Text)> fields)
    {
        var text = $"project,unit,agent,booked\n{project},A-1,nobody@offers.example,2026-01-05";
        using var form = ContentTalk.Form(Encoding.UTF8.GetBytes(text), "sales.csv", "text/csv", fields);
        return await client.PostAsync($"{Builder}/sales/imports", form);
    }

    // First what is to be hidden, then what is to be refused as another's.
    private static async Task<IReadOnlyList<string>> CodesAsync(
        HttpClient client, Made made, Id<Organisation> builder)
    {
        var incentive = $"{Builder}/incentives/{made.Incentive}";
        var budget = IncentiveFigure.Budget(Id<Incentive>.Parse(made.Incentive), BudgetPart.Total);
        var worth = IncentiveFigure.Claim(Id<IncentiveClaim>.Parse(made.Claim));
        var file = $"{Builder}/sales/imports/{made.File}";
        return
        [
            await client.GetCodeAsync($"{Builder}/projects/{made.Project}"),
            await client.GetCodeAsync($"{Builder}/projects/{made.Project}/agents"),
            await client.GetCodeAsync($"{Builder}/incentives/project/{made.Project}"),
            await client.GetCodeAsync(incentive),
            await (await client.ChangeAsync(incentive, new { title = "Mine" })).CodeAsync(),
            await (await client.RemoveAsync(incentive)).CodeAsync(),
            await client.PostCodeAsync($"{incentive}/close"),
            await client.PostCodeAsync($"{incentive}/backtest"),
            await client.GetCodeAsync($"{Builder}/sales/{made.Sale}"),
            await client.PostCodeAsync($"{Builder}/sales/{made.Sale}/cancel", new { reason = "No." }),
            await client.GetCodeAsync($"{Builder}/claims/{made.Claim}"),
            await client.PostCodeAsync($"{Builder}/claims/{made.Claim}/approve"),
            await client.GetCodeAsync(file),
            await client.GetCodeAsync($"{file}/errors.csv"),
            await client.GetCodeAsync($"{file}/result.csv"),
            await client.PostCodeAsync($"{file}/start"),
            await client.PostCodeAsync($"{file}/cancel"),
            await client.PostCodeAsync($"{file}/resume"),
            await client.GetCodeAsync($"/api/v1/figures/{budget}"),
            await client.GetCodeAsync($"/api/v1/figures/{worth}"),
            await client.PostCodeAsync($"{Builder}/incentives", Body(made.Project)),
            await client.PostCodeAsync($"{Builder}/sales", new { projectId = made.Project, unitNumber = "A-1" }),
            await client.PostCodeAsync(
                $"{Builder}/agents", new { projectId = made.Project, agentId = made.Agent.Id }),
            await client.PostCodeAsync(
                $"{Builder}/projects", new { name = "Mine", city = "Pune", currency = "INR", builderId = builder }),
        ];
    }

    private static async Task<string> BuilderOfAsync(HttpResponseMessage sent)
    {
        Assert.Equal("201", await sent.CodeAsync());
        return (await sent.JsonAsync()).GetProperty("builder").Text("id");
    }

    private static Task<Answer> GiveAsync(ApiWorld world, TestPerson person, Role role, Id<Organisation> at) =>
        People(world).GiveRoleAsync(System(), person.Id, new RoleBody(role.ToString(), at));

    private static Task<Answer> TakeAsync(ApiWorld world, TestPerson person, Role role, Id<Organisation> at) =>
        People(world).TakeRoleAsync(System(), person.Id, new RoleBody(role.ToString(), at));

    private static PeopleDesk People(ApiWorld world) => world.App.Services.GetRequiredService<PeopleDesk>();

    private static CommandRequest System() => CommandRequest.Once(Caller.System(BookId.Live, "test"));

    private sealed record Made(string Project, string Incentive, string Sale, string Claim, TestPerson Agent)
    {
        public string File { get; init; } = "";
    }
}
