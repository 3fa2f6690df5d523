using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A campaign spends a budget of its own to the end, stops, says why, and goes on with more.</summary>
public sealed class BudgetJourneyTests
{
    private const string First = "Elias Novak";
    private const string Second = "Rania Dias";

    [BrowserFact]
    public async Task Campaign_stops_where_its_own_budget_ends_and_goes_on_when_it_gets_more()
    {
        var own = await OwnRewards.MakeAsync();
        await own.GiveAsync("100.00");
        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await own.StockAsync(admin, 3);
        var campaign = await own.PrepareAsync("isolated", First, Second);
        var page = "/client/campaigns/" + campaign;
        await using var client = await Visit.OpenAsync(own.ClientPerson);
        await GiveBudgetAsync(client, own, "30.00");
        await ActivateAsync(client, page);

        await using var phone = await Visit.OpenAsync(Look.BarePhone);
        await AssertCardAsync(phone, await own.PathOfAsync(campaign, First), own.CardCode(1));
        await AssertPausedAtOnceAsync(own, campaign);
        await ReadWhyAsync(client);
        await ShowAsync(phone, await own.PathOfAsync(campaign, Second));
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Your gift is on its way");

        await TopUpAsync(client, own);
        await client.GoAsync(page);
        await Expect(State(client)).ToHaveTextAsync("Active");
        await Expect(Why(client)).ToHaveCountAsync(0);
        await AssertCardAsync(phone, await own.PathOfAsync(campaign, Second), own.CardCode(2));
        await Expect(Figure(client, "Spent")).ToContainTextAsync("50.00");
        await Expect(Figure(client, "Credit")).ToContainTextAsync("25.00");
        client.AssertNoComplaints();
        phone.AssertNoComplaints();
    }

    private static async Task GiveBudgetAsync(Visit client, OwnRewards own, string amount)
    {
        await client.GoAsync("/client/credit");
        var dialog = await AskAsync(client, own);
        await dialog.GetByLabel("Amount").FillAsync(amount);
        await Expect(dialog).ToContainTextAsync("What will happen");
        await PictureAsync(client, "budget-allocate");
        await PressAsync(dialog, "Allocate budget");
        await Expect(dialog).ToContainTextAsync("Done.");
        await PressAsync(dialog, "Done");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Row(client, own)).ToContainTextAsync("its own budget");
        await Expect(Row(client, own).Locator("[data-label=Available]")).ToContainTextAsync(amount);
    }

    private static async Task ActivateAsync(Visit client, string page)
    {
        await client.GoAsync(page);
        await PressAsync(client.Page.Locator(".page-head"), "Activate");
        await Expect(State(client)).ToHaveTextAsync("Active");
    }

    // The commit of the card is the commit of the pause: whoever asks after the answer finds it paused.
    private static async Task AssertPausedAtOnceAsync(OwnRewards own, string campaign)
    {
        var found = await (await ApiPerson.OfAsync(own.ClientPerson)).GetAsync("campaigns/" + campaign);
        Assert.Equal("paused", found.GetProperty("status").GetString());
        Assert.Equal("credit", found.GetProperty("pauseReason").GetString());
    }

    // The page stood open and hears of it.
    private static async Task ReadWhyAsync(Visit client)
    {
        await Expect(State(client)).ToHaveTextAsync("Paused");
        await Expect(Why(client)).ToContainTextAsync("USD 5.00 is left, and the cheapest card is USD 25.00.");
        await PictureAsync(client, "budget-paused");
    }

    private static async Task TopUpAsync(Visit client, OwnRewards own)
    {
        await Figure(client, "Credit").GetByRole(AriaRole.Link, new() { Name = "Credit", Exact = true }).ClickAsync();
        await Expect(Row(client, own)).ToContainTextAsync("Paused: no credit");
        var dialog = await AskAsync(client, own);
        await dialog.GetByLabel("Amount").FillAsync("45.00");
        await Expect(dialog).ToContainTextAsync("What will happen");
        await PictureAsync(client, "budget-more");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Allocate budget", Exact = true }).PressAsync("Enter");
        await Expect(dialog).ToContainTextAsync("Done.");
        await PressAsync(dialog, "Done");
        await Expect(Row(client, own)).ToContainTextAsync("Active");
        await Expect(Row(client, own).Locator("[data-label=Available]")).ToContainTextAsync("50.00");
        await PictureAsync(client, "budget-resumed");
    }

    private static async Task<ILocator> AskAsync(Visit client, OwnRewards own)
    {
        await Row(client, own).GetByRole(AriaRole.Button, new() { Name = "Allocate budget" }).ClickAsync();
        var dialog = client.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(own.CampaignName);
        return dialog;
    }

    private static async Task ShowAsync(Visit phone, string path)
    {
        await phone.GoAsync(path);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show my card" }).ClickAsync();
    }

    private static async Task AssertCardAsync(Visit phone, string path, string code)
    {
        await ShowAsync(phone, path);
        await Expect(phone.Page.Locator("output.code")).ToHaveTextAsync(code);
    }

    private static async Task PictureAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync(name);
    }

    private static ILocator State(Visit visit) => visit.Page.Locator(".page-head .badge").First;

    private static ILocator Why(Visit visit) => visit.Page.Locator("main .notice", new() { HasText = "Paused:" });

    private static ILocator Row(Visit client, OwnRewards own) =>
        client.Page.Locator("main tbody tr", new() { HasText = own.CampaignName }).First;

    private static ILocator Figure(Visit visit, string label) => visit.Page.Locator(".fig", new()
    {
        Has = visit.Page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }),
    });

    private static Task PressAsync(ILocator within, string button) =>
        within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
