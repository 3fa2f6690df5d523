using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using Offers.Tests.Pdf;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>Credit goes from the platform to an agency, to its client, to a campaign, and becomes a card.</summary>
public sealed class GiftJourneyTests
{
    private const string Recipient = "Layla Haddad";
    private const string Message = "Thank you for being with us for a year.";
    private const float Patience = 20_000;

    [BrowserFact]
    public async Task Credit_of_the_platform_becomes_a_card_in_the_hand_of_a_recipient()
    {
        var own = await OwnRewards.MakeAsync(BrandUse.Later);
        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await own.StockAsync(admin, 3);
        await FundAsync(admin, own);
        await using var agency = await Visit.OpenAsync(own.AgencyPerson);
        await AllocateAsync(agency, own);
        await using var client = await Visit.OpenAsync(own.ClientPerson);
        await LaunchAsync(client, own);
        var path = await InviteAsync(client, own);

        await RedeemAsync(path, own);
        await SeeAgainAsync(path, own);
        await SeeInArabicAsync(path, own);
        await SeeCostAsync(client, own);
        await SeeStatementAsync(client, own);
        await SeeTreeAsync(admin, own);
        foreach (var visit in new[] { admin, agency, client })
        {
            visit.AssertNoComplaints();
        }
    }

    private static async Task FundAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/agencies");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = own.AgencyName }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(own.AgencyName);
        await admin.Page.GetByLabel(own.BrandName).CheckAsync();
        await PressAsync(admin.Page.Locator("main"), "Save changes");
        await Expect(admin.Page.GetByText("Saved.")).ToBeVisibleAsync();
        var wallet = admin.Page.GetByRole(AriaRole.Group, new() { Name = "Credit", Exact = true })
            .Locator("tbody tr", new() { HasText = "USD" });
        await PressAsync(wallet, "Allocate");
        await MoveAsync(admin, "500.00", "gift-fund");
        await Expect(wallet.Locator("[data-label=Available]")).ToContainTextAsync("500.00");
    }

    private static async Task AllocateAsync(Visit agency, OwnRewards own)
    {
        await agency.GoAsync("/agency");
        await Expect(Figure(agency, "Available to allocate")).ToContainTextAsync("500.00");
        await agency.Page.Locator("#clients").GetByRole(AriaRole.Link, new() { Name = own.ClientName }).ClickAsync();
        await Expect(agency.Page.Locator("h1")).ToHaveTextAsync(own.ClientName);
        await PressAsync(agency.Page.Locator(".page-head"), "Allocate");
        await MoveAsync(agency, "200.00", "gift-allocate");
        await Expect(Figure(agency, "Available")).ToContainTextAsync("200.00");
        await PictureAsync(agency, "gift-agency-client");
    }

    private static async Task MoveAsync(Visit visit, string amount, string picture)
    {
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Amount").FillAsync(amount);
        await dialog.GetByLabel("Note for the statement").FillAsync("For the autumn");
        await Expect(dialog).ToContainTextAsync("What will happen");
        await PictureAsync(visit, picture);
        await PressAsync(dialog, $"Allocate USD {amount}");
        await Expect(dialog).ToContainTextAsync("Confirmed");
        await PressAsync(dialog, "Done");
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task LaunchAsync(Visit client, OwnRewards own)
    {
        await client.GoAsync("/client/campaigns");
        await client.Page.GetByRole(AriaRole.Link, new() { Name = "New campaign" }).First.ClickAsync();
        await client.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(own.CampaignName);
        await client.Page.GetByLabel("USD 25.00").CheckAsync();
        await client.Page.GetByLabel("What recipients read").FillAsync(Message);
        await Expect(client.Page.GetByText("about 8 of its cheapest cards")).ToBeVisibleAsync();
        await PictureAsync(client, "gift-campaign-new");
        await PressAsync(client.Page.Locator("main"), "Save draft");
        await Expect(client.Page.Locator("h1")).ToHaveTextAsync(own.CampaignName);
        await Expect(State(client)).ToHaveTextAsync("Draft");
        await PressAsync(client.Page.Locator(".page-head"), "Activate");
        await Expect(State(client)).ToHaveTextAsync("Active");
    }

    // What the recipient gets is a letter with the code and the address of his page.
    private static async Task<string> InviteAsync(Visit client, OwnRewards own)
    {
        await client.Page.GetByLabel("Parts of the campaign")
            .GetByRole(AriaRole.Link, new() { Name = "Recipients" }).ClickAsync();
        await PressAsync(client.Page.Locator("main"), "Add recipient");
        var dialog = client.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(Recipient);
        await dialog.GetByLabel("E-mail", new() { Exact = true }).FillAsync(own.EmailOf(Recipient));
        await PictureAsync(client, "gift-recipient");
        await PressAsync(dialog, "Add recipient");
        await Expect(dialog).ToHaveCountAsync(0);
        var row = client.Page.Locator("main tbody tr", new() { HasText = Recipient });
        await Expect(row).ToContainTextAsync("Listed");
        await PressAsync(client.Page.Locator("main"), "Invite all");
        await PressAsync(dialog, "Send invitations");
        await Expect(client.Page.GetByText("1 invitation is on its way.")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Sent", new() { Timeout = Patience });
        await Expect(row).ToContainTextAsync("Invited");
        await PictureAsync(client, "gift-invited");
        return await LetterAsync(own.EmailOf(Recipient));
    }

    private static async Task<string> LetterAsync(string email)
    {
        var folder = Path.Combine((await Visit.ServerAsync()).Folder, "mail");
        var letter = Assert.Single(
            Directory.EnumerateFiles(folder).Select(File.ReadAllText),
            text => text.Contains($"<{email}>", StringComparison.Ordinal));
        Assert.Contains(Message, letter, StringComparison.Ordinal);
        var line = letter.Split('\n').Single(x => x.Contains("/redeem/", StringComparison.Ordinal));
        return line[line.IndexOf("/redeem/", StringComparison.Ordinal)..].Trim();
    }

    // The first tap was on the link in the letter; the second shows the card.
    private static async Task RedeemAsync(string path, OwnRewards own)
    {
        await using var phone = await Visit.OpenAsync(Look.BarePhone);
        await phone.GoAsync(path);
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("A gift for you, " + Recipient);
        await Expect(phone.Page.Locator("main")).ToContainTextAsync(Message);
        await phone.TakePictureAsync("gift-offer");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show my card" }).ClickAsync();
        await Expect(Code(phone)).ToHaveTextAsync(own.CardCode(1));
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("25.00");
        await phone.Page.GetByText("Show the PIN").ClickAsync();
        await Expect(phone.Page.Locator(".pin")).ToHaveTextAsync(OwnRewards.Pin(1));
        await Expect(phone.Page.GetByText("Copy the code")).ToBeHiddenAsync();
        await phone.TakePictureAsync("gift-card");
        phone.AssertNoComplaints();
    }

    private static async Task SeeAgainAsync(string path, OwnRewards own)
    {
        await using var phone = await Visit.OpenAsync(Look.Phone);
        await phone.GoAsync(path.Replace("/redeem/", "/redeem?code=", StringComparison.Ordinal));
        await phone.AssertAccessibleAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show my card" }).ClickAsync();
        await Expect(Code(phone)).ToHaveTextAsync(own.CardCode(1));
        await Expect(phone.Page.GetByText("Copy the code")).ToBeVisibleAsync();
        await PictureAsync(phone, "gift-card-again");
        phone.AssertNoComplaints();
    }

    private static async Task SeeInArabicAsync(string path, OwnRewards own)
    {
        await using var phone = await Visit.OpenAsync(Look.BareArabicPhone);
        await phone.GoAsync(path);
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("سوق الواحة");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "أظهر بطاقتي" }).ClickAsync();
        await Expect(Code(phone)).ToHaveTextAsync(own.CardCode(1));
        await phone.TakePictureAsync("gift-card");
        phone.AssertNoComplaints();
    }

    private static async Task SeeCostAsync(Visit client, OwnRewards own)
    {
        await client.GoAsync("/client/redemptions");
        var row = client.Page.Locator("main tbody tr", new() { HasText = Recipient });
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row.Locator("[data-label=Charged]")).ToContainTextAsync("25.00");
        await PictureAsync(client, "gift-redemptions");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(State(client)).ToHaveTextAsync("Delivered");
        await Expect(client.Page.Locator("main")).ToContainTextAsync("3 times");
        await PictureAsync(client, "gift-redemption");
        await client.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = own.CampaignName }).ClickAsync();
        await Expect(Figure(client, "Spent")).ToContainTextAsync("25.00");
        await Expect(Figure(client, "Spent")).ToContainTextAsync("1 card");
        await Expect(Figure(client, "Credit")).ToContainTextAsync("175.00");
        await PictureAsync(client, "gift-campaign");
    }

    private static async Task SeeStatementAsync(Visit client, OwnRewards own)
    {
        await client.GoAsync("/client/statements");
        await Expect(client.Page.Locator("main tbody tr", new() { HasText = own.CampaignName }))
            .ToContainTextAsync("25.00");
        await PictureAsync(client, "gift-statements");
        var download = await client.Page.RunAndWaitForDownloadAsync(
            () => client.Page.GetByRole(AriaRole.Link, new() { Name = "PDF", Exact = true }).ClickAsync());
        var paper = PdfText.Of(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Contains(own.CampaignName, paper, StringComparison.Ordinal);
        Assert.Contains("25.00", paper, StringComparison.Ordinal);
        Assert.Contains("175.00", paper, StringComparison.Ordinal);
    }

    private static async Task SeeTreeAsync(Visit admin, OwnRewards own)
    {
        await admin.GoAsync("/admin/credit?currency=USD");
        var row = admin.Page.Locator("main tbody tr", new() { HasText = own.ClientName });
        await Expect(row.Locator("[data-label=Received]")).ToContainTextAsync("200.00");
        await Expect(row.Locator("[data-label=Available]")).ToContainTextAsync("175.00");
        await Expect(row.Locator("[data-label=Spent]")).ToContainTextAsync("25.00");
        await Expect(row).ToContainTextAsync("agrees");
    }

    private static async Task PictureAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync(name);
    }

    private static ILocator Code(Visit phone) => phone.Page.Locator("output.code");

    private static ILocator State(Visit visit) => visit.Page.Locator(".page-head .badge").First;

    private static ILocator Figure(Visit visit, string label) => visit.Page.Locator(".fig", new()
    {
        Has = visit.Page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }),
    });

    private static Task PressAsync(ILocator within, string button) =>
        within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
