using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>From a closed offer to the last investor's principal, as an administrator does it.</summary>
public sealed class RepaymentJourneyTests
{
    [BrowserFact]
    public async Task Administrator_settles_takes_money_in_distributes_and_returns_the_principal()
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        var offer = await admin.MakeLiveOfferAsync("900.00");
        foreach (var email in new[] { DemoPeople.Investor, DemoPeople.SecondInvestor })
        {
            var investor = await ApiPerson.OfAsync(email);
            await admin.GiveAsync(investor, "100.00");
            await investor.PostAsync($"investment-offers/{offer}/invest", new { amount = "100.00" });
        }

        await using var visit = await Visit.OpenAsync(DemoPeople.Admin);
        await visit.GoAsync("/admin/investments/" + offer);
        await DoAsync(visit, "Close", "Close", "Closed");
        await DoAsync(visit, "Settle", "Settle", "Settled");
        await Expect(visit.Page.GetByText("Money of the offer")).ToBeVisibleAsync();

        await AskAsync(visit, "Take money in", "50.01", reason: "The issuer's transfer.");
        await Expect(visit.Page.Locator(".kv")).ToContainTextAsync("250.01");
        await AskAsync(visit, "Distribute", "50.01", reason: "First half-year.");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Interest of" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[aria-label=Distributions] .badge")).ToContainTextAsync("Paid");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-offer-settled");

        await DoAsync(visit, "Return the principal", "Return the principal", "Repaid");
        await Expect(visit.Page.Locator(".kv")).ToContainTextAsync("250.01");
        visit.AssertNoComplaints();
        var portfolio = await admin.GetAsync($"admin/investment-offers/{offer}/portfolio");
        Assert.Equal("0.00", portfolio.GetProperty("pooledAmount").GetString());
        Assert.Equal("250.01", portfolio.GetProperty("paidAmount").GetString());
    }

    private static async Task DoAsync(Visit visit, string verb, string button, string state)
    {
        await visit.Page.Locator(".page-head").GetByText(verb, new() { Exact = true }).ClickAsync();
        await visit.Page.Locator("dialog[open] footer").GetByText(button, new() { Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".page-head .badge")).ToContainTextAsync(state);
    }

    private static async Task AskAsync(Visit visit, string verb, string amount, string reason)
    {
        await visit.Page.Locator(".page-head").GetByText(verb, new() { Exact = true }).ClickAsync();
        var dialog = visit.Page.Locator("dialog[open]");
        await dialog.GetByLabel("Amount").FillAsync(amount);
        await dialog.GetByLabel("Amount").BlurAsync();
        await Expect(dialog.GetByText("What will happen")).ToBeVisibleAsync();
        await dialog.GetByLabel(verb == "Distribute" ? "Memo" : "Reason").FillAsync(reason);
        await dialog.Locator("footer .btn").Last.ClickAsync();
        await Expect(dialog).Not.ToBeVisibleAsync();
    }
}
