using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A year in a sandbox: made by an administrator, tried out by an investor, seen by both.</summary>
public sealed class SandboxJourneyTests
{
    private const float Patience = 60_000;

    [BrowserFact]
    public async Task A_year_is_lived_in_a_sandbox_and_the_live_wallet_hears_nothing_of_it()
    {
        var name = "Journey " + Guid.NewGuid().ToString("N")[..6];
        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await MakeAsync(admin, name);
        await using var investor = await Visit.OpenAsync(DemoPeople.Investor);
        await EnterAsync(investor, name);
        await InvestAsync(investor);

        await admin.Page.Locator(".page-head").GetByText("Enter", new() { Exact = true }).ClickAsync();
        await Expect(admin.Page.Locator(".band-sandbox")).ToContainTextAsync(name);
        await OpenSandboxAsync(admin, name);
        await AdvanceAsync(admin, "A month", "Closed");
        await admin.AssertAccessibleAsync();
        await SettleAsync(admin);
        await OpenSandboxAsync(admin, name);
        await AdvanceAsync(admin, "A year", "Repaid");
        await Expect(admin.Page.GetByLabel("Money moved")).ToContainTextAsync("Principal returned");
        await Expect(admin.Page.GetByLabel("Money moved")).ToContainTextAsync("10,000.00");
        await admin.AssertAccessibleAsync();
        await admin.TakePictureAsync("admin-sandbox");

        await investor.GoAsync("/investor");
        await Expect(investor.Page.Locator("main")).ToContainTextAsync("100,000.00");
        await investor.GoAsync("/notifications");
        await Expect(investor.Page.Locator("main")).ToContainTextAsync("Playground Residences");
        await investor.TakePictureAsync("investor-sandbox-notices");
        await LeaveAsync(investor);
        await Expect(investor.Page.Locator(".band-sandbox")).ToHaveCountAsync(0);
        admin.AssertNoComplaints();
        investor.AssertNoComplaints();
    }

    private static async Task MakeAsync(Visit visit, string name)
    {
        await visit.GoAsync("/admin/sandboxes");
        await visit.Page.GetByText("New sandbox").First.ClickAsync();
        var dialog = visit.Page.Locator("dialog[open]");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await dialog.GetByLabel("Who may enter").FillAsync(DemoPeople.Investor);
        await visit.AssertAccessibleAsync();
        await dialog.Locator("footer .btn").Last.ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(name);
        await Expect(visit.Page.GetByText("Offer closes")).ToBeVisibleAsync();
    }

    private static async Task EnterAsync(Visit visit, string name)
    {
        await visit.GoAsync("/investor");
        await visit.Page.GetByLabel("account of").ClickAsync();
        await visit.Page.GetByText("Enter " + name).ClickAsync();
        await Expect(visit.Page.Locator(".band-sandbox")).ToContainTextAsync(name);
    }

    private static async Task LeaveAsync(Visit visit)
    {
        await visit.Page.GetByLabel("account of").ClickAsync();
        await visit.Page.GetByText("Leave the sandbox").ClickAsync();
        await visit.SettleAsync();
    }

    private static async Task InvestAsync(Visit visit)
    {
        await visit.GoAsync("/investor/offers");
        await visit.Page.Locator("main a", new() { HasText = "Playground Residences" }).First.ClickAsync();
        var panel = visit.Page.Locator("#invest");
        await panel.GetByLabel("Amount").FillAsync("10000.00");
        await Expect(panel.Locator(".effects")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^Invest AED") }).ClickAsync();
        await Expect(panel.Locator(".effects.receipt")).ToContainTextAsync("Confirmed");
    }

    private static async Task OpenSandboxAsync(Visit visit, string name)
    {
        await visit.GoAsync("/admin/sandboxes");
        await visit.Page.Locator("main a", new() { HasText = name }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(name);
    }

    private static async Task AdvanceAsync(Visit visit, string step, string happened)
    {
        await visit.Page.GetByText(step, new() { Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByLabel("Offers that changed")).ToContainTextAsync(
            happened, new() { Timeout = Patience });
        await Expect(visit.Page.GetByText("A year", new() { Exact = true })).ToBeVisibleAsync(
            new() { Timeout = Patience });
    }

    private static async Task SettleAsync(Visit visit)
    {
        await visit.Page.GetByLabel("Offers that changed").GetByText("Playground Residences").ClickAsync();
        await visit.Page.Locator(".page-head").GetByText("Settle", new() { Exact = true }).ClickAsync();
        await visit.Page.Locator("dialog[open] footer").GetByText("Settle", new() { Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".page-head .badge")).ToContainTextAsync("Settled");
    }
}
