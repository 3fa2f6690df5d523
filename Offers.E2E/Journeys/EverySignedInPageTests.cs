using Offers.E2E.Infrastructure;

namespace Offers.E2E.Journeys;

/// <summary>Visits every page that asks for a role, as somebody who has it, once per look.</summary>
public sealed class EverySignedInPageTests
{
    public static IEnumerable<object[]> Visitors =>
        from email in PageRoute.All.Where(page => page.Policy is not null)
            .Select(page => DemoPeople.For(page.Policy!)).Distinct(StringComparer.Ordinal)
        from look in Look.All
        select (object[])[email, look];

    [BrowserTheory, MemberData(nameof(Visitors))]
    public async Task Pages_of_a_role_are_quiet_and_accessible(string email, Look look)
    {
        await using var visit = await Visit.OpenAsync(look);
        await visit.SignInAsync(email);
        var pages = PageRoute.All.Where(page => page.Policy is not null && DemoPeople.For(page.Policy) == email);
        foreach (var page in pages)
        {
            await visit.GoLiveAsync(page.Path);
            await visit.AssertAccessibleAsync();
            await visit.TakePictureAsync(page.Name);
        }

        visit.AssertNoComplaints();
    }
}
