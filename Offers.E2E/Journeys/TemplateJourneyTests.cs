using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A builder begins with a template, sees what it would have cost, and publishes.</summary>
public sealed class TemplateJourneyTests
{
    private const string Builder = "builder@offers.example";

    [BrowserFact]
    public async Task Builder_publishes_from_a_template_after_a_back_test()
    {
        var title = "Journey " + Guid.NewGuid().ToString("N")[..8];
        await using var visit = await Visit.OpenAsync(Builder);
        var page = visit.Page;
        await visit.GoAsync("/builder/templates");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("builder-templates");
        await page.GetByRole(AriaRole.Link, new() { Name = "Closing bonus", Exact = true }).ClickAsync();
        await Expect(Field("Title")).ToHaveValueAsync("Closing bonus");
        await visit.SettleAsync();

        await Field("Project").SelectOptionAsync(new SelectOptionValue { Label = "Sunrise Apartments" });
        await Expect(page.Locator(".say")).ToContainTextAsync("An agent of Sunrise Apartments earns");
        var backtest = page.Locator("section.card", new() { HasText = "If it had run the last twelve months" });
        await Expect(backtest).ToContainTextAsync("Agents paid");
        await Field("Title").FillAsync(title);
        await Field("Homes at most, over all agents").FillAsync("1");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("now it is INR 50,000.00")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await visit.SettleAsync();
        await Expect(Field("Title")).ToHaveValueAsync(title);
        await Expect(page.GetByText("now it is INR 50,000.00")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("builder-incentive-from-template");

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("What will happen");
        await Expect(dialog).ToContainTextAsync("50,000.00");
        await visit.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hold budget and publish" }).PressAsync("Enter");
        await Expect(page.Locator(".page-head .badge").First).ToHaveTextAsync("Active");
        visit.AssertNoComplaints();

        var found = (await (await ApiPerson.OfAsync(Builder)).GetAsync($"builder/incentives?q={title}"))
            .GetProperty("data")[0];
        Assert.Equal("50000.00", found.GetProperty("budget").GetProperty("total").GetString());

        ILocator Field(string label) => page.GetByLabel(label, new() { Exact = true });
    }
}
