using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Account;

/// <summary>Signs people in and out of the browser that makes the request.</summary>
public sealed class BrowserSignIn(
    IHttpContextAccessor web, Principals principals, PeopleNow people, TimeProvider time)
{
    private const string Waiting = "waiting";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    private HttpContext Http => web.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Signs a person in.</summary>
    public Task WelcomeAsync(PersonSnapshot person, Proof proof)
    {
        var now = time.GetUtcNow();
        var principal = principals.Of(person, IdentityConstants.ApplicationScheme, proof, now);
        return Http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
    }

    /// <summary>Remembers for ten minutes whose password was right, while the code is asked for.</summary>
    public Task AwaitCodeAsync(PersonSnapshot person)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new Claim(Waiting, person.Id.ToString()));
        return Http.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity),
            new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + _patience });
    }

    /// <summary>Whose code is asked for; null where nobody's is.</summary>
    public async Task<Id<IPerson>?> WaitingAsync()
    {
        var step = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Id<IPerson>.TryParse(step.Principal?.FindFirstValue(Waiting), out var id) ? id : null;
    }

    /// <summary>Forgets whose code was asked for.</summary>
    public Task StopWaitingAsync() => Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);

    /// <summary>Goes on with the same sign-in after the person changed what other sessions end by.</summary>
    public async Task RenewAsync()
    {
        var before = Http.User;
        if (Id<IPerson>.TryParse(before.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await people.FindAsync(id) is { } person)
        {
            var scheme = IdentityConstants.ApplicationScheme;
            await Http.SignInAsync(scheme, principals.Renew(before, person, scheme));
        }
    }

    /// <summary>Signs out.</summary>
    public Task LeaveAsync() => Http.SignOutAsync(IdentityConstants.ApplicationScheme);
}
