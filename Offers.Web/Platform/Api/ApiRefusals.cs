using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>
/// Answers 401 and 403 under /api as problems, whatever the sign-in scheme would do, and audits each 403.
/// </summary>
public sealed class ApiRefusals(UnitOfWork unit) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    /// <inheritdoc/>
    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !context.IsApi())
        {
            await _pages.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        if (context.Caller().Person is null)
        {
            throw PlatformCodes.Unauthenticated.Because();
        }

        await AuditAsync(context);
        throw PlatformCodes.Forbidden.Because();
    }

    private Task AuditAsync(HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var what = OffersJson.Text(new { http.Request.Method, route });
        return unit.RunAsync(CommandRequest.Once(http.Caller()), new Deed("platform.forbid", ""), work =>
        {
            work.Audit(new AuditFact("platform.forbid", "", null, what, PlatformCodes.Forbidden.Code));
            return Task.FromResult(Answer.None());
        });
    }
}
