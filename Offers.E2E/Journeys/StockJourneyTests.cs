using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A pool runs dry, an administrator hears of it, and a supplier fills the shelf again.</summary>
public sealed class StockJourneyTests
{
    private const string First = "Omar Saleh";
    private const string Second = "Nadia Rahimi";
    private const float Patience = 20_000;

    [BrowserFact]
    public async Task Dry_pool_is_told_and_a_supplier_brings_cards_for_who_waits()
    {
        var own = await OwnRewards.MakeAsync();
        await own.GiveAsync("100.00");
        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await own.StockAsync(admin, 1);
        var campaign = await own.PrepareAsync("shared", First, Second);
        await (await ApiPerson.OfAsync(own.ClientPerson)).PostAsync($"campaigns/{campaign}/activate", new { });
        await using var phone = await Visit.OpenAsync(Look.Phone);
        await ShowAsync(phone, await own.PathOfAsync(campaign, First));
        await Expect(phone.Page.Locator("output.code")).ToHaveTextAsync(own.CardCode(1));
        await ShowAsync(phone, await own.PathOfAsync(campaign, Second));
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Your gift is on its way");
        await PictureAsync(phone, "stock-gift-awaited");

        await HearAsync(admin, own);
        await BuyAsync(admin, own);
        await FillAsync(admin, own);
        await ShowAsync(phone, await own.PathOfAsync(campaign, Second));
        await Expect(phone.Page.Locator("output.code")).Not.ToBeEmptyAsync();
        await RetireAsync(admin, own);
        admin.AssertNoComplaints();
        phone.AssertNoComplaints();
    }

    private static async Task ShowAsync(Visit phone, string path)
    {
        await phone.GoAsync(path);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show my card" }).ClickAsync();
    }

    private static async Task HearAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/alerts");
        await PressAsync(admin.Page.Locator(".page-head"), "Check now");
        await Expect(admin.Page.GetByText("new or raised")).ToBeVisibleAsync();
        var alert = AlertOf(admin, own);
        await Expect(alert).ToContainTextAsync("A pool is empty");
        await Expect(alert).ToContainTextAsync("Critical");
        await PictureAsync(admin, "stock-alert");
        await alert.GetByRole(AriaRole.Button, new() { Name = "I look after it" }).ClickAsync();
        await Expect(alert).ToContainTextAsync("Acknowledged");
        await alert.GetByRole(AriaRole.Link, new() { Name = own.PoolName }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(own.PoolName);
        await Expect(State(admin)).ToHaveTextAsync("Empty");
        await PictureAsync(admin, "stock-pool-empty");
    }

    private static async Task BuyAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/suppliers");
        await PressAsync(admin.Page.Locator(".page-head"), "New supplier");
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(own.Name + " House");
        await dialog.GetByLabel("Short name").FillAsync(own.Name.ToLowerInvariant());
        await dialog.GetByLabel("How it is talked to").SelectOptionAsync(new SelectOptionValue { Label = "Simulator" });
        await PictureAsync(admin, "stock-supplier-new");
        await PressAsync(dialog, "Add supplier");
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(own.Name + " House");
        await PressAsync(admin.Page.Locator("main"), "Add a face value");
        await dialog.GetByLabel("Card", new() { Exact = true }).SelectOptionAsync(
            new SelectOptionValue { Value = own.Value });
        await PressAsync(dialog, "Add");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Item(admin, own)).ToContainTextAsync("of 100");
        await PictureAsync(admin, "stock-supplier");
        await Item(admin, own).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToContainTextAsync(own.Name + " House");
    }

    private static async Task FillAsync(Visit admin, OwnRewards own)
    {
        await PressAsync(admin.Page.Locator(".page-head"), "Edit");
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Low below").FillAsync("5");
        await dialog.GetByLabel("Fill up to").FillAsync("12");
        await dialog.GetByLabel("Fill below").FillAsync("5");
        await PressAsync(dialog, "Save changes");
        await Expect(dialog).ToHaveCountAsync(0);
        await PressAsync(admin.Page.Locator(".page-head"), "Fill now");
        await Expect(admin.Page.Locator("[data-refill]")).ToBeVisibleAsync();
        await Expect(State(admin)).ToHaveTextAsync("Healthy", new() { Timeout = Patience });
        await PictureAsync(admin, "stock-pool-filled");
        await admin.Page.Locator("[data-refill]").GetByRole(AriaRole.Link, new() { Name = "The orders" }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(own.Name + " House");
        await Expect(admin.Page.Locator("main tbody tr", new() { HasText = "for the buffer" }).First)
            .ToContainTextAsync("Confirmed");
        await PictureAsync(admin, "stock-orders");
    }

    // The shelf that cards of files filled is not filled again, so that its alert has no cause any more.
    private static async Task RetireAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/alerts");
        await AlertOf(admin, own).GetByRole(AriaRole.Link, new() { Name = own.PoolName }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(own.PoolName);
        await PressAsync(admin.Page.Locator(".page-head"), "Deactivate");
        await Expect(State(admin)).ToHaveTextAsync("Inactive");
        await admin.GoAsync("/admin/alerts");
        await PressAsync(admin.Page.Locator(".page-head"), "Check now");
        await Expect(AlertOf(admin, own)).ToHaveCountAsync(0);
        await admin.Page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new("^Resolved") }).ClickAsync();
        await Expect(AlertOf(admin, own)).ToContainTextAsync("by itself");
        await PictureAsync(admin, "stock-alert-resolved");
    }

    private static async Task PictureAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync(name);
    }

    private static ILocator State(Visit visit) => visit.Page.Locator(".page-head .badge").First;

    private static ILocator AlertOf(Visit visit, OwnRewards own) =>
        visit.Page.Locator("main tbody tr", new() { HasText = own.PoolName });

    private static ILocator Item(Visit visit, OwnRewards own) =>
        visit.Page.GetByRole(AriaRole.Group, new() { Name = "What it sells" })
            .Locator("tbody tr", new() { HasText = own.BrandName });

    private static Task PressAsync(ILocator within, string button) =>
        within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
