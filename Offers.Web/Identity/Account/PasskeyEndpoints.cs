using Microsoft.AspNetCore.Antiforgery;
using Offers.Data.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Identity.Account;

/// <summary>
/// What account pages ask for by script or by a form of the header; each asks for the antiforgery token.
/// </summary>
internal static class PasskeyEndpoints
{
    /// <summary>What the browser is asked to sign somebody in.</summary>
    internal const string RequestOptions = "/account/passkeys/request-options";

    /// <summary>What the browser is asked to make a passkey.</summary>
    internal const string CreationOptions = "/account/passkeys/creation-options";

    internal static void Map(WebApplication app)
    {
        app.MapPost(RequestOptions, AskForProofAsync).RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        app.MapPost(CreationOptions, AskForKeyAsync).RequirePolicy(Policies.Own).ExcludeFromDescription();
        app.MapPost(Paths.Environment, EnterAsync).RequirePolicy(Policies.Own).ExcludeFromDescription();
        app.MapPost(AccountPaths.EndLook, ReturnAsync).RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        app.MapPost(Paths.SignOut, LeaveAsync).RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
    }

    private static async Task<IResult> AskForProofAsync(HttpContext http, IAntiforgery antiforgery, PasskeyDoor door) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.Content(await door.RequestOptionsAsync(), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> AskForKeyAsync(
        HttpContext http, IAntiforgery antiforgery, PasskeyDoor door, PeopleNow people) =>
        await antiforgery.IsRequestValidAsync(http) && await people.FindAsync(http.Person()) is { } person
            ? Results.Content(await door.CreationOptionsAsync(person), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> ReturnAsync(HttpContext http, IAntiforgery antiforgery, BrowserSignIn browser)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        return Results.LocalRedirect(await browser.ReturnAsync() is { } person ? $"/admin/users/{person}" : "/");
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, IAntiforgery antiforgery, BrowserSignIn browser)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await browser.LeaveAsync();
        return Results.LocalRedirect(Paths.SignIn);
    }

    // The first page, since what lies under the address of any other is not in the environment that is entered.
    private static async Task<IResult> EnterAsync(HttpContext http, IAntiforgery antiforgery, BrowserSignIn browser)
    {
        if (!await antiforgery.IsRequestValidAsync(http)
            || BookId.Find((await http.Request.ReadFormAsync())["environment"]) is not { } environment)
        {
            return Results.BadRequest();
        }

        return await browser.EnterAsync(environment)
            ? Results.LocalRedirect("/")
            : Results.LocalRedirect(Paths.AccessDenied);
    }
}
