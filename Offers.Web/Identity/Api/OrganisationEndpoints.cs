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
        group.MapGet("", ListAsync).WithSummary("List organisations");
        group.MapPost("", CreateAsync).WithSummary("Make an organisation");
        group.MapGet("/{id}", GetAsync).WithSummary("One organisation");
        group.MapPatch("/{id}", EditAsync).WithSummary("Change an organisation");
        group.MapPost("/{id}/suspend", SuspendAsync).WithSummary("Stop an organisation's people from acting");
        group.MapPost("/{id}/activate", ActivateAsync).WithSummary("Let them act again");
    }

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
