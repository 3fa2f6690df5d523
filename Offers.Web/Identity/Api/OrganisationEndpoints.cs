using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.Api;

/// <summary>Organisations, as administrators work on them.</summary>
internal static class OrganisationEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/admin/organisations").WithTags("Organisations").RequirePolicy(Policies.Admin);
        group.MapGet("", ListAsync).WithSummary("List organisations").ListOf<OrganisationView>(
            ListFilter.Status<OrganisationStatus>(), new ListFilter("kind", "Only organisations of this kind."),
            new ListFilter("q", "Only organisations with this in the name."));
        group.MapPost("", CreateAsync).WithSummary("Make an organisation").Answers<OrganisationView>(201).TakesKey()
            .Refuses(IdentityCodes.OrganisationKindWrong, IdentityCodes.OrganisationNotFound);
        group.MapGet("/{id}", GetAsync).WithSummary("One organisation").Answers<OrganisationView>()
            .Refuses(IdentityCodes.OrganisationNotFound);
        group.MapPatch("/{id}", EditAsync).WithSummary("Change an organisation").Answers<OrganisationView>().TakesKey()
            .NeedsRevision().Refuses(IdentityCodes.OrganisationNotFound);
        Describe(group.MapPost("/{id}/suspend", SuspendAsync), "Stop an organisation's people from acting");
        Describe(group.MapPost("/{id}/activate", ActivateAsync), "Let them act again");
    }

    private static void Describe(RouteHandlerBuilder verb, string summary) =>
        verb.WithSummary(summary).Answers<OrganisationView>().TakesKey()
            .Refuses(IdentityCodes.OrganisationNotFound, PlatformCodes.ActionNotAllowed);

    private static Task<Page<OrganisationView>> ListAsync(OrganisationQueries organisations, HttpContext http)
    {
        var query = http.List("kind", "status", "q");
        return organisations.ListAsync(
            http.Caller().Book,
            new OrganisationFilter(
                query.Status<OrganisationKind>("kind"), query.Status<OrganisationStatus>(), query.Search()),
            query.Page);
    }

    private static Task<IResult> CreateAsync(OrganisationDesk desk, OrganisationBody body, HttpContext http) =>
        desk.CreateAsync(http.Command(), body).ToResultAsync();

    private static async Task<IResult> GetAsync(OrganisationQueries organisations, string id, HttpContext http)
    {
        var view = await organisations.GetAsync(http.Caller().Book, IdOf(id));
        http.Response.Headers.ETag = Etag.Of(view.Revision);
        return Results.Ok(view);
    }

    private static Task<IResult> EditAsync(
        OrganisationDesk desk, string id, OrganisationPatch body, HttpContext http) =>
        desk.EditAsync(http.Command(), IdOf(id), http.Request.Headers.IfMatch, body).ToResultAsync();

    private static Task<IResult> SuspendAsync(OrganisationDesk desk, string id, ReasonBody body, HttpContext http) =>
        desk.MoveAsync(http.Command(), IdOf(id), "suspend", body.Reason).ToResultAsync();

    private static Task<IResult> ActivateAsync(OrganisationDesk desk, string id, ReasonBody body, HttpContext http) =>
        desk.MoveAsync(http.Command(), IdOf(id), "activate", body.Reason).ToResultAsync();

    private static Id<Organisation> IdOf(string text) =>
        Id<Organisation>.TryParse(text, out var id) ? id : throw IdentityCodes.OrganisationNotFound.Because();
}
