using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Watch;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Rewards.Watch;

/// <summary>Alerts, reports and statements over the API, for every role and with others' ids.</summary>
public sealed class WatchApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Api = "/api/v1";

    [Theory, OnSqlite, OnPostgres]
    public async Task The_monitor_runs_by_hand_for_administrators_and_says_what_it_found(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var answer = await (await admin.SendAsync($"{Api}/rewards/monitor", new { checks = new[] { "csv_pools" } }))
            .JsonAsync();
        foreach (var member in new[] { "durationMs", "alertsGenerated", "breakdown", "alerts" })
        {
            Assert.True(answer.TryGetProperty(member, out _), member);
        }

        foreach (var member in new[]
        {
            "csvPools", "campaigns", "agencies", "clients", "provisioningFailures", "suppliers",
        })
        {
            Assert.True(answer.GetProperty("breakdown").TryGetProperty(member, out _), member);
        }

        Assert.Equal("400 body_invalid", await (await admin.SendAsync(
            $"{Api}/rewards/monitor", new { checks = new[] { "weather" } })).CodeAsync());
        Assert.Equal("200", await (await admin.PostAsync($"{Api}/rewards/monitor", null)).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Alerts_are_listed_for_whom_they_concern_and_worked_on_by_the_platform(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (mine, theirs) = (await OpenAsync(world), await OpenAsync(world));
        var (own, other) = (await AlertAsync(world, mine), await AlertAsync(world, theirs));
        var admin = await world.AdminAsync();
        Assert.Equal([$"{own}"], (await mine.Agency.GetJsonAsync($"{Api}/alerts")).Texts("id"));
        Assert.Equal([$"{own}"], (await mine.Client.GetJsonAsync($"{Api}/alerts?severity=warning")).Texts("id"));
        Assert.Empty((await mine.Client.GetJsonAsync($"{Api}/alerts?severity=critical")).Texts("id"));
        Assert.Contains($"{other}", (await admin.GetJsonAsync($"{Api}/alerts?limit=100")).Texts("id"));
        foreach (var (client, path, code) in new[]
        {
            (mine.Agency, $"/alerts/{other}", "404 alert_not_found"),
            (mine.Agency, "/alerts?x=1", "400 filter_unknown"),
            (mine.Client, $"/alerts/{other}", "404 alert_not_found"), (mine.Agency, $"/alerts/{own}", "200"),
            (mine.Agency, "/alerts?status=gone", "400 status_invalid"),
            (world.App.CreateClient(), "/alerts", "401 unauthenticated"), (mine.Client, "/alerts.csv", "200"),
        })
        {
            Assert.Equal((path, code), (path, await (await client.GetAsync(Api + path)).CodeAsync()));
        }

        foreach (var verb in new[] { "acknowledge", "snooze", "resolve" })
        {
            Assert.Equal("403 forbidden", await (await mine.Agency.SendAsync(
                $"{Api}/alerts/{own}/{verb}", new { note = "x", until = "2030-01-01T00:00:00Z" })).CodeAsync());
        }

        Assert.Equal("acknowledged", (await (await admin.SendAsync($"{Api}/alerts/{own}/acknowledge", new { }))
            .JsonAsync()).Text("status"));
        Assert.Equal("400 validation_failed", await (await admin.SendAsync(
            $"{Api}/alerts/{own}/snooze", new { until = "2020-01-01T00:00:00Z" })).CodeAsync());
        Assert.Equal("resolved", (await (await admin.SendAsync(
            $"{Api}/alerts/{own}/resolve", new { note = "Paid." })).JsonAsync()).Text("status"));
        Assert.Equal("409 action_not_allowed", await (await admin.SendAsync(
            $"{Api}/alerts/{own}/resolve", new { note = "Paid." })).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cost_is_for_administrators_and_statements_for_their_owners(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (mine, theirs) = (await OpenAsync(world), await OpenAsync(world));
        var admin = await world.AdminAsync();
        var investor = await world.App.ClientAsync(Role.Investor);
        foreach (var (client, path, code) in new[]
        {
            (admin, "/reports/profit?by=supplier", "200"), (admin, "/reports/profit.csv?by=month", "200"),
            (admin, "/reports/profit?by=mood", "400 validation_failed"),
            (admin, "/reports/profit?from=2026-02-01&to=2026-01-01", "400 validation_failed"),
            (mine.Agency, "/reports/profit", "403 forbidden"), (mine.Client, "/reports/profit.csv", "403 forbidden"),
            (mine.Agency, "/reports/spend?by=client", "200"), (mine.Client, "/reports/spend.csv", "200"),
            (mine.Agency, "/reports/spend?by=supplier", "400 validation_failed"),
            (investor, "/reports/spend", "403 forbidden"),
            (mine.Agency, $"/agencies/{mine.AgencyId}/statement/USD", "200"),
            (mine.Agency, $"/clients/{mine.ClientId}/statement/USD", "200"),
            (mine.Client, $"/clients/{mine.ClientId}/statement/USD", "200"),
            (mine.Client, $"/clients/{mine.ClientId}/statements", "200"),
            (mine.Client, $"/clients/{mine.ClientId}/statement/XXX", "400 currency_unknown"),
            (mine.Client, $"/clients/{mine.ClientId}/statement/USD?format=csv", "406 not_acceptable"),
            (mine.Client, $"/agencies/{mine.AgencyId}/statement/USD", "404 agency_not_found"),
            (mine.Agency, $"/clients/{theirs.ClientId}/statement/USD", "404 client_not_found"),
            (mine.Agency, $"/agencies/{theirs.AgencyId}/statements", "404 agency_not_found"),
            (mine.Agency, $"/agencies/{mine.AgencyId}/statements/none", "404 statement_not_found"),
            (admin, $"/clients/{theirs.ClientId}/statement/USD", "200"),
            (investor, $"/clients/{mine.ClientId}/statement/USD", "403 forbidden"),
        })
        {
            Assert.Equal((path, code), (path, await (await client.GetAsync(Api + path)).CodeAsync()));
        }

        var statement = await mine.Client.GetJsonAsync($"{Api}/clients/{mine.ClientId}/statement/USD");
        Assert.Equal(("0.00", "USD"), (
            statement.GetProperty("closing").Text("available"), statement.Text("currency")));
    }

    private static async Task<Place> OpenAsync(ApiWorld world)
    {
        var agencyId = await world.App.OrganisationAsync(OrganisationKind.Agency);
        var clientId = await world.App.OrganisationAsync(OrganisationKind.Client, agencyId);
        await world.App.Services.GetRequiredService<OffersDatabase>().WriteOutsideAsync(async db =>
        {
            var house = await db.Organisations.SingleAsync(x => x.Id == agencyId);
            var agency = new Agency(house, $"a{Guid.NewGuid():N}"[..20], AgencyTier.Retail);
            db.AddRange(agency, new Client(await db.Organisations.SingleAsync(x => x.Id == clientId), agency));
            return 0;
        });
        return new Place(
            await world.App.ClientAsync(Role.AgencyManager, agencyId),
            await world.App.ClientAsync(Role.ClientManager, clientId),
            new Id<Agency>(agencyId.Value), new Id<Client>(clientId.Value));
    }

    // The monitor, which may look at any moment, leaves alone what others than it have found.
    private static async Task<Id<Alert>> AlertAsync(ApiWorld world, Place place)
    {
        var alert = new Alert(
            BookId.Live, new Id<Organisation>(place.ClientId.Value),
            new AlertFacts("other", "other", $"{place.ClientId}", AlertSeverity.Warning, "Little is left."),
            new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await world.App.Services.GetRequiredService<OffersDatabase>().WriteOutsideAsync(db => { db.Add(alert); });
        return alert.Id;
    }

    private sealed record Place(HttpClient Agency, HttpClient Client, Id<Agency> AgencyId, Id<Client> ClientId);
}
