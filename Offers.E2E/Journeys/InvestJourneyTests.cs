using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>What investors do in a browser: invest, share what is left, see it on the ledger.</summary>
public sealed class InvestJourneyTests
{
    [BrowserFact]
    public async Task Investor_sees_what_will_happen_then_the_receipt_and_the_wallet_moves()
    {
        var server = await Visit.ServerAsync();
        using var admin = await ApiPerson.SignInAsync(server, DemoPeople.Admin);
        using var api = await ApiPerson.SignInAsync(server, DemoPeople.Investor);
        var offer = await admin.MakeLiveOfferAsync("10000.00");
        await GiveAsync(admin, api, "700.00");
        var before = await HeldAsync(api);

        await using var visit = await Visit.OpenAsync();
        await visit.SignInAsync(DemoPeople.Investor);
        await visit.GoLiveAsync($"/investor/offers/{offer}");
        await TypeAsync(visit, "255.00");
        await Expect(visit.Page.Locator(".effects")).ToContainTextAsync("What will happen");
        await visit.TakePictureAsync("investor-offer");
        await InvestButton(visit).ClickAsync();
        await Expect(visit.Page.Locator(".effects.receipt")).ToContainTextAsync("Confirmed");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-offer-receipt");

        Assert.Equal(before + 25_500, await HeldAsync(api));
        var mine = await api.GetAsync("investments?limit=1");
        Assert.Equal("255.00", mine.GetProperty("data")[0].GetProperty("acceptedAmount").GetString());
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Two_windows_see_the_bar_move_and_the_last_one_gets_what_is_left()
    {
        var server = await Visit.ServerAsync();
        using var admin = await ApiPerson.SignInAsync(server, DemoPeople.Admin);
        using var first = await ApiPerson.SignInAsync(server, DemoPeople.Investor);
        using var second = await ApiPerson.SignInAsync(server, DemoPeople.SecondInvestor);
        await GiveAsync(admin, first, "600.00");
        await GiveAsync(admin, second, "600.00");
        var offer = await admin.MakeLiveOfferAsync("1000.00");

        await using var one = await Visit.OpenAsync();
        await using var two = await Visit.OpenAsync();
        await one.SignInAsync(DemoPeople.Investor);
        await two.SignInAsync(DemoPeople.SecondInvestor);
        await one.GoLiveAsync($"/investor/offers/{offer}");
        await two.GoLiveAsync($"/investor/offers/{offer}");

        await TypeAsync(one, "600.00");
        await InvestButton(one).ClickAsync();
        await Expect(one.Page.Locator(".effects.receipt")).ToBeVisibleAsync();
        await Expect(two.Page.Locator("main")).ToContainTextAsync("1 investor");
        await TypeAsync(two, "600.00");
        await Expect(two.Page.Locator("#invest")).ToContainTextAsync("is left");
        await InvestButton(two).ClickAsync();
        await Expect(two.Page.Locator(".effects.receipt")).ToBeVisibleAsync();
        await Expect(one.Page.Locator("main")).ToContainTextAsync("2 investors");

        var full = await admin.GetAsync($"admin/investment-offers/{offer}");
        Assert.Equal("1000.00", full.GetProperty("committedAmount").GetString());
        one.AssertNoComplaints();
        two.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Ten_clicks_on_the_button_make_one_investment()
    {
        var server = await Visit.ServerAsync();
        using var admin = await ApiPerson.SignInAsync(server, DemoPeople.Admin);
        using var api = await ApiPerson.SignInAsync(server, DemoPeople.SecondInvestor);
        await GiveAsync(admin, api, "500.00");
        var offer = await admin.MakeLiveOfferAsync("10000.00");
        await using var visit = await Visit.OpenAsync();
        await visit.SignInAsync(DemoPeople.SecondInvestor);
        await visit.GoLiveAsync($"/investor/offers/{offer}");
        await TypeAsync(visit, "10.00");
        await Expect(visit.Page.Locator(".effects")).ToBeVisibleAsync();
        await InvestButton(visit).EvaluateAsync("button => { for (let i = 0; i < 10; i++) button.click(); }");
        await Expect(visit.Page.Locator(".effects.receipt")).ToBeVisibleAsync();
        var found = await admin.GetAsync($"admin/investment-offers/{offer}");
        Assert.Equal("10.00", found.GetProperty("committedAmount").GetString());
    }

    private static ILocator InvestButton(Visit visit) => visit.Page.Locator("#invest .reach button");

    private static async Task TypeAsync(Visit visit, string amount)
    {
        await visit.Page.GetByLabel("Amount").FillAsync(amount);
        await Expect(visit.Page.Locator(".effects-body").First).ToBeVisibleAsync();
    }

    private static async Task GiveAsync(ApiPerson admin, ApiPerson to, string amount) => await admin.PostAsync(
        $"admin/wallets/{await to.IdAsync()}/deposits", new { amount, currency = "AED", reason = "For a journey" });

    private static async Task<long> HeldAsync(ApiPerson person)
    {
        var wallet = await person.GetAsync("wallets/AED");
        return long.Parse(
            wallet.GetProperty("held").GetString()!.Replace(".", "", StringComparison.Ordinal),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
