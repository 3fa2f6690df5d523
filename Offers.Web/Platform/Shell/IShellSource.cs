using System.Security.Claims;

namespace Offers.Web.Platform.Shell;

/// <summary>
/// Fills a part of <see cref="ShellState"/>: each module registers one for what it knows (the person's portals and
/// zone, unread notifications, figures beside navigation items).
/// </summary>
public interface IShellSource
{
    /// <summary>Fills its part; called once for each circuit and each request, for people who are signed in.</summary>
    /// <param name="shell">What the header shows.</param>
    /// <param name="person">Who is signed in.</param>
    /// <param name="cancel">Ends when the request or the circuit does.</param>
    Task FillAsync(ShellState shell, ClaimsPrincipal person, CancellationToken cancel);
}
