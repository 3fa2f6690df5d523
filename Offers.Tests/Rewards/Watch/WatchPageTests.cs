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

/// <summary>The pages of alerts, profit and statements as they are first drawn.</summary>
public sealed class WatchPageTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Alerts_and_profit_are_drawn_for_administrators(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (agency, _) = await OpenAsync(world);
        await AlertAsync(world, agency);
        using var admin = new AccountBrowser(world.App);
        await admin.SignInAsync((await world.App.PersonAsync(Role.Admin)).Email, ApplicationPeople.Password);
        await admin.OpenAsync("/admin/alerts");
        Assert.Contains("Supplier dispute", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Other cards came than were ordered.", admin.Text, StringComparison.Ordinal);
        Assert.Contains("I look after it", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Check now", admin.Text, StringComparison.Ordinal);
        foreach (var query in new[] { "", "?by=month", "?by=supplier&from=2026-01-01&to=2026-02-01" })
        {
            await admin.OpenAsync("/admin/profit" + query);
            Assert.Contains("What rewards brought and cost, from the ledger.", admin.Text, StringComparison.Ordinal);
        }

        await admin.OpenAsync("/admin/profit?by=mood");
        Assert.Contains("'by' is one of", admin.Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Statements_are_drawn_for_an_agency_with_its_clients_and_for_a_client(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (agency, client) = await OpenAsync(world);
        foreach (var (role, house, path) in new[]
        {
            (Role.AgencyManager, agency, "/agency/statements"), (Role.ClientManager, client, "/client/statements"),
        })
        {
            using var browser = new AccountBrowser(world.App);
            await browser.SignInAsync((await world.App.PersonAsync(role, house)).Email, ApplicationPeople.Password);
            await browser.OpenAsync(path);
            Assert.Contains("New statement", browser.Text, StringComparison.Ordinal);
            Assert.Contains("Printed before", browser.Text, StringComparison.Ordinal);
            Assert.Contains("Spent on rewards", browser.Text, StringComparison.Ordinal);
        }
    }

    private static async Task<(Id<Organisation> Agency, Id<Organisation> Client)> OpenAsync(ApiWorld world)
    {
        var agencyId = await world.App.OrganisationAsync(OrganisationKind.Agency);
        var clientId = await world.App.OrganisationAsync(OrganisationKind.Client, agencyId);
        await world.App.Services.GetRequiredService<OffersDatabase>().WriteOutsideAsync(async db =>
        {
            var agency = new Agency(
                await db.Organisations.SingleAsync(x => x.Id == agencyId), $"a{Guid.NewGuid():N}"[..20],
                AgencyTier.Retail);
            db.AddRange(agency, new Client(await db.Organisations.SingleAsync(x => x.Id == clientId), agency));
            return 0;
        });
        return (agencyId, clientId);
    }

    // The monitor, which may look at any moment, leaves alone what others than it have found.
    private static Task AlertAsync(ApiWorld world, Id<Organisation> house) =>
        world.App.Services.GetRequiredService<OffersDatabase>().WriteOutsideAsync(db =>
        {
            db.Add(new Alert(
                BookId.Live, house,
                new AlertFacts(
                    "supplier_dispute", "supplier_dispute", $"{new Id<Agency>(house.Value)}", AlertSeverity.Critical,
                    "Other cards came than were ordered."),
                new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        });
}
