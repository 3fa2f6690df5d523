using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Shows that the watch over every page sees what it is there to see.</summary>
public sealed class ComplaintsTests
{
    [BrowserFact]
    public async Task Request_to_another_host_is_a_complaint()
    {
        await using var visit = await Visit.OpenAsync();
        await visit.GoAsync("/");
        await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Page.EvaluateAsync("() => { new Image().src = 'http://127.0.0.1:9/x.png'; }"), "**/x.png");
        Assert.Contains("other host: http://127.0.0.1:9/x.png", visit.Complaints.Found);
    }

    [BrowserFact]
    public async Task Error_on_the_console_and_missing_file_are_complaints()
    {
        await using var visit = await Visit.OpenAsync();
        await visit.GoAsync("/");
        await visit.Page.EvaluateAsync("async () => { console.error('broken'); await fetch('/api/nowhere'); }");
        Assert.Contains(
            visit.Complaints.Found, complaint => complaint.StartsWith("console: broken", StringComparison.Ordinal));
        Assert.Contains(
            visit.Complaints.Found, complaint => complaint.StartsWith("status 404", StringComparison.Ordinal));
    }
}
