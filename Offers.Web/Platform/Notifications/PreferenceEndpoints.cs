using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Platform.Notifications;

/// <summary>What a person wants to be told, and the links in letters that end them.</summary>
internal static class PreferenceEndpoints
{
    internal static void Map(WebApplication app, RouteGroupBuilder api)
    {
        var own = api.MapGroup("/notification-preferences").RequirePolicy(Policies.SignedIn)
            .WithTags("Notifications");
        own.MapGet("", GetAsync).WithSummary("What the caller wants to be told, and how").Answers<PreferencesView>();
        own.MapPut("", PutAsync).WithSummary("Choose anew; topics that are left out stay as they are")
            .Answers<PreferencesView>().TakesKey().NeedsRevision().Refuses(PlatformCodes.NotificationLocked);
        // Mail programs post here by themselves (RFC 8058); people read the page first, so that a program that only
        // looks at links ends nothing.
        app.MapGet(NotificationLetters.Path + "/{token}", static (string token) =>
                Results.LocalRedirect($"{NotificationLetters.Path}?token={Uri.EscapeDataString(token)}"))
            .RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        app.MapPost(NotificationLetters.Path + "/{token}", EndAsync).RequirePolicy(Policies.Anonymous)
            .DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<PreferencesView> GetAsync(PreferenceDesk desk, HttpContext http)
    {
        var view = await desk.GetAsync(http.Person());
        http.Response.Headers.ETag = Etag.Of(view.Revision);
        return view;
    }

    private static Task<IResult> PutAsync(PreferencesBody body, PreferenceDesk desk, HttpContext http) =>
        desk.ChooseAsync(http.Command(), http.Request.Headers.IfMatch, body).ToResultAsync();

    private static async Task<IResult> EndAsync(
        string token, NotificationLetters letters, PreferenceDesk desk, HttpContext http)
    {
        http.LeaveAlone();
        var back = $"{NotificationLetters.Path}?token={Uri.EscapeDataString(token)}";
        if (letters.Read(token) is not { } end)
        {
            return IsByPerson(http) ? Results.LocalRedirect(back) : Results.NotFound();
        }

        var caller = http.Caller() with { Person = end.Person, ActingAs = "link in a letter" };
        var answer = await desk.MuteAsync(CommandRequest.Once(caller), end.Person, end.Topic);
        return IsByPerson(http) ? Results.LocalRedirect(back + "&done=true")
            : answer.IsRefusal ? Results.NotFound() : Results.Ok();
    }

    // A mail program sends its one field; the page's own form sends another.
    private static bool IsByPerson(HttpContext http) => http.Request.HasFormContentType
        && http.Request.Form.ContainsKey("page");
}
