using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity.SignIn;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.Api;

/// <summary>What a program sends to sign in.</summary>
/// <param name="Email">The person's address.</param>
/// <param name="Password">The password.</param>
/// <param name="TwoFactorCode">A code of the authenticator or a recovery code, where the person has a second
/// factor.</param>
/// <param name="Environment"><c>live</c> or the name of a sandbox such as <c>sandbox-2</c>; live where left
/// out.</param>
public sealed record LoginBody(
    string? Email, string? Password, string? TwoFactorCode = null, string? Environment = null);

/// <summary>What a program sends to get the next pair of tokens.</summary>
/// <param name="RefreshToken">The refresh token of the pair before.</param>
public sealed record RefreshBody(string? RefreshToken);

/// <summary>Who is signed in.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">The address.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Roles">What the person may be.</param>
/// <param name="Organisations">For whom the person acts.</param>
/// <param name="Environment"><c>live</c>, or the name of a sandbox.</param>
/// <param name="Locale">The language of pages and messages.</param>
public sealed record Profile(
    Id<IPerson> Id, string Email, string DisplayName, IReadOnlyList<Role> Roles,
    IReadOnlyList<ProfileOrganisation> Organisations, string Environment, string Locale);

/// <summary>An organisation for which somebody acts.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
public sealed record ProfileOrganisation(Id<Organisation> Id, string Name, OrganisationKind Kind);

/// <summary>Signing programs in and out.</summary>
internal static class AuthEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Sign-in");
        auth.MapPost("/login", LoginAsync).WithSummary("Sign in").Answers<TokenPair>().Refuses(
            IdentityCodes.CredentialsInvalid, IdentityCodes.SignInLocked, IdentityCodes.TwoFactorRequired,
            IdentityCodes.TwoFactorInvalid, IdentityCodes.EmailNotConfirmed, IdentityCodes.PersonDisabled,
            IdentityCodes.SecondFactorMissing, SandboxCodes.SandboxNotFound).RequirePolicy(Policies.Anonymous);
        auth.MapPost("/refresh", RefreshAsync).WithSummary("Renew the tokens").Answers<TokenPair>()
            .Refuses(IdentityCodes.SessionEnded).RequirePolicy(Policies.Anonymous);
        auth.MapPost("/logout", LogoutAsync).WithSummary("Sign out").Produces(204).RequirePolicy(Policies.SignedIn);
        auth.MapGet("/profile", ProfileAsync).WithSummary("Who is signed in").Answers<Profile>()
            .RequirePolicy(Policies.SignedIn);
    }

    private static async Task<TokenPair> LoginAsync(
        LoginBody body, SignInDesk desk, ApiSessions sessions, Principals principals, HttpContext http)
    {
        http.RequestServices.GetRequiredService<RateLimits>().CountSignIn(http.Caller().Ip, body.Email);
        var outcome = await desk.CheckAsync(Read(body), body.TwoFactorCode);
        if (outcome is SignInOutcome.Refused refused)
        {
            throw refused.Why;
        }

        var person = ((SignInOutcome.Welcome)outcome).Person;
        return principals.OwesSecondFactor(person, Proof.Password)
            ? throw IdentityCodes.SecondFactorMissing.Because()
            : await sessions.StartAsync(new SessionHolder(person.Id, EnvironmentOf(body, person)), OriginOf(http));
    }

    private static BookId EnvironmentOf(LoginBody body, PersonSnapshot person) =>
        BookId.Find(body.Environment ?? BookId.Live.ToString()) is { } book && person.MayEnter(book)
            ? book
            : throw SandboxCodes.SandboxNotFound.Because();

    private static Task<TokenPair> RefreshAsync(RefreshBody body, ApiSessions sessions, HttpContext http) =>
        sessions.RefreshAsync(Text.Required("refreshToken", body.RefreshToken, Limits.Title), OriginOf(http));

    private static async Task<IResult> LogoutAsync(ApiSessions sessions, HttpContext http)
    {
        if (TokenHandler.TokenOf(http.Request) is { } token)
        {
            await sessions.EndAsync(token);
        }

        return Results.NoContent();
    }

    private static async Task<Profile> ProfileAsync(PeopleNow people, HttpContext http)
    {
        var person = await people.FindAsync(http.Person()) ?? throw PlatformCodes.Unauthenticated.Because();
        return new Profile(
            person.Id, person.Email, person.DisplayName, [.. person.Roles.Order()],
            [.. person.Organisations.Select(member => new ProfileOrganisation(member.Id, member.Name, member.Kind))],
            http.Caller().Book.ToString(), person.Locale);
    }

    private static Credentials Read(LoginBody body)
    {
        var email = Text.Required("email", body.Email, Limits.Email);
        return body.Password is { Length: > 0 and <= PasswordRule.Longest }
            ? new Credentials(email, body.Password)
            : throw Refusal.OfField("password", $"'password' has 1 to {PasswordRule.Longest} characters.");
    }

    private static SessionOrigin OriginOf(HttpContext http)
    {
        var caller = http.Caller();
        return new SessionOrigin(caller.Ip, caller.UserAgent);
    }
}
