using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Incentives.Statements;

/// <summary>Statements over the API: for their agent and for administrators, and for nobody else.</summary>
public sealed class CommissionApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Mine = "/api/v1/agent/statements";

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_the_agent_and_administrators_read_a_statement(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (person, other) = (await world.App.PersonAsync(Role.Agent), await world.App.ClientAsync(Role.Agent));
        var agent = await world.App.ClientAsync(person);
        var admin = await world.AdminAsync();
        var organisation = await world.App.OrganisationAsync(OrganisationKind.Builder);
        var builder = await world.App.ClientAsync(Role.Builder, organisation);
        var statement = await IssuedAsync(world, person.Id);
        var theirs = $"/api/v1/admin/agents/{person.Id}/statements";

        var list = await agent.GetJsonAsync($"{Mine}?page=1&limit=20");
        Assert.Equal((1, 1), (
            list.GetProperty("total").GetInt32(), list.GetProperty("pagination").GetProperty("totalPages").GetInt32()));
        Assert.Equal([statement.ObjectId], list.Texts("id"));
        foreach (var id in new[] { statement.ObjectId, $"{statement.Key.Month}-INR" })
        {
            var read = await agent.GetJsonAsync($"{Mine}/{id}");
            Assert.Equal(("issued", statement.Code, "0.00"), (
                read.Text("status"), read.Text("code"), read.GetProperty("totals").Text("closing")));
            Assert.Equal("0.00", (await agent.GetJsonAsync($"{Mine}/{id}/changes")).Text("difference"));
        }

        Assert.Equal(statement.ObjectId, (await admin.GetJsonAsync($"{theirs}/{statement.Id}")).Text("id"));
        Assert.Equal("0.00", (await admin.GetJsonAsync($"{theirs}/{statement.Id}/changes")).Text("said"));
        Assert.True((await world.App.CreateClient().GetJsonAsync($"/api/v1/verify/commission/{statement.Code}"))
            .GetProperty("genuine").GetBoolean());
        Assert.Equal(0, (await other.GetJsonAsync(Mine)).GetProperty("total").GetInt32());
        foreach (var (client, path, code) in new[]
        {
            (other, $"{Mine}/{statement.Id}", "404 earnings_statement_not_found"),
            (other, $"{Mine}/{statement.Id}/changes", "404 earnings_statement_not_found"),
            (agent, $"{Mine}/2031-01-INR", "404 earnings_statement_not_found"),
            (agent, $"{Mine}/{statement.Id}?format=csv", "406 not_acceptable"),
            (builder, $"{Mine}/{statement.Id}", "403 forbidden"), (builder, theirs, "403 forbidden"),
            (agent, theirs, "403 forbidden"), (admin, Mine, "403 forbidden"),
            (world.App.CreateClient(), Mine, "401 unauthenticated"),
            (agent, "/api/v1/verify/commission/none", "404 earnings_statement_not_found"),
        })
        {
            Assert.Equal((path, code), (path, await (await client.GetAsync(path)).CodeAsync()));
        }
    }

    private static async Task<CommissionStatement> IssuedAsync(ApiWorld world, Id<IPerson> agent)
    {
        var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var key = new CommissionKey(BookId.Live, agent, Currency.Inr, new CommissionMonth(2026, 2));
        var platform = Organisation.PlatformId(BookId.Live);
        var zone = await world.ReadAsync(db =>
            db.Organisations.Where(x => x.Id == platform).Select(x => x.Zone).SingleAsync());
        var statement = new CommissionStatement(
            key, TimeZoneInfo.FindSystemTimeZoneById(zone), default, new CommissionContent([], []), now);
        await world.App.Services.GetRequiredService<OffersDatabase>().WriteOutsideAsync(db => { db.Add(statement); });
        return statement;
    }
}
