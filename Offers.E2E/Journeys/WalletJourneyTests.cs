using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>An agent finds what is available, takes a part of it out, and is told when it was paid.</summary>
public sealed class WalletJourneyTests
{
    private const string Amount = "111.37";

    [BrowserFact]
    public async Task Agent_withdraws_a_part_of_what_he_earned()
    {
        var reference = "Rent " + Guid.NewGuid().ToString("N")[..8];
        await using var agent = await Visit.OpenAsync(DemoPeople.Agent);
        var page = agent.Page;
        await agent.GoAsync("/agent?currency=INR");
        await page.Locator("a.fig-label", new() { HasText = "Available" }).ClickAsync();
        await page.WaitForURLAsync("**/agent/wallet?currency=INR");
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();

        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Withdraw", Exact = true });
        await panel.GetByLabel("Amount").FillAsync(Amount);
        await panel.GetByLabel("Your own reference").FillAsync(reference);
        await Expect(panel).ToContainTextAsync("What will happen");
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("agent-withdrawal");
        await panel.GetByRole(AriaRole.Button, new() { Name = $"Withdraw INR {Amount}" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Confirmed");
        await Expect(Row(page, reference)).ToContainTextAsync("Requested");

        await CompleteAsync(reference);
        await Expect(Row(page, reference)).ToContainTextAsync("Completed");
        await agent.GoAsync("/notifications");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Withdrawal completed: INR {Amount}" }).First.ClickAsync();
        await page.WaitForURLAsync("**/agent/wallet/withdraw");
        await Expect(Row(page, reference)).ToContainTextAsync("Completed");
        agent.AssertNoComplaints();
    }

    private static ILocator Row(IPage page, string reference) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = reference });

    private static async Task CompleteAsync(string reference)
    {
        var asked = (await (await ApiPerson.OfAsync(DemoPeople.Agent)).GetAsync("wallets/INR/withdrawals"))
            .GetProperty("data").EnumerateArray()
            .Single(x => x.GetRawText().Contains(reference, StringComparison.Ordinal)).GetProperty("id").GetString();
        await (await ApiPerson.OfAsync(DemoPeople.Admin)).PostAsync(
            $"admin/withdrawals/{asked}/complete", new { reason = "Paid by bank transfer" });
    }
}
