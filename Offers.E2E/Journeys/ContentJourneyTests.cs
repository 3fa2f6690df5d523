using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using Offers.Web.Platform.Demo;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>What an administrator lets an offer show, and what an investor must accept of it.</summary>
public sealed class ContentJourneyTests
{
    [BrowserFact]
    public async Task Administrator_uploads_a_cover_and_a_memo_and_an_investor_accepts_and_invests()
    {
        var (admin, api) = (await ApiPerson.OfAsync(DemoPeople.Admin), await ApiPerson.OfAsync(DemoPeople.Investor));
        var offer = await admin.MakeLiveOfferAsync("10000.00");
        await admin.GiveAsync(api, "300.00");
        await using (var visit = await Visit.OpenAsync(DemoPeople.Admin))
        {
            await visit.GoAsync($"/admin/investments/{offer}");
            await visit.Page.Locator(".page-head").GetByText("Content", new() { Exact = true }).ClickAsync();
            await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Content");
            await AddPicturesAsync(visit);
            await AddMemoAsync(visit);
            await WriteStoryAsync(visit);
            await visit.AssertAccessibleAsync();
            await visit.TakePictureAsync("admin-offer-content");
            visit.AssertNoComplaints();
        }

        await using var investor = await Visit.OpenAsync(DemoPeople.Investor);
        await investor.GoAsync($"/investor/offers/{offer}");
        await InvestAsync(investor);
        await investor.GoAsync("/investor/holdings");
        await Expect(investor.Page.GetByText("Accepted Memo of the journey, version 2").First).ToBeVisibleAsync();
        investor.AssertNoComplaints();
    }

    private static async Task AddPicturesAsync(Visit visit)
    {
        var form = visit.Page.Locator("form[data-upload]", new() { HasText = "What it shows" });
        foreach (var number in new[] { 1, 2 })
        {
            await form.GetByLabel("What it shows").FillAsync($"View {number}");
            await form.Locator("input[type=file]").SetInputFilesAsync(Picture(number));
            await form.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
            await Expect(visit.Page.Locator("img.thumb")).ToHaveCountAsync(number);
        }

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Move View 2 up" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByLabel("What 1 shows")).ToHaveValueAsync("View 2");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Move View 2 up" })).ToBeFocusedAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make cover: View 2" }).ClickAsync();
        await Expect(visit.Page.GetByRole(
            AriaRole.Button, new() { Name = "Make cover: View 1" })).ToBeVisibleAsync();

        await form.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "x.png", MimeType = "image/png", Buffer = "%PDF-1.7 no picture"u8.ToArray() });
        visit.Complaints.Expect("422");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("not image/png");
    }

    private static async Task AddMemoAsync(Visit visit)
    {
        var form = visit.Page.Locator("form[data-upload]", new() { HasText = "Who may read it" });
        await form.GetByLabel("Title").FillAsync("Memo of the journey");
        await form.GetByLabel("Acceptance").SelectOptionAsync(
            new SelectOptionValue { Label = "To be accepted before investing" });
        await form.Locator("input[type=file]").SetInputFilesAsync(Paper(1));
        await form.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        var replace = visit.Page.GetByText("Replace by a new version");
        await replace.ClickAsync();
        var again = visit.Page.Locator("details form[data-upload]");
        await again.Locator("input[type=file]").SetInputFilesAsync(Paper(2));
        await again.GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();
        await Expect(visit.Page.GetByText("1 earlier version")).ToBeVisibleAsync();
    }

    private static async Task WriteStoryAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add an event" }).ClickAsync();
        var dialog = visit.Page.Locator("dialog[open]");
        await dialog.GetByLabel("Day").FillAsync("2031-05-01");
        await dialog.GetByLabel("What happens").FillAsync("Handover of the journey");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.GetByText("Handover of the journey")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Headline").FillAsync("A headline of the journey");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a cost" }).ClickAsync();
        await visit.Page.GetByLabel("Cost 1").FillAsync("Land");
        await visit.Page.GetByLabel("Amount 1").FillAsync("4000.00");
        foreach (var _ in new[] { 1, 2 })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save marketing" }).ClickAsync();
            await Expect(visit.Page.GetByText("Saved.")).ToBeVisibleAsync();
        }
    }

    private static async Task InvestAsync(Visit visit)
    {
        var panel = visit.Page.Locator("#invest");
        await Expect(visit.Page.Locator(".gallery img")).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByText("Handover of the journey")).ToBeVisibleAsync();
        await panel.GetByLabel("Amount").FillAsync("120.00");
        await Expect(panel).ToContainTextAsync("Accept the documents first.");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-offer-accept");
        await panel.GetByLabel("I accept Memo of the journey, version 2").CheckAsync();
        await panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^Invest AED") }).ClickAsync();
        await Expect(panel.Locator(".effects.receipt")).ToBeVisibleAsync();
    }

    private static FilePayload Picture(int number)
    {
        var canvas = new PngCanvas(320, 180, [0xdcebf1, 0x0b5b7f]);
        canvas.Disc((160, 90), 20 + (number * 20), 1);
        return new FilePayload { Name = $"view-{number}.png", MimeType = "image/png", Buffer = canvas.ToPng() };
    }

    private static FilePayload Paper(int number) => new()
    {
        Name = $"memo-{number}.pdf", MimeType = "application/pdf",
        Buffer = Encoding.ASCII.GetBytes("%PDF-1.7\n% edition " + number.ToString(CultureInfo.InvariantCulture)),
    };
}
