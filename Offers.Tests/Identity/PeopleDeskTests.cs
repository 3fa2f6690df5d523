using System.Net;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

public sealed class PeopleDeskTests : ApplicationTests
{
    private const string Users = "/api/v1/admin/users";

    [Theory]
    [InlineData(Role.Admin, "investor", null, "201")]
    [InlineData(Role.Admin, "Agent", null, "201")]
    [InlineData(Role.Admin, "builder", OrganisationKind.Builder, "201")]
    [InlineData(Role.Admin, "AgencyManager", OrganisationKind.Agency, "201")]
    [InlineData(Role.Admin, "developer", OrganisationKind.Agency, "201")]
    [InlineData(Role.SuperAdmin, "admin", null, "201")]
    [InlineData(Role.SuperAdmin, "super_admin", null, "201")]
    [InlineData(Role.Admin, "admin", null, "403 forbidden")]
    [InlineData(Role.Admin, "SuperAdmin", null, "403 forbidden")]
    [InlineData(Role.Admin, "builder", null, "422 organisation_required")]
    [InlineData(Role.Admin, "developer", null, "422 organisation_required")]
    [InlineData(Role.Admin, "builder", OrganisationKind.Agency, "422 organisation_kind_wrong")]
    [InlineData(Role.Admin, "king", null, "400 validation_failed")]
    [InlineData(Role.Investor, "investor", null, "403 forbidden")]
    public async Task Who_may_make_whom(Role maker, string role, OrganisationKind? kind, string expected)
    {
        var client = await App.ClientAsync(maker);
        var organisation = kind is { } named ? await App.OrganisationAsync(named) : (Id<Organisation>?)null;

        var answer = await client.SendAsync(Users, Body(role, organisation));

        Assert.Equal(expected, answer.IsSuccessStatusCode ? "201" : await answer.RefusalAsync());
    }

    [Fact]
    public async Task A_person_comes_with_roles_audit_and_event_in_one_commit()
    {
        var client = await App.ClientAsync(Role.Admin);

        var answer = await client.SendAsync(Users, Body("investor", null));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.ReadAsync<PersonView>();
        Assert.Equal($"{Users}/{made.Id}", answer.Headers.Location?.ToString());
        await using var db = Database.Open().Read(BookId.Live);
        var person = Assert.Single(db.Users.Where(x => x.Id == made.Id).ToList());
        Assert.True(person.EmailConfirmed);
        Assert.Equal(Role.Investor, Assert.Single(db.Memberships.Where(x => x.Person == made.Id).ToList()).Role);
        var audit = Assert.Single(db.AuditEntries.Where(x => x.ObjectId == made.Id.ToString()).ToList());
        var happened = Assert.Single(db.Events.Where(x => x.ObjectId == made.Id.ToString()).ToList());
        Assert.Equal("identity.create_person", audit.Action);
        Assert.Equal("identity.person.created", happened.Type);
        Assert.DoesNotContain("Password", audit.After, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refused_person_leaves_nothing_but_the_audit_of_the_refusal()
    {
        var client = await App.ClientAsync(Role.Admin);
        var body = Body("builder", null);

        await client.SendAsync(Users, body);

        await using var db = Database.Open().Read(BookId.Live);
        Assert.DoesNotContain(db.Users.ToList(), person => person.Email == body.Email);
        Assert.Contains(db.AuditEntries.ToList(), x => x.Reason == "organisation_required");
    }

    [Fact]
    public async Task An_address_belongs_to_one_person()
    {
        var client = await App.ClientAsync(Role.Admin);
        var body = Body("investor", null);
        await client.SendAsync(Users, body);

        var again = await client.SendAsync(Users, body with { Email = body.Email!.ToUpperInvariant() });

        Assert.Equal("409 email_exists", await again.RefusalAsync());
    }

    [Fact]
    public async Task Every_field_that_is_not_right_is_named_at_once()
    {
        var client = await App.ClientAsync(Role.Admin);

        var answer = await client.SendAsync(Users, new PersonBody("nobody", "short", " ", []));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.ReadAsync<Problem>();
        var fields = problem.Facts!["errors"].EnumerateObject().Select(field => field.Name).Order();
        Assert.Equal(["displayName", "email", "password", "roles"], fields);
    }

    [Fact]
    public async Task Nobody_shuts_himself_out_and_a_SuperAdmin_stays()
    {
        var first = await App.PersonAsync(Role.SuperAdmin);
        var second = await App.PersonAsync(Role.SuperAdmin);
        var client = await App.ClientAsync(first);
        var reason = new { reason = "Test." };

        Assert.Equal("409 own_account", await RefusalAsync($"{first.Id}/disable"));
        var stopped = await client.SendAsync($"{Users}/{second.Id}/disable", reason);
        Assert.Equal("200", stopped.IsSuccessStatusCode ? "200" : await stopped.Content.ReadAsStringAsync());
        var give = await client.SendAsync($"{Users}/{second.Id}/give-role", new { role = "admin" });
        Assert.Equal("409 action_not_allowed", await give.RefusalAsync());

        async Task<string> RefusalAsync(string path) =>
            await (await client.SendAsync($"{Users}/{path}", reason)).RefusalAsync();
    }

    [Fact]
    public async Task A_role_given_opens_doors_and_a_role_taken_closes_them()
    {
        var super = await App.ClientAsync(Role.SuperAdmin);
        var person = await App.PersonAsync(Role.Investor);
        var client = await App.ClientAsync(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Users)).StatusCode);

        var given = await super.SendAsync($"{Users}/{person.Id}/give-role", new { role = "admin" });
        Assert.Equal(
            [Role.Investor, Role.Admin], (await given.ReadAsync<PersonView>()).Memberships.Select(x => x.Role));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Users)).StatusCode);

        await super.SendAsync($"{Users}/{person.Id}/take-role", new { role = "admin" });
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Users)).StatusCode);
    }

    [Fact]
    public async Task Lists_narrow_and_combine()
    {
        var client = await App.ClientAsync(Role.Admin);
        var builder = await App.OrganisationAsync(OrganisationKind.Builder);
        var person = await App.PersonAsync(Role.Builder, builder);
        await App.PersonAsync(Role.Investor);

        var filters = $"role=builder&status=active&organisation={builder}&q={person.Email[..8]}";
        var page = await (await client.GetAsync($"{Users}?{filters}")).ReadAsync<Page<PersonView>>();

        Assert.Equal(person.Id, Assert.Single(page.Data).Id);
        Assert.Equal("400 filter_unknown", await (await client.GetAsync($"{Users}?colour=red")).RefusalAsync());
        Assert.Equal("404 person_not_found", await (await client.GetAsync($"{Users}/per_nobody")).RefusalAsync());
    }

    private static PersonBody Body(string role, Id<Organisation>? organisation) => new(
        $"{Guid.NewGuid():N}@offers.example", ApplicationPeople.Password, "Somebody New", [role], organisation);
}
