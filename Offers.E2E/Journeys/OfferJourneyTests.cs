using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>What an administrator does with an offer in a browser.</summary>
public sealed class OfferJourneyTests
{
    [BrowserFact]
    public async Task Administrator_drafts_publishes_pauses_resumes_edits_and_closes_an_offer()
    {
        var code = "ADM-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        await using var visit = await Visit.OpenAsync(DemoPeople.Admin);
        await visit.GoAsync("/admin/investments/new");
        await visit.Page.GetByLabel("Code").FillAsync(code);
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("A journey's offer");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).First).ToContainTextAsync("maxAmount");
        await visit.Page.GetByLabel("Cap", new() { Exact = true }).FillAsync("50000.00");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("A journey's offer");

        (string Verb, string State)[] way =
            [("Publish", "Live"), ("Pause", "Paused"), ("Resume", "Live"), ("Close", "Closed")];
        foreach (var (verb, state) in way)
        {
            await visit.Page.Locator(".page-head").GetByText(verb, new() { Exact = true }).ClickAsync();
            await visit.Page.Locator("dialog footer").GetByText(verb, new() { Exact = true }).ClickAsync();
            await Expect(visit.Page.Locator(".page-head .badge")).ToContainTextAsync(state);
        }

        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-offer");
        visit.AssertNoComplaints();
    }
}
