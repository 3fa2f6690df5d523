using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity.SignIn;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.Account;

/// <summary>Signs people in and out of the browser that makes the request.</summary>
public sealed class BrowserSignIn(
    IHttpContextAccessor web, Principals principals, PeopleNow people, ImpersonationCheck looks, TimeProvider time)
{
    private const string Waiting = "waiting";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    private HttpContext Http => web.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Signs a person in.</summary>
    public Task WelcomeAsync(PersonSnapshot person, Proof proof)
    {
        var now = time.GetUtcNow();
        var place = SignInPlace.Live(IdentityConstants.ApplicationScheme);
        var principal = principals.Of(person, place, proof, now);
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
    public Task RenewAsync() => GoOnAsync(Callers.BookOf(Http.User));

    /// <summary>Goes on with the same sign-in in another environment.</summary>
    /// <param name="environment">The live book, or that of a sandbox.</param>
    /// <returns>Whether the person may enter it.</returns>
    public Task<bool> EnterAsync(BookId environment) => GoOnAsync(environment);

    /// <summary>Goes on as somebody else, only to look.</summary>
    /// <exception cref="Refusal"><c>impersonation_refused</c>.</exception>
    public async Task LookAsync(Id<Impersonation> look)
    {
        var seen = await looks.OfAsync(Http.User, look) ?? throw IdentityCodes.ImpersonationRefused.Because();
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, seen);
    }

    /// <summary>Goes on as oneself after looking as somebody else.</summary>
    /// <returns>The person who was looked at; null where nobody was.</returns>
    public async Task<string?> ReturnAsync()
    {
        if (ImpersonationCheck.AdministratorOf(Http.User) is not { } administrator)
        {
            return null;
        }

        await looks.EndAsync(Http, Http.User, ImpersonationEnd.ByHand);
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, administrator);
        return Http.User.FindFirstValue(ClaimTypes.NameIdentifier);
    }

    /// <summary>Signs out; a look as somebody else ends with it.</summary>
    public async Task LeaveAsync()
    {
        await looks.EndAsync(Http, Http.User, ImpersonationEnd.SignedOut);
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // Who only looks as somebody else stays where he looks.
    private async Task<bool> GoOnAsync(BookId environment)
    {
        var before = Http.User;
        if (ImpersonationCheck.AdministratorOf(before) is not null
            || !Id<IPerson>.TryParse(before.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || await people.FindAsync(id) is not { } person || !person.MayEnter(environment))
        {
            return false;
        }

        var place = new SignInPlace(IdentityConstants.ApplicationScheme, environment);
        await Http.SignInAsync(place.Scheme, principals.Renew(before, person, place));
        return true;
    }
}
