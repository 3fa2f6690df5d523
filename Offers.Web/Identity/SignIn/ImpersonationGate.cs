using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Identity.SignIn;

/// <summary>
/// Stands behind the sign-in of every request: of an administrator who looks as somebody, it lets nothing through but
/// reading, going on and ending, and writes both names into the log.
/// </summary>
public sealed class ImpersonationGate(RequestDelegate next, UnitOfWork unit, ILogger<ImpersonationGate> log)
{
    private static readonly string[] _open = [AccountPaths.EndLook, Paths.SignOut, Paths.Language, "/_blazor"];

    /// <summary>Judges a request and goes on.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<LookIsOver>() is { } over && !http.IsApi() && IsPage(http.Request))
        {
            http.Response.Redirect($"/admin/users/{over.Person}?look=over");
            return;
        }

        var seen = await SeenAsync(http);
        if (Callers.ImpersonatorOf(seen) is not { } administrator)
        {
            await next(http);
            return;
        }

        using var scope = log.BeginScope(
            "{Administrator} as {Person}", administrator, seen.FindFirstValue(ClaimTypes.NameIdentifier));
        log.LogInformation("{Method} {Path}", http.Request.Method, http.Request.Path);
        if (IsRead(http.Request.Method) || _open.Any(path => http.Request.Path.StartsWithSegments(path)))
        {
            await next(http);
            return;
        }

        await RefuseAsync(http, Callers.Of(seen) with
        {
            Ip = http.Connection.RemoteIpAddress?.ToString(), RequestId = http.TraceIdentifier,
        });
    }

    private async Task RefuseAsync(HttpContext http, Caller caller)
    {
        var code = PlatformCodes.ReadOnlyImpersonation;
        await unit.AuditRefusalAsync(caller, ApiRefusals.FactOf(http, code));
        if (http.IsApi())
        {
            throw code.Because();
        }

        // The page of errors is rendered in its place and must not read the form.
        http.Request.Method = HttpMethods.Get;
        http.Response.StatusCode = code.Status;
    }

    // The API takes no cookie where it writes; that a browser only looks is said all the same.
    private static async Task<ClaimsPrincipal> SeenAsync(HttpContext http) =>
        http.IsApi() && !IsRead(http.Request.Method) && TokenHandler.TokenOf(http.Request) is null
            ? (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal ?? http.User
            : http.User;

    private static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsRead(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

/// <summary>Said of a request whose sender looked as somebody until now.</summary>
/// <param name="Person">As whom.</param>
internal sealed record LookIsOver(string Person);
