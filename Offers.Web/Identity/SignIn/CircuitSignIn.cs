using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Offers.Web.Identity.SignIn;

/// <summary>
/// Looks at the sign-in of each open page once a minute, and signs the page out when it does not stand or
/// lost a role; the page then asks for its address anew.
/// </summary>
public sealed class CircuitSignIn(ILoggerFactory logger, SignInCheck check)
    : RevalidatingServerAuthenticationStateProvider(logger)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await check.HoldsAsync(authenticationState.User);
}
