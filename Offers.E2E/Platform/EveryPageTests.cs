using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Visits every page once per look: quiet, accessible, no wider than the window, and photographed.</summary>
public sealed class EveryPageTests
{
    public static IEnumerable<object[]> PublicPages =>
        from page in PageRoute.Public from look in Look.All select (object[])[page, look];

    [BrowserTheory, MemberData(nameof(PublicPages))]
    public async Task Public_page_is_quiet_and_accessible(PageRoute page, Look look)
    {
        await using var visit = await Visit.OpenAsync(look);
        if (page.Path == "/not-found") visit.Complaints.Expect("404");
        await visit.GoAsync(page.Path);
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync(page.Name);
        visit.AssertNoComplaints();
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
