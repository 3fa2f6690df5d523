using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Offers.Data.Identity;

namespace Offers.Web.Identity.SignIn;

/// <summary>Knows callers of the API by the opaque token in <c>Authorization: Bearer</c>.</summary>
public sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    ApiSessions sessions, Principals principals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme, and the word before the token.</summary>
    public const string SchemeName = "Bearer";

    private const int TokenAtMost = 200;

    /// <summary>The token of a request; null where there is none.</summary>
    internal static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: > 0 } header]
            && header.StartsWith(SchemeName + " ", StringComparison.OrdinalIgnoreCase)
            ? header[(SchemeName.Length + 1)..].Trim()
            : null;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { Length: > 0 and <= TokenAtMost } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindAsync(token) is not { } session)
        {
            return AuthenticateResult.Fail("The token is unknown or over.");
        }

        var principal = principals.Of(
            session.Person, new SignInPlace(Scheme.Name, session.Environment), Proof.Token, TimeProvider.GetUtcNow());
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }
}
