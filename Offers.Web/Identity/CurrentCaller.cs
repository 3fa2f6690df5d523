using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity;

/// <summary>
/// Who acts: in an endpoint, on a static page, or in a circuit. The sign-in is looked at again at every question, so a
/// person who was shut out or lost a role cannot go on in a page that is still open.
/// </summary>
public sealed class CurrentCaller(
    SignIn.SignInCheck check, AuthenticationStateProvider circuit, IHttpContextAccessor web)
{
    private Caller? _origin;

    /// <summary>The caller; without a person where nobody is signed in.</summary>
    /// <exception cref="Refusal"><c>unauthenticated</c> where the sign-in does not stand any more;
    /// <c>forbidden</c> where a role was taken away since the page was opened.</exception>
    public async Task<Caller> GetAsync()
    {
        var principal = await PrincipalAsync();
        if (principal.Identity?.IsAuthenticated == true)
        {
            principal = await check.RenewOpenPageAsync(principal) ?? throw PlatformCodes.Unauthenticated.Because(
                "Your sign-in is over. Sign in again; what you typed stays until you leave the page.");
        }

        return _origin is null
            ? Callers.Caller(web.HttpContext!)
            : Callers.Of(principal) with
            {
                Ip = _origin.Ip, UserAgent = _origin.UserAgent, RequestId = Guid.CreateVersion7().ToString("N"),
            };
    }

    // A circuit outlives the request that began it; only what that request said about the browser is kept.
    internal void EnterCircuit() => _origin = web.HttpContext is { } http
        ? Callers.Caller(http)
        : new Caller { Book = BookId.Live };

    private async Task<ClaimsPrincipal> PrincipalAsync() => _origin is not null
        ? (await circuit.GetAuthenticationStateAsync()).User
        : web.HttpContext?.User ?? throw new InvalidOperationException("There is neither a request nor a circuit.");

    /// <summary>Tells the caller's scope that it is a circuit.</summary>
    internal sealed class Entrance(CurrentCaller caller) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            caller.EnterCircuit();
            return Task.CompletedTask;
        }
    }
}
