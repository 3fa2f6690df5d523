using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>An investor changes his mind inside the cooling-off days of an offer.</summary>
public sealed class WithdrawJourneyTests
{
    [BrowserFact]
    public async Task Investor_sees_what_will_happen_then_the_receipt_and_the_money_is_available_again()
    {
        var (admin, api) = (await ApiPerson.OfAsync(DemoPeople.Admin), await ApiPerson.OfAsync(DemoPeople.Investor));
        var code = "E2E-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        var offer = (await admin.PostAsync("admin/investment-offers", new
        {
            code, name = "Journey " + code, maxAmount = "1000.00", coolingOffDays = 14,
        })).GetProperty("id").GetString()!;
        await admin.PostAsync($"admin/investment-offers/{offer}/publish", new { });
        await admin.GiveAsync(api, "123.00");
        var made = await api.PostAsync($"investment-offers/{offer}/invest", new { amount = "123.00" });

        await using var visit = await Visit.OpenAsync(DemoPeople.Investor);
        await visit.GoAsync("/investor/holdings");
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = $"from Journey {code}" });
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-holdings");
        await button.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("What will happen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-withdraw-before");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Withdraw AED") }).ClickAsync();
        await Expect(dialog.Locator(".effects.receipt")).ToContainTextAsync("Confirmed");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-withdraw-receipt");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

        await Expect(button).ToHaveCountAsync(0);
        var after = await api.GetAsync($"investments/{made.GetProperty("id").GetString()}");
        Assert.Equal("withdrawn", after.GetProperty("status").GetString());
        Assert.Equal(
            "0.00",
            (await admin.GetAsync($"admin/investment-offers/{offer}")).GetProperty("committedAmount").GetString());
        visit.AssertNoComplaints();
    }
}
