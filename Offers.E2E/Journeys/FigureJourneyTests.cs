using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>An investor asks where his figures come from.</summary>
public sealed class FigureJourneyTests
{
    [BrowserFact]
    public async Task An_amount_opens_what_it_is_made_of_down_to_an_entry_and_its_receipt()
    {
        await using var visit = await Visit.OpenAsync(DemoPeople.Investor);
        await visit.GoAsync("/investor/transactions");
        var total = visit.Page.Locator(".fig", new() { HasText = "Total" }).Locator("a[data-why]");
        await total.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Where this comes from" });
        await Expect(dialog).ToContainTextAsync("What is available and what is held, together.");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("explanation");

        await dialog.Locator("a[data-why]").First.ClickAsync();
        await Expect(dialog).ToContainTextAsync("Sum of entries");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("explanation-entries");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("What is available and what is held, together.");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(total).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Enter");
        await dialog.Locator("a[data-why]").First.ClickAsync();
        await dialog.Locator("a[href^='/investor/receipts/']").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "What moved" })).ToBeVisibleAsync();
        await Expect(dialog).ToBeHiddenAsync();
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Another_persons_figure_is_not_there()
    {
        var other = await ApiPerson.OfAsync(DemoPeople.Admin);
        await using var visit = await Visit.OpenAsync(DemoPeople.Investor);
        await visit.GoAsync($"/explain/available.{await other.IdAsync()}.AED");
        await Expect(visit.Page.GetByText("There is no such figure")).ToBeVisibleAsync();
        await visit.GoAsync("/explain/available.me.AED");
        await Expect(visit.Page.GetByText("Sum of entries")).ToBeVisibleAsync();
        visit.AssertNoComplaints();
    }
}
