using Offers.Data.Platform.Views;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Lists;

/// <summary>A view that somebody wants to keep.</summary>
/// <param name="Page">The key of the list.</param>
/// <param name="Name">The name; a view of the caller with this name is replaced.</param>
/// <param name="Query">Filters, order, columns and page size as in the list's address.</param>
internal sealed record SaveViewBody(string? Page, string? Name, string? Query);

/// <summary>Another name.</summary>
/// <param name="Name">The name.</param>
internal sealed record ViewNameBody(string? Name);

/// <summary>Whether the caller is told of what is new in a view.</summary>
/// <param name="News"><c>told</c> or <c>silent</c>.</param>
internal sealed record ViewNewsBody(ViewNews News);

/// <summary>A person's own saved views of lists.</summary>
internal static class SavedViewEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var views = api.MapGroup("/views").RequirePolicy(Policies.SignedIn).WithTags("Saved views");
        views.MapGet("", ListAsync).WithSummary("The caller's saved views of a list, or of all")
            .WithDescription("`page` is the key of a list, such as `offers`.")
            .Answers<IReadOnlyList<SavedViewAnswer>>().Refuses(PlatformCodes.ListNotFound);
        views.MapPost("", SaveAsync).WithSummary("Keep filters, order, columns and page size under a name")
            .Answers<SavedViewAnswer>(201).TakesKey().Refuses(PlatformCodes.ListNotFound, PlatformCodes.ViewsFull);
        var view = views.MapGroup("/{id}").Refuses(PlatformCodes.ViewNotFound);
        view.MapPost("/rename", RenameAsync).WithSummary("Give a view another name").Answers<SavedViewAnswer>()
            .TakesKey().Refuses(PlatformCodes.ViewNameExists);
        view.MapPost("/open", (Id<SavedView> id, SavedViewDesk desk, HttpContext http) =>
                desk.OpenAsync(http.Command(), id).ToResultAsync())
            .WithSummary("Let the list open with a view").Answers<SavedViewAnswer>().TakesKey();
        view.MapPost("/step-back", (Id<SavedView> id, SavedViewDesk desk, HttpContext http) =>
                desk.StepBackAsync(http.Command(), id).ToResultAsync())
            .WithSummary("Let the list open without a view").Answers<SavedViewAnswer>().TakesKey();
        view.MapPost("/news", TellAsync).WithSummary("Say whether to be told of what is new in a view")
            .Answers<SavedViewAnswer>().TakesKey();
        view.MapPost("/remove", (Id<SavedView> id, SavedViewDesk desk, HttpContext http) =>
                desk.RemoveAsync(http.Command(), id).ToResultAsync())
            .WithSummary("Take a view away").Answers<SavedViewAnswer>().TakesKey();
    }

    private static Task<IReadOnlyList<SavedViewAnswer>> ListAsync(
        string? page, SavedViewQueries views, ListSheets sheets, HttpContext http)
    {
        var caller = http.Caller();
        return views.ListAsync(
            caller.Book, http.Person(), string.IsNullOrEmpty(page) ? null : sheets.For(caller, page).Key);
    }

    private static Task<IResult> SaveAsync(
        SaveViewBody body, SavedViewDesk desk, ListSheets sheets, HttpContext http)
    {
        var sheet = sheets.For(http.Caller(), body.Page);
        var query = sheet.Canonical(Text.Optional("query", body.Query, SavedView.QueryLength));
        return desk.SaveAsync(http.Command(), new ViewText(sheet.Key, body.Name, query)).ToResultAsync();
    }

    private static Task<IResult> RenameAsync(
        Id<SavedView> id, ViewNameBody body, SavedViewDesk desk, HttpContext http) =>
        desk.RenameAsync(http.Command(), id, body.Name).ToResultAsync();

    private static Task<IResult> TellAsync(
        Id<SavedView> id, ViewNewsBody body, SavedViewDesk desk, HttpContext http) =>
        desk.TellAsync(http.Command(), id, body.News).ToResultAsync();
}
