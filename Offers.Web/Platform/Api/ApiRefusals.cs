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

    private Task AuditAsync(HttpContext http) =>
        unit.AuditRefusalAsync(http.Caller(), FactOf(http, PlatformCodes.Forbidden));

    /// <summary>What the audit says of a request that was refused before its command began.</summary>
    internal static AuditFact FactOf(HttpContext http, RefusalCode code)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return new AuditFact(
            "platform.forbid", "", null, OffersJson.Text(new { http.Request.Method, route }), code.Code);
    }
}
