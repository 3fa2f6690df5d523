using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.SignIn;

/// <summary>Asks whether a sign-in still stands: the person may sign in, and nobody ended the sessions since.</summary>
public sealed class SignInCheck(PeopleNow people, Principals principals, ImpersonationCheck looks)
{
    /// <summary>The person of a sign-in that stands; null for one that does not, or for nobody.</summary>
    public async Task<PersonSnapshot?> FindAsync(ClaimsPrincipal principal) =>
        Id<IPerson>.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await people.FindAsync(id) is { IsOpen: true } person
            && person.Stamp == principal.FindFirstValue(Principals.Stamp)
            && person.MayEnter(Callers.BookOf(principal))
            ? person
            : null;

    /// <summary>The same sign-in as it is true now; null where it does not stand.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal principal)
    {
        if (ImpersonationCheck.AdministratorOf(principal) is { } before)
        {
            return ImpersonationCheck.LookOf(principal) is { } look && await RenewAsync(before) is { } administrator
                ? await looks.OfAsync(administrator, look)
                : null;
        }

        return await FindAsync(principal) is { } person
            ? principals.Renew(principal, person, new SignInPlace(
                principal.Identity?.AuthenticationType ?? "", Callers.BookOf(principal)))
            : null;
    }

    /// <summary>
    /// The same sign-in as it is true now, for a page that is open since then; null where it does not stand.
    /// </summary>
    /// <exception cref="Refusal"><c>forbidden</c> where a role was taken away since.</exception>
    public async Task<ClaimsPrincipal?> RenewOpenPageAsync(ClaimsPrincipal opened)
    {
        var now = await RenewAsync(opened);
        return now is null || !HasLost(opened, now)
            ? now
            : throw PlatformCodes.Forbidden.Because("Your roles have changed. Load the page again.");
    }

    /// <summary>True while a sign-in stands with all the roles that an open page began with.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal opened) =>
        await RenewAsync(opened) is { } now && !HasLost(opened, now);

    private static bool HasLost(ClaimsPrincipal before, ClaimsPrincipal now) => before.Claims.Any(
        claim => claim.Type is ClaimTypes.Role or Callers.MembershipClaim && !now.HasClaim(claim.Type, claim.Value));

    // Who may not look as somebody any more goes on as himself, if he is still signed in.
    private async Task<ClaimsPrincipal?> LeaveLookAsync(HttpContext http, ClaimsPrincipal seen)
    {
        if (ImpersonationCheck.AdministratorOf(seen) is not { } administrator)
        {
            return null;
        }

        http.Features.Set(new LookIsOver(seen.FindFirstValue(ClaimTypes.NameIdentifier)!));
        await looks.EndAsync(http, seen, ImpersonationEnd.Revoked);
        return await RenewAsync(administrator);
    }

    /// <summary>Checks the cookie of each request, so that taken roles and ended sessions work at once.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var check = context.HttpContext.RequestServices.GetRequiredService<SignInCheck>();
        if (await check.RenewAsync(context.Principal!) is { } renewed)
        {
            context.ReplacePrincipal(renewed);
            return;
        }

        if (await check.LeaveLookAsync(context.HttpContext, context.Principal!) is { } own)
        {
            context.ReplacePrincipal(own);
            context.ShouldRenew = true;
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
