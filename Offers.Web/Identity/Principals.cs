using System.Globalization;
using System.Security.Claims;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity;

/// <summary>How somebody proved who he is.</summary>
public enum Proof
{
    /// <summary>By password alone.</summary>
    Password,

    /// <summary>By password and a code.</summary>
    TwoFactor,

    /// <summary>By a passkey, which is two factors in one.</summary>
    Passkey,

    /// <summary>By a token of the API.</summary>
    Token,
}

/// <summary>Where a sign-in is good.</summary>
/// <param name="Scheme">The scheme that vouches for it.</param>
/// <param name="Environment">The book on which it acts.</param>
public readonly record struct SignInPlace(string Scheme, BookId Environment)
{
    /// <summary>In the live environment.</summary>
    public static SignInPlace Live(string scheme) => new(scheme, BookId.Live);
}

/// <summary>Writes and reads what a sign-in says about a person.</summary>
public sealed class Principals(IHostEnvironment environment)
{
    /// <summary>The claim that holds the person's security stamp.</summary>
    public const string Stamp = "stamp";

    /// <summary>The claim that holds the <see cref="Proof"/>.</summary>
    public const string Method = "proof";

    /// <summary>The claim that holds when the person proved who he is, in seconds since 1970.</summary>
    public const string SignedInAt = "auth_time";

    /// <summary>The claim of administrators who have no second factor yet and so may not act.</summary>
    public const string SecondFactorDue = "second_factor_due";

    /// <summary>True for administrators who must set up a second factor first.</summary>
    public static bool OwesSecondFactor(ClaimsPrincipal principal) => principal.HasClaim(SecondFactorDue, "true");

    /// <summary>True where people of this kind may not act with what they proved.</summary>
    public bool OwesSecondFactor(PersonSnapshot person, Proof proof) =>
        person.IsAdministrator && !person.HasTwoFactor && proof == Proof.Password && !environment.IsDevelopment();

    /// <summary>What a sign-in says.</summary>
    /// <param name="person">Who.</param>
    /// <param name="place">The scheme that vouches for it, and in which environment.</param>
    /// <param name="proof">How he proved it.</param>
    /// <param name="at">When.</param>
    public ClaimsPrincipal Of(PersonSnapshot person, SignInPlace place, Proof proof, DateTimeOffset at)
    {
        var identity = new ClaimsIdentity(place.Scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, person.DisplayName));
        identity.AddClaim(new Claim(ClaimTypes.Email, person.Email));
        identity.AddClaim(new Claim(Stamp, person.Stamp));
        identity.AddClaim(new Claim(Method, proof.ToString()));
        identity.AddClaim(new Claim(
            SignedInAt, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        identity.AddClaim(new Claim(Callers.BookClaim, place.Environment.Value.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(person.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        identity.AddClaims(person.Memberships.Where(member => member.IsActing)
            .Select(member => Callers.ClaimOf(new RoleAt(member.Role, member.Id))));
        if (OwesSecondFactor(person, proof))
        {
            identity.AddClaim(new Claim(SecondFactorDue, "true"));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>The same sign-in with what is true of the person now.</summary>
    /// <param name="before">The sign-in.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="place">Where it is good.</param>
    public ClaimsPrincipal Renew(ClaimsPrincipal before, PersonSnapshot person, SignInPlace place) => Of(
        person, place,
        Enum.TryParse<Proof>(before.FindFirstValue(Method), out var proof) ? proof : Proof.Password,
        DateTimeOffset.FromUnixTimeSeconds(
            long.TryParse(before.FindFirstValue(SignedInAt), CultureInfo.InvariantCulture, out var at) ? at : 0));
}
