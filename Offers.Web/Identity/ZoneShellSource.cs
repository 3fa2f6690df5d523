using System.Security.Claims;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Identity;

/// <summary>
/// Shows times in the zone of the first organisation for which a person acts, and else in that of the platform.
/// </summary>
public sealed class ZoneShellSource(PeopleNow people) : IShellSource
{
    /// <inheritdoc />
    public async Task FillAsync(ShellState shell, ClaimsPrincipal person, CancellationToken cancel)
    {
        if (!Id<IPerson>.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || await people.FindAsync(id) is not { } found)
        {
            return;
        }

        var home = found.Organisations.FirstOrDefault() ?? found.Memberships.FirstOrDefault();
        if (home is not null && TimeZoneInfo.TryFindSystemTimeZoneById(home.Zone, out var zone))
        {
            shell.ShowTimesIn(zone);
        }
    }
}
