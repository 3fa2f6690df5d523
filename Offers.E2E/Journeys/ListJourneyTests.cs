using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>Lists as people use them all day: views, columns, several rows at once, files, comparing.</summary>
public sealed class ListJourneyTests
{
    [BrowserFact]
    public async Task Administrator_saves_a_view_chooses_columns_pauses_several_and_takes_a_file()
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.SecondAdmin);
        var mark = "BULK" + Guid.NewGuid().ToString("N")[..6].ToUpperInvariant();
        foreach (var (end, publish) in ((string, bool)[])[("A", true), ("B", true), ("C", false)])
        {
            await MakeAsync(admin, $"{mark}-{end}", publish);
        }

        await using var visit = await Visit.OpenAsync(DemoPeople.SecondAdmin);
        await visit.GoAsync($"/admin/investments?q={mark}");
        await ChooseColumnAsync(visit, "Rate");
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Rate" })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync(mark);
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("list-save-view");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        var tab = visit.Page.GetByRole(AriaRole.Link, new() { Name = mark, Exact = true });
        await Expect(tab).ToHaveAttributeAsync("aria-current", "true");

        await visit.GoAsync("/admin/investments");
        await tab.ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Rate" })).ToBeVisibleAsync();

        await visit.Page.Locator("h1").ClickAsync();
        foreach (var key in "jxjxjx")
        {
            await visit.Page.Keyboard.PressAsync(key.ToString());
        }

        var bar = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Selected rows" });
        await Expect(bar).ToContainTextAsync("3 selected");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("list-selected");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("2 offers can be done; 1 left out");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("list-bulk");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Pause 2 offers" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("2 of 2 ended: 2 done, 0 refused.");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("list-bulk-done");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(visit.Page.Locator("tbody .badge", new() { HasText = "Paused" })).ToHaveCountAsync(2);

        var download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV of this view" }).ClickAsync());
        Assert.StartsWith("offers-", download.SuggestedFilename, StringComparison.Ordinal);
        var lines = (await File.ReadAllTextAsync(await download.PathAsync()))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("code,name,issuer,state,committed,currency,cap,closes,rate", lines[0]);
        Assert.Equal(3, lines.Length - 1);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Investor_compares_offers_and_saves_a_search_that_tells_him_of_the_next_one()
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        var mark = "FIND" + Guid.NewGuid().ToString("N")[..6].ToUpperInvariant();
        await MakeAsync(admin, $"{mark}-A", true);
        await MakeAsync(admin, $"{mark}-B", true, 700);

        await using var visit = await Visit.OpenAsync(DemoPeople.SecondInvestor);
        await visit.GoAsync($"/investor/offers?q={mark}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = $"Compare Journey {mark}-A" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = $"Compare Journey {mark}-B" }).ClickAsync();
        var bar = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Offers to compare" });
        await Expect(bar).ToContainTextAsync("2 offers chosen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-choose");
        await bar.GetByRole(AriaRole.Link, new() { Name = "Compare side by side" }).ClickAsync();
        var rate = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Yearly rate" });
        await Expect(rate).ToContainTextAsync("differs");
        await Expect(rate).ToContainTextAsync("7.00%");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-compare");
        await PhoneAsync(visit.Page.Url);

        await visit.GoAsync($"/investor/offers?q={mark}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync(mark);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Manage" }).ClickAsync();
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-views");

        await MakeAsync(admin, $"{mark}-C", true);
        await visit.GoAsync("/notifications");
        var note = visit.Page.GetByRole(AriaRole.Link, new() { Name = $"A new offer fits {mark}" });
        await Expect(note).ToBeVisibleAsync(new() { Timeout = 20_000 });
        visit.AssertNoComplaints();
    }

    private static async Task PhoneAsync(string url)
    {
        await using var phone = await Visit.OpenAsync(DemoPeople.SecondInvestor, Look.Phone);
        await phone.GoAsync(new Uri(url).PathAndQuery);
        await phone.AssertAccessibleAsync();
        await phone.TakePictureAsync("investor-compare");
        phone.AssertNoComplaints();
    }

    private static async Task ChooseColumnAsync(Visit visit, string column)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await visit.Page.Locator(".menu-list:popover-open").GetByText(column).ClickAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task MakeAsync(ApiPerson admin, string code, bool publish, int? rate = null)
    {
        var offer = await admin.PostAsync("admin/investment-offers", new
        {
            code, name = "Journey " + code, maxAmount = "1000.00", annualRateBps = rate,
        });
        if (publish)
        {
            await admin.PostAsync($"admin/investment-offers/{offer.GetProperty("id").GetString()}/publish", new { });
        }
    }
}
