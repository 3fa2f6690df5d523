using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>An investor waits for room in a full offer and gets it when somebody withdraws.</summary>
public sealed class WaitlistJourneyTests
{
    [BrowserFact]
    public async Task Investor_waits_with_money_set_aside_and_invests_when_room_is_freed()
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        var (first, second) =
            (await ApiPerson.OfAsync(DemoPeople.Investor), await ApiPerson.OfAsync(DemoPeople.SecondInvestor));
        var code = "E2E-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        var offer = (await admin.PostAsync("admin/investment-offers", new
        {
            code, name = "Journey " + code, maxAmount = "500.00", coolingOffDays = 14, waitlistEnabled = true,
        })).GetProperty("id").GetString()!;
        await admin.PostAsync($"admin/investment-offers/{offer}/publish", new { });
        await admin.GiveAsync(first, "500.00");
        await admin.GiveAsync(second, "300.00");
        var made = await first.PostAsync($"investment-offers/{offer}/invest", new { amount = "500.00" });

        await using var visit = await Visit.OpenAsync(DemoPeople.SecondInvestor);
        await visit.GoAsync("/investor/offers/" + offer);
        var panel = visit.Page.Locator("#invest");
        await Expect(panel).ToContainTextAsync("Nobody waits yet");
        await panel.GetByLabel("Amount you would put in").FillAsync("300");
        await panel.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(panel).ToContainTextAsync("What will happen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-waitlist-join");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Join the waitlist" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("number 1 of 1");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-waitlist-waiting");

        await first.PostAsync($"investments/{made.GetProperty("id").GetString()}/withdraw", new { });

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Your part" })).ToBeVisibleAsync();
        await visit.TakePictureAsync("investor-waitlist-promoted");
        Assert.Equal("300.00", (await second.GetAsync($"investment-offers/{offer}")).GetProperty("myCommittedAmount")
            .GetString());
        await visit.GoAsync("/investor/calendar");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-calendar");
        visit.AssertNoComplaints();
    }
}
