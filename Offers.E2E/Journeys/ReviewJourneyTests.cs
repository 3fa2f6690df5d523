using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A rule asks that somebody looks at a redemption first; an administrator looks, and lets it go on.</summary>
public sealed class ReviewJourneyTests
{
    private const string First = "Hala Haddad";
    private const string Second = "Karim Novak";
    private const string Reason = "He called: his family uses one phone.";
    private const float Patience = 20_000;

    [BrowserFact]
    public async Task Redemption_that_a_rule_questions_waits_until_an_administrator_lets_it_go_on()
    {
        var own = await OwnRewards.MakeAsync();
        await own.GiveAsync("100.00");
        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await own.StockAsync(admin, 2);
        var campaign = await own.PrepareAsync("shared", First, Second);
        await (await ApiPerson.OfAsync(own.ClientPerson)).PostAsync($"campaigns/{campaign}/activate", new { });
        await SetRuleAsync(admin, own, campaign);

        await using var phone = await Visit.OpenAsync(Look.Phone);
        await ShowAsync(phone, await own.PathOfAsync(campaign, First));
        await Expect(phone.Page.Locator("output.code")).ToHaveTextAsync(own.CardCode(1));
        var path = await own.PathOfAsync(campaign, Second);
        await ShowAsync(phone, path);
        await Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your card is being fetched.");
        await Expect(phone.Page.Locator("output.code")).ToHaveCountAsync(0);
        await PictureAsync(phone, "review-gift-awaited");
        await AssertCreditAsync(own, "50.00", "25.00");

        await ReleaseAsync(admin, own);
        await ShowAsync(phone, path);
        await Expect(phone.Page.Locator("output.code")).ToHaveTextAsync(own.CardCode(2));
        await AssertCreditAsync(own, "50.00", "0.00");
        await SeeWhatHappenedAsync(admin, own);
        await TakeRuleAwayAsync(admin, own);
        admin.AssertNoComplaints();
        phone.AssertNoComplaints();
    }

    // A rule for one campaign, so that nobody else's redemptions wait.
    private static async Task SetRuleAsync(Visit admin, OwnRewards own, string campaign)
    {
        await admin.GoAsync("/admin/redemptions");
        await admin.Page.Locator(".page-head").GetByRole(AriaRole.Link, new() { Name = "Fraud rules" }).ClickAsync();
        await PressAsync(admin.Page.Locator(".page-head"), "Set a rule");
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(RuleOf(own));
        await dialog.GetByLabel("For", new() { Exact = true }).SelectOptionAsync(
            new SelectOptionValue { Value = campaign });
        await dialog.GetByLabel("What it counts").SelectOptionAsync(new SelectOptionValue { Label = "Velocity" });
        await dialog.GetByLabel("How many", new() { Exact = true }).FillAsync("2");
        await dialog.GetByLabel("In how many minutes").FillAsync("60");
        await PictureAsync(admin, "review-rule");
        await PressAsync(dialog, "Save");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Rule(admin, own)).ToContainTextAsync(own.CampaignName);
        await Expect(Rule(admin, own)).ToContainTextAsync("Active");
        await PictureAsync(admin, "review-rules");
    }

    private static async Task ShowAsync(Visit phone, string path)
    {
        await phone.GoAsync(path);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show my card" }).ClickAsync();
    }

    private static async Task ReleaseAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/notifications");
        await Expect(admin.Page.GetByText("A redemption waits for a look").First)
            .ToBeVisibleAsync(new() { Timeout = Patience });
        await admin.GoAsync("/admin/redemptions");
        await admin.Page.Locator(".page-head").GetByRole(AriaRole.Link, new() { Name = "Reviews" }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync("Reviews");
        var row = admin.Page.Locator("main tbody tr", new() { HasText = own.CampaignName });
        await Expect(row).ToContainTextAsync(Second);
        await Expect(row).ToContainTextAsync(RuleOf(own));
        await PictureAsync(admin, "review-queue");
        await row.GetByRole(AriaRole.Button, new() { Name = "Let it go on" }).ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(Second);
        await Expect(dialog).ToContainTextAsync("the money is held already");
        await dialog.GetByLabel("Reason").FillAsync(Reason);
        await PictureAsync(admin, "review-release");
        await PressAsync(dialog, "Let it go on");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(row).ToHaveCountAsync(0);
    }

    private static async Task SeeWhatHappenedAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/redemptions?q=" + Uri.EscapeDataString(Second));
        await admin.Page.Locator("main tbody tr", new() { HasText = own.CampaignName })
            .GetByRole(AriaRole.Link).ClickAsync();
        await Expect(admin.Page.Locator(".page-head .badge").First).ToHaveTextAsync("Delivered");
        foreach (var happened in new[] { "Questioned", "Released", Reason, "Revealed" })
        {
            await Expect(admin.Page.Locator("main")).ToContainTextAsync(happened);
        }

        await PictureAsync(admin, "review-what-happened");
    }

    private static async Task TakeRuleAwayAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/fraud-rules");
        await PressAsync(Rule(admin, own), "Delete");
        await Expect(Rule(admin, own)).ToHaveCountAsync(0);
    }

    private static async Task AssertCreditAsync(OwnRewards own, string available, string held)
    {
        var client = await (await ApiPerson.OfAsync(own.ClientPerson)).GetAsync("clients/" + own.Client);
        var credit = client.GetProperty("credit")[0];
        Assert.Equal(available, credit.GetProperty("available").GetString());
        Assert.Equal(held, credit.GetProperty("held").GetString());
    }

    private static async Task PictureAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync(name);
    }

    private static string RuleOf(OwnRewards own) => own.Name + " asks first";

    private static ILocator Rule(Visit admin, OwnRewards own) =>
        admin.Page.Locator("main tbody tr", new() { HasText = RuleOf(own) });

    private static Task PressAsync(ILocator within, string button) =>
        within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
