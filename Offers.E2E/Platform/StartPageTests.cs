using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

public sealed class StartPageTests
{
    public static TheoryData<Look> Looks => [.. Look.All];

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task Start_page_is_quiet_and_accessible_in_every_look(Look look)
    {
        await using var visit = await Visit.OpenAsync(look);
        await visit.GoAsync("/");
        Assert.Equal("Offers", await visit.Page.TitleAsync());
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("start");
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Request_to_another_host_is_a_complaint()
    {
        await using var visit = await Visit.OpenAsync();
        await visit.GoAsync("/");
        await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Page.EvaluateAsync("() => { new Image().src = 'http://127.0.0.1:9/x.png'; }"), "**/x.png");
        Assert.Contains("other host: http://127.0.0.1:9/x.png", visit.Complaints.Found);
    }
}
