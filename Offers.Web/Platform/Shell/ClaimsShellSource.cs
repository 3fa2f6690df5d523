using System.Security.Claims;
using Offers.Domain.Identity;

namespace Offers.Web.Platform.Shell;

/// <summary>Reads name and portals from the sign-in itself.</summary>
public sealed class ClaimsShellSource : IShellSource
{
    /// <inheritdoc />
    public Task FillAsync(ShellState shell, ClaimsPrincipal person, CancellationToken cancel)
    {
        var email = person.FindFirstValue(ClaimTypes.Email) ?? "";
        var name = person.Identity?.Name ?? email;
        shell.Welcome(new ShellPerson(name, email), PortalMenu.For(RolesOf(person)));
        return Task.CompletedTask;
    }

    private static HashSet<Role> RolesOf(ClaimsPrincipal person) =>
        [.. person.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value))];
}
