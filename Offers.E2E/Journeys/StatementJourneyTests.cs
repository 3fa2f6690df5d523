using System.Text;
using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A statement: downloaded by its owner, checked by anybody.</summary>
public sealed class StatementJourneyTests
{
    [BrowserFact]
    public async Task Investor_downloads_a_statement_and_anybody_verifies_its_code()
    {
        await using var visit = await Visit.OpenAsync(DemoPeople.Investor);
        await visit.GoAsync("/investor/statements");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Last 12 months" }).ClickAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "PDF" }).ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var check = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Check" }).First;
        await Expect(check).ToBeVisibleAsync();
        await visit.TakePictureAsync("investor-statements-printed");
        visit.AssertNoComplaints();
        var path = await check.GetAttributeAsync("href");
        foreach (var look in Look.All) await VerifyAsync(path!, look);
    }

    private static async Task VerifyAsync(string path, Look look)
    {
        await using var visit = await Visit.OpenAsync(look);
        await visit.GoAsync(path);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync(
            look == Look.Arabic ? "كشف الحساب هذا أصلي" : "This statement is genuine");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("verify-genuine");
        visit.AssertNoComplaints();
    }
}
