using System.Net;
using System.Net.Http.Json;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

public sealed class OrganisationDeskTests : ApplicationTests
{
    private const string Organisations = "/api/v1/admin/organisations";

    [Fact]
    public async Task A_client_belongs_to_an_agency()
    {
        var client = await App.ClientAsync(Role.Admin);
        var agency = await App.OrganisationAsync(OrganisationKind.Agency);
        var builder = await App.OrganisationAsync(OrganisationKind.Builder);

        var good = await client.SendAsync(Organisations, new { kind = "client", name = "Acme", parentId = agency });
        var wrong = await client.SendAsync(Organisations, new { kind = "client", name = "B", parentId = builder });
        var none = await client.SendAsync(Organisations, new { kind = "client", name = "C" });

        Assert.Equal(HttpStatusCode.Created, good.StatusCode);
        Assert.Equal(agency, (await good.ReadAsync<OrganisationView>()).Parent?.Id);
        Assert.Equal("422 organisation_kind_wrong", await wrong.RefusalAsync());
        Assert.Equal("400 validation_failed", await none.RefusalAsync());
    }

    [Fact]
    public async Task An_edit_names_the_revision_that_it_changes()
    {
        var client = await App.ClientAsync(Role.Admin);
        var id = await App.OrganisationAsync(OrganisationKind.Builder);
        var read = await client.GetAsync($"{Organisations}/{id}");

        var blind = await EditAsync(client, id, null);
        var stale = await EditAsync(client, id, "\"99\"");
        var good = await EditAsync(client, id, read.Headers.ETag!.Tag);
        var again = await EditAsync(client, id, read.Headers.ETag!.Tag);

        Assert.Equal("428 if_match_required", await blind.RefusalAsync());
        Assert.Equal("412 stale_version", await stale.RefusalAsync());
        Assert.Equal("New name", (await good.ReadAsync<OrganisationView>()).Name);
        Assert.Equal("\"2\"", good.Headers.ETag?.Tag);
        Assert.Equal("412 stale_version", await again.RefusalAsync());
    }

    [Fact]
    public async Task An_organisation_is_suspended_with_a_reason_but_never_the_platforms()
    {
        var client = await App.ClientAsync(Role.Admin);
        var id = await App.OrganisationAsync(OrganisationKind.Builder);
        var platform = Organisation.PlatformId(BookId.Live);

        var silent = await client.SendAsync($"{Organisations}/{id}/suspend", new { });
        var good = await client.SendAsync($"{Organisations}/{id}/suspend", new { reason = "Unpaid." });
        var own = await client.SendAsync($"{Organisations}/{platform}/suspend", new { reason = "Why not." });

        Assert.Equal("400 validation_failed", await silent.RefusalAsync());
        Assert.Equal(OrganisationStatus.Suspended, (await good.ReadAsync<OrganisationView>()).Status);
        Assert.Equal("409 action_not_allowed", await own.RefusalAsync());
    }

    [Fact]
    public async Task An_unknown_organisation_is_not_found()
    {
        var client = await App.ClientAsync(Role.Admin);

        var answer = await client.GetAsync($"{Organisations}/{Id<Organisation>.New()}");
        var person = await client.SendAsync("/api/v1/admin/users", new PersonBody(
            "new@offers.example", ApplicationPeople.Password, "New", ["builder"], Id<Organisation>.New()));

        Assert.Equal("404 organisation_not_found", await answer.RefusalAsync());
        Assert.Equal("404 organisation_not_found", await person.RefusalAsync());
    }

    private static async Task<HttpResponseMessage> EditAsync(HttpClient client, Id<Organisation> id, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Organisations}/{id}")
        {
            Content = JsonContent.Create(new { name = "New name" }),
        };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await client.SendAsync(request);
    }
}
