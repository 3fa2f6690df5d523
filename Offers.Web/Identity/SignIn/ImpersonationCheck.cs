using System.Globalization;
using System.Security.Claims;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.SignIn;

/// <summary>
/// Writes and reads the sign-in of an administrator who looks as somebody: the person's claims, with the administrator
/// as their actor. It is asked at every request and every click whether that still stands.
/// </summary>
public sealed class ImpersonationCheck(ImpersonationDesk desk, PeopleNow people, Principals principals)
{
    /// <summary>The claim that names the look at the person's pages.</summary>
    public const string Look = "impersonation";

    /// <summary>The claim that holds when it ends, in seconds since 1970.</summary>
    public const string Until = "impersonation_until";

    /// <summary>The sign-in of the administrator behind a sign-in; null where nobody is behind it.</summary>
    public static ClaimsPrincipal? AdministratorOf(ClaimsPrincipal principal) =>
        (principal.Identity as ClaimsIdentity)?.Actor is { } actor ? new ClaimsPrincipal(actor) : null;

    /// <summary>The look that a sign-in is for; null for a sign-in of one's own.</summary>
    public static Id<Impersonation>? LookOf(ClaimsPrincipal principal) =>
        Id<Impersonation>.TryParse(principal.FindFirstValue(Look), out var id) ? id : null;

    /// <summary>When the look ends that a sign-in is for.</summary>
    public static DateTimeOffset EndOf(ClaimsPrincipal principal) => DateTimeOffset.FromUnixTimeSeconds(
        long.TryParse(principal.FindFirstValue(Until), CultureInfo.InvariantCulture, out var at) ? at : 0);

    /// <summary>The sign-in with which an administrator looks as somebody; null where he may not (any more).</summary>
    /// <param name="administrator">His own sign-in, as it is true now.</param>
    /// <param name="look">The look at the person's pages.</param>
    public async Task<ClaimsPrincipal?> OfAsync(ClaimsPrincipal administrator, Id<Impersonation> look)
    {
        var caller = Callers.Of(administrator);
        if (await desk.FindAsync(look) is not { } facts || facts.Administrator != caller.Person
            || Principals.OwesSecondFactor(administrator)
            || await people.FindAsync(facts.Person) is not { IsOpen: true } person
            || !person.MayEnter(caller.Book)
            || ImpersonationRule.FaultOf(caller, person.Id, [.. person.Roles]) is not null)
        {
            return null;
        }

        var own = (ClaimsIdentity)administrator.Identity!;
        var place = new SignInPlace(own.AuthenticationType ?? "", caller.Book);
        var seen = principals.Of(person, place, Proof.Password, DateTimeOffset.UnixEpoch);
        var identity = (ClaimsIdentity)seen.Identity!;
        identity.AddClaim(new Claim(Look, facts.Id.ToString()));
        identity.AddClaim(new Claim(
            Until, facts.EndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ClaimValueTypes.Integer64));
        identity.Actor = own;
        return seen;
    }

    /// <summary>Ends the look of a sign-in, by the administrator behind it.</summary>
    /// <param name="request">The request; what it says of its sender is not looked at.</param>
    /// <param name="seen">The sign-in with which he looks.</param>
    /// <param name="how">How it ends.</param>
    public async Task EndAsync(HttpContext request, ClaimsPrincipal seen, ImpersonationEnd how)
    {
        if (AdministratorOf(seen) is { } administrator && LookOf(seen) is { } look)
        {
            var caller = Callers.Of(administrator) with
            {
                Ip = request.Connection.RemoteIpAddress?.ToString(), RequestId = request.TraceIdentifier,
            };
            await desk.EndAsync(CommandRequest.Once(caller), look, how);
        }
    }
}
