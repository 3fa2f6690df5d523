using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Visits every page that asks for a role other than the administrators', as somebody who has it, once per
/// look.</summary>
public sealed class PortalPagesTests
{
    public static IEnumerable<object[]> Visitors =>
        from email in PageRoute.All.Where(page => page.Policy is not null)
            .Select(page => DemoPeople.For(page.Policy!)).Distinct(StringComparer.Ordinal)
        where email != DemoPeople.Admin
        from look in Look.All
        select (object[])[email, look];

    [BrowserTheory, MemberData(nameof(Visitors))]
    public Task Pages_of_a_role_are_quiet_and_accessible(string email, Look look) => Tour.WalkAsync(email, look);
}
