using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity.Admin;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Identity.Api;

/// <summary>People, as administrators work on them.</summary>
internal static class UserEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var users = api.MapGroup("/admin/users").WithTags("People").RequirePolicy(Policies.Admin);
        users.MapGet("", ListAsync).WithSummary("List people").ListOf<PersonView>(
            ListFilter.Status<PersonStatus>(), new ListFilter("role", "Only people with this role."),
            new ListFilter("organisation", "Only people of this organisation."),
            new ListFilter("q", "Only people with this in name or address."));
        api.MapGet("/admin/users.csv", Csv).RequirePolicy(Policies.Admin).WithTags("People")
            .WithSummary("People as comma-separated values").CsvOf(
                ListFilter.Status<PersonStatus>(), new ListFilter("role", "Only people with this role."),
                new ListFilter("q", "Only people with this in name or address."))
            .Refuses(PlatformCodes.StatusInvalid);
        users.MapPost("", CreateAsync).WithSummary("Make a person").Answers<PersonView>(201).TakesKey().Refuses(
            IdentityCodes.EmailExists, IdentityCodes.OrganisationRequired, IdentityCodes.OrganisationKindWrong,
            IdentityCodes.OrganisationNotFound);
        users.MapGet("/{id}", GetAsync).WithSummary("One person").Answers<PersonView>()
            .Refuses(IdentityCodes.PersonNotFound);
        MapVerbs(users);
    }

    private static void MapVerbs(RouteGroupBuilder users)
    {
        Describe(users.MapPost("/{id}/disable", DisableAsync), "Shut a person out")
            .Refuses(IdentityCodes.OwnAccount, IdentityCodes.LastAdministrator);
        Describe(users.MapPost("/{id}/enable", EnableAsync), "Let a person in again");
        Describe(users.MapPost("/{id}/give-role", GiveRoleAsync), "Give a role").Refuses(
            IdentityCodes.RoleHeld, IdentityCodes.OrganisationRequired, IdentityCodes.OrganisationKindWrong,
            IdentityCodes.OrganisationNotFound);
        Describe(users.MapPost("/{id}/take-role", TakeRoleAsync), "Take a role away")
            .Refuses(IdentityCodes.RoleNotHeld, IdentityCodes.OwnAccount, IdentityCodes.LastAdministrator);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder verb, string summary) =>
        verb.WithSummary(summary).Answers<PersonView>().TakesKey()
            .Refuses(IdentityCodes.PersonNotFound, PlatformCodes.ActionNotAllowed);

    private static IResult Csv(PeopleQueries people, HttpContext http)
    {
        var query = http.List();
        var filter = new PeopleFilter(
            query.Status<PersonStatus>(), query.Status<Role>("role"), Search: query.Search());
        return http.Csv(UserSheet.Users, Paged.AllAsync(page => people.ListAsync(filter, page)));
    }

    private static Task<Page<PersonView>> ListAsync(PeopleQueries people, HttpContext http)
    {
        var query = http.List("status", "role", "organisation", "q");
        return people.ListAsync(
            new PeopleFilter(
                query.Status<PersonStatus>(), query.Status<Role>("role"), query.Id<Organisation>("organisation"),
                query.Search()),
            query.Page);
    }

    private static Task<IResult> CreateAsync(PeopleDesk desk, PersonBody body, HttpContext http) =>
        desk.CreateAsync(http.Command(), body).ToResultAsync();

    private static Task<PersonView> GetAsync(PeopleQueries people, string id, HttpContext http) =>
        people.GetAsync(http.Caller(), IdOf(id));

    private static Task<IResult> DisableAsync(PeopleDesk desk, string id, ReasonBody body, HttpContext http) =>
        desk.DisableAsync(http.Command(), IdOf(id), body.Reason).ToResultAsync();

    private static Task<IResult> EnableAsync(PeopleDesk desk, string id, ReasonBody body, HttpContext http) =>
        desk.EnableAsync(http.Command(), IdOf(id), body.Reason).ToResultAsync();

    private static Task<IResult> GiveRoleAsync(PeopleDesk desk, string id, RoleBody body, HttpContext http) =>
        desk.GiveRoleAsync(http.Command(), IdOf(id), body).ToResultAsync();

    private static Task<IResult> TakeRoleAsync(PeopleDesk desk, string id, RoleBody body, HttpContext http) =>
        desk.TakeRoleAsync(http.Command(), IdOf(id), body).ToResultAsync();

    private static Id<IPerson> IdOf(string text) =>
        Id<IPerson>.TryParse(text, out var id) ? id : throw IdentityCodes.PersonNotFound.Because();
}
