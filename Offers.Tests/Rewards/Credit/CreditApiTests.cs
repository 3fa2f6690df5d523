using System.Net;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Ledger;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Rewards.Credit;

/// <summary>Agencies, clients and their credit over HTTP.</summary>
public sealed class CreditApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Allocations = "/api/v1/credit/allocations";
    private const string Reclaims = "/api/v1/credit/reclaims";

    [Theory, OnSqlite, OnPostgres]
    public async Task Credit_goes_down_the_tree_and_back(DatabaseProvider provider)
    {
        var scene = await Scene.OpenAsync(await worlds.OnAsync(provider));
        var given = await scene.Admin.PostAsync(Allocations, new
        {
            fromAccountId = Scene.Platform, toAccountId = scene.AgencyId, amount = "100000.00", currency = "USD",
        });
        Assert.Equal((HttpStatusCode.Created, "100000.00"), (given.Status, given["toAccountBalance"]));
        var key = ApiWorld.NewKey();
        var body = new
        {
            fromAccountId = scene.AgencyId, toAccountId = scene.ClientId, amount = "5000.00", currency = "USD",
            notes = "Spring",
        };
        var down = await scene.Agency.PostAsync(Allocations, body, key);
        Assert.Equal(("95000.00", "5000.00"), (down["fromAccountBalance"], down["toAccountBalance"]));
        var again = await scene.Agency.PostAsync(Allocations, body, key);
        Assert.Equal(down.Bytes, again.Bytes);

        var accounts = await scene.Client.GetAsync("/api/v1/credit/accounts?currency=USD");
        var account = accounts.Json.GetProperty("data")[0];
        Assert.Equal(("5000.00", "0.00", "0.00"), (
            account.Text("available"), account.Text("held"), account.Text("spent")));
        var up = await scene.Agency.PostAsync(Reclaims, new
        {
            fromAccountId = account.Text("id"), amount = "1000.00", reason = "Not needed",
        });
        Assert.Equal((HttpStatusCode.Created, "4000.00"), (up.Status, up["fromAccountBalance"]));
        var tree = await scene.Agency.GetAsync("/api/v1/credit/tree?currency=USD");
        Assert.True(tree.Json.GetProperty("totals").GetProperty("balanced").GetBoolean(), tree.Text);
        Assert.Equal("96000.00", tree.Json.GetProperty("nodes")[0].Text("available"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_needs_no_key_and_stores_nothing(DatabaseProvider provider)
    {
        var scene = await Scene.OpenAsync(await worlds.OnAsync(provider), "100.00");
        var body = new
        {
            fromAccountId = scene.AgencyId, toAccountId = scene.ClientId, amount = "60.00", currency = "USD",
        };
        var shown = await scene.Agency.PostAsync(Allocations + "?dryRun=true", body, null);
        Assert.Equal(2, shown.Json.GetProperty("effects").GetArrayLength());
        Assert.Equal("idempotency_key_required", (await scene.Agency.PostAsync(Allocations, body, null))["code"]);
        Assert.Equal("40.00", (await scene.Agency.PostAsync(Allocations, body))["fromAccountBalance"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_ids_are_not_found(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (mine, theirs) = (await Scene.OpenAsync(world, "100.00"), await Scene.OpenAsync(world, "100.00"));
        Assert.Equal("agency_not_found", (await mine.Agency.GetAsync($"/api/v1/agencies/{theirs.AgencyId}"))["code"]);
        Assert.Equal("client_not_found", (await mine.Agency.GetAsync($"/api/v1/clients/{theirs.ClientId}"))["code"]);
        Assert.Equal("client_not_found", (await mine.Client.GetAsync($"/api/v1/clients/{theirs.ClientId}"))["code"]);
        var foreign = await mine.Agency.PostAsync(Allocations, new
        {
            fromAccountId = mine.AgencyId, toAccountId = theirs.ClientId, amount = "10.00", currency = "USD",
        });
        Assert.Equal((HttpStatusCode.NotFound, "credit_account_not_found"), (foreign.Status, foreign["code"]));
        var steal = await mine.Agency.PostAsync(Reclaims, new
        {
            fromAccountId = theirs.ClientId, amount = "1.00", reason = "Mine now", currency = "USD",
        });
        Assert.Equal("credit_account_not_found", steal["code"]);
        var wish = await theirs.Client.PostAsync("/api/v1/credit/requests", new
        {
            accountId = theirs.ClientId, amount = "10.00", currency = "USD",
        });
        Assert.Equal(HttpStatusCode.Created, wish.Status);
        Assert.Equal("credit_request_not_found",
            (await mine.Agency.PostAsync($"/api/v1/credit/requests/{wish["id"]}/approve", new { }))["code"]);
        Assert.Equal("credit_request_not_found",
            (await mine.Client.GetAsync($"/api/v1/credit/requests/{wish["id"]}"))["code"]);
        Assert.Equal("approved",
            (await theirs.Agency.PostAsync($"/api/v1/credit/requests/{wish["id"]}/approve", new { }))["status"]);
    }

    [Theory, OnSqlite]
    public async Task Only_administrators_open_and_suspend_agencies(DatabaseProvider provider)
    {
        var scene = await Scene.OpenAsync(await worlds.OnAsync(provider), "100.00");
        Assert.Equal(HttpStatusCode.Forbidden,
            (await scene.Agency.PostAsync("/api/v1/agencies", new { name = "X", slug = "x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await scene.Agency.PostAsync($"/api/v1/agencies/{scene.AgencyId}/suspend", new { reason = "?" })).Status);
        Assert.Equal("client_not_found",
            (await scene.Client.PostAsync($"/api/v1/clients/{scene.ClientId}/suspend", new { reason = "?" }))["code"]);
        var suspended = await scene.Agency.PostAsync(
            $"/api/v1/clients/{scene.ClientId}/suspend", new { reason = "Unpaid" });
        Assert.Equal("suspended", suspended["status"]);
        var refused = await scene.Agency.PostAsync(Allocations, new
        {
            fromAccountId = scene.AgencyId, toAccountId = scene.ClientId, amount = "10.00", currency = "USD",
        });
        Assert.Equal((HttpStatusCode.Conflict, "credit_suspended"), (refused.Status, refused["code"]));
        Assert.Equal(scene.ClientId, refused["suspended"]);
    }

    [Theory, OnSqlite]
    public async Task An_agency_makes_a_client_by_name(DatabaseProvider provider)
    {
        var scene = await Scene.OpenAsync(await worlds.OnAsync(provider), "100.00");
        var made = await scene.Agency.PostAsync(
            "/api/v1/clients", new { name = "Harbour Hotels", currencies = new[] { "USD", "AED" } });
        Assert.Equal((HttpStatusCode.Created, "Harbour Hotels"), (made.Status, made["name"]));
        Assert.Equal(2, made.Json.GetProperty("credit").GetArrayLength());
        Assert.Equal("validation_failed", (await scene.Agency.PostAsync("/api/v1/clients", new { }))["code"]);
        Assert.Equal("client_exists", (await scene.Agency.PostAsync(
            "/api/v1/clients", new { organisationId = made["organisationId"] }))["code"]);
    }

    private sealed record Scene(ApiClient Admin, ApiClient Agency, ApiClient Client, string AgencyId, string ClientId)
    {
        internal static string Platform => Organisation.PlatformId(BookId.Live).ToString();

        internal static async Task<Scene> OpenAsync(ApiWorld world, string? funds = null)
        {
            var admin = new ApiClient(await world.AdminAsync());
            var agencyHouse = await world.App.OrganisationAsync(OrganisationKind.Agency);
            var clientHouse = await world.App.OrganisationAsync(OrganisationKind.Client, agencyHouse);
            var agency = await admin.PostAsync("/api/v1/agencies", new
            {
                organisationId = agencyHouse.ToString(), slug = $"a-{Guid.NewGuid():N}", tier = "wholesale",
                currencies = new[] { "USD" },
            });
            Assert.Equal(HttpStatusCode.Created, agency.Status);
            var client = await admin.PostAsync("/api/v1/clients", new
            {
                agencyId = agency["id"], organisationId = clientHouse.ToString(), currencies = new[] { "USD" },
            });
            Assert.Equal(HttpStatusCode.Created, client.Status);
            if (funds is not null)
            {
                var given = await admin.PostAsync(Allocations, new
                {
                    fromAccountId = Platform, toAccountId = agency["id"], amount = funds, currency = "USD",
                });
                Assert.Equal(HttpStatusCode.Created, given.Status);
            }

            return new Scene(
                admin, new ApiClient(await world.App.ClientAsync(Role.AgencyManager, agencyHouse)),
                new ApiClient(await world.App.ClientAsync(Role.ClientManager, clientHouse)), agency["id"]!,
                client["id"]!);
        }
    }
}
