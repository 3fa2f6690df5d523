using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>What investors do in a browser: invest, share what is left, press a button on a page that hangs.</summary>
public sealed class InvestJourneyTests
{
    [BrowserFact]
    public async Task Investor_sees_what_will_happen_then_the_receipt_and_the_wallet_moves()
    {
        var (admin, api) = (await ApiPerson.OfAsync(DemoPeople.Admin), await ApiPerson.OfAsync(DemoPeople.Investor));
        var offer = await admin.MakeLiveOfferAsync("10000.00");
        await admin.GiveAsync(api, "700.00");

        await using var visit = await OpenAsync(DemoPeople.Investor, offer);
        await TypeAsync(visit, "255.00");
        await Expect(Panel(visit)).ToContainTextAsync("What will happen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-offer-before");
        await InvestButton(visit).ClickAsync();
        await Expect(Receipt(visit)).ToContainTextAsync("Confirmed");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-offer-receipt");

        // Other journeys move the same wallet meanwhile, so what is looked at are the entries of this investment.
        var made = (await api.GetAsync("investments")).GetProperty("data").EnumerateArray()
            .First(x => x.GetProperty("offer").GetProperty("id").GetString() == offer);
        var moved = await api.GetAsync($"wallets/AED/operations/{made.GetProperty("receipt").GetString()}");
        Assert.Equal(["Available -255.00", "Held 255.00"], moved.GetProperty("entries").EnumerateArray()
            .Select(x => $"{x.GetProperty("purpose").GetString()} {x.GetProperty("amount").GetString()}").Order());
        await visit.GoAsync("/investor/holdings");
        await Expect(visit.Page.Locator("main tbody tr", new() { HasText = "255.00" }).First).ToBeVisibleAsync();
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Two_windows_see_the_bar_move_and_the_last_one_gets_what_is_left()
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        await admin.GiveAsync(await ApiPerson.OfAsync(DemoPeople.Investor), "600.00");
        await admin.GiveAsync(await ApiPerson.OfAsync(DemoPeople.SecondInvestor), "600.00");
        var offer = await admin.MakeLiveOfferAsync("1000.00");
        await using var one = await OpenAsync(DemoPeople.Investor, offer);
        await using var two = await OpenAsync(DemoPeople.SecondInvestor, offer);

        await TypeAsync(one, "600.00");
        await InvestButton(one).ClickAsync();
        await Expect(Receipt(one)).ToBeVisibleAsync();
        await ExpectInASecondAsync(two, "1 investor");

        await TypeAsync(two, "600.00");
        await Expect(Panel(two)).ToContainTextAsync("AED 400.00 is left");
        await two.TakePictureAsync("investor-offer-partial-before");
        await InvestButton(two).ClickAsync();
        await Expect(Receipt(two)).ToBeVisibleAsync();
        await Expect(Panel(two)).ToContainTextAsync("You put in AED 400.00");
        await Expect(Panel(two)).ToContainTextAsync("You asked for AED 600.00");
        await two.TakePictureAsync("investor-offer-partial-receipt");
        await ExpectInASecondAsync(one, "2 investors");

        var full = await admin.GetAsync($"admin/investment-offers/{offer}");
        Assert.Equal("1000.00", full.GetProperty("committedAmount").GetString());
        one.AssertNoComplaints();
        two.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Ten_clicks_on_a_frozen_page_make_one_investment()
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        await admin.GiveAsync(await ApiPerson.OfAsync(DemoPeople.SecondInvestor), "500.00");
        var offer = await admin.MakeLiveOfferAsync("10000.00");
        await using var visit = await Visit.OpenAsync(DemoPeople.SecondInvestor);
        var line = await Line.OfAsync(visit.Page);
        await visit.GoAsync($"/investor/offers/{offer}");
        await TypeAsync(visit, "10.00");

        line.Freeze();
        for (var i = 0; i < 10; i++) await InvestButton(visit).ClickAsync();
        line.Thaw();
        await Expect(Receipt(visit)).ToBeVisibleAsync();

        var found = await admin.GetAsync($"admin/investment-offers/{offer}");
        Assert.Equal("10.00", found.GetProperty("committedAmount").GetString());
        visit.AssertNoComplaints();
    }

    private static async Task<Visit> OpenAsync(string email, string offer)
    {
        var visit = await Visit.OpenAsync(email);
        await visit.GoAsync($"/investor/offers/{offer}");
        return visit;
    }

    private static ILocator Panel(Visit visit) => visit.Page.Locator("#invest");

    private static ILocator InvestButton(Visit visit) =>
        Panel(visit).GetByRole(AriaRole.Button, new() { NameRegex = new("^Invest AED") });

    private static ILocator Receipt(Visit visit) => Panel(visit).Locator(".effects.receipt");

    private static async Task TypeAsync(Visit visit, string amount)
    {
        await Panel(visit).GetByLabel("Amount").FillAsync(amount);
        await Expect(Panel(visit).Locator(".effects")).ToBeVisibleAsync();
    }

    private static Task ExpectInASecondAsync(Visit visit, string text) =>
        Expect(visit.Page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 1000 });
}
