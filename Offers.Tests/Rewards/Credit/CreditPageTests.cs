using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Ledger;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Rewards.Credit;

/// <summary>What people read on the pages of credit.</summary>
public sealed class CreditPageTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite]
    public async Task Everybody_reads_his_part_of_the_tree(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var api = new ApiClient(await world.AdminAsync());
        var agencyHouse = await world.App.OrganisationAsync(OrganisationKind.Agency);
        var clientHouse = await world.App.OrganisationAsync(OrganisationKind.Client, agencyHouse);
        var agency = (await api.PostAsync("/api/v1/agencies", new
        {
            organisationId = $"{agencyHouse}", slug = "north-star", currencies = new[] { "USD" },
        }))["id"];
        var client = (await api.PostAsync("/api/v1/clients", new
        {
            agencyId = agency, organisationId = $"{clientHouse}", currencies = new[] { "USD" },
        }))["id"];
        await AllocateAsync(api, $"{Organisation.PlatformId(BookId.Live)}", agency, "100000.00");
        await AllocateAsync(api, agency, client, "5000.00");

        await ReadAsync(world, Role.Admin, null, ["/admin/credit", "/admin/agencies", $"/admin/agencies/{agency}"],
            "95,000");
        await ReadAsync(world, Role.AgencyManager, agencyHouse, ["/agency", "/agency/dashboard"], "95,000");
        await ReadAsync(world, Role.AgencyManager, agencyHouse, ["/agency/clients", $"/agency/clients/{client}"],
            "5,000");
        await ReadAsync(world, Role.ClientManager, clientHouse, ["/client", "/client/credit"], "5,000");
    }

    [Theory, OnSqlite]
    public async Task An_agency_that_is_not_opened_hears_so(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var house = await world.App.OrganisationAsync(OrganisationKind.Agency);
        await ReadAsync(world, Role.AgencyManager, house, ["/agency"], "Rewards are not opened for your agency yet.");
    }

    private static async Task AllocateAsync(ApiClient api, string? from, string? to, string amount)
    {
        var answer = await api.PostAsync("/api/v1/credit/allocations", new
        {
            fromAccountId = from, toAccountId = to, amount, currency = "USD",
        });
        Assert.Equal(201, (int)answer.Status);
    }

    private static async Task ReadAsync(
        ApiWorld world, Role role, Id<Organisation>? house, string[] paths, string expected)
    {
        var person = await world.App.PersonAsync(role, house);
        using var browser = new AccountBrowser(world.App);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);
        foreach (var path in paths)
        {
            await browser.OpenAsync(path);
            Assert.Contains(expected, browser.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        }
    }
}
