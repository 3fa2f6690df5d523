using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Visits every page that asks for nobody's name, once per look.</summary>
public sealed class PublicPagesTests
{
    // That a genuine statement is found by its code, and a genuine link is answered, is shown by tests of their own.
    private static readonly string[] _addresses =
        ["/offers/NEST-ALBARARI-001", "/error/403", "/verify/QF7K-29XM-4TDA-PLQ9-X7RN-8HZ4",
            "/verify/commission/QF7K-29XM-4TDA-PLQ9-X7RN-8HZ4", "/consent/changed-on-its-way"];

    public static TheoryData<Look> Looks => [.. Look.All];

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task Public_pages_are_quiet_and_accessible(Look look)
    {
        await using var visit = await Visit.OpenAsync(look);
        visit.Complaints.Expect("404"); // The page for an unknown address.
        await Tour.WalkAsync(visit, PageRoute.Public, _addresses);
    }

    [BrowserFact]
    public async Task Unknown_address_is_a_designed_page_with_status_404()
    {
        await using var visit = await Visit.OpenAsync();
        visit.Complaints.Expect("404");
        var response = await visit.Page.GotoAsync("/nowhere");
        Assert.Equal(404, response!.Status);
        Assert.NotEqual("", await visit.Page.Locator("h1").InnerTextAsync());
        visit.AssertNoComplaints();
    }
}
