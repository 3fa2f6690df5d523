using System.Net;
using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>Seeing as somebody else, being told what one wants, and a calendar that renews itself.</summary>
public sealed class PeopleJourneyTests
{
    [BrowserFact]
    public async Task Administrator_sees_an_investors_portal_changes_nothing_and_the_investor_reads_of_it()
    {
        var (email, id) = await InvestorAsync("Hanan Rashid");
        await using var visit = await Visit.OpenAsync(DemoPeople.Admin);
        await visit.GoAsync($"/admin/users/{id}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "See as this person" }).ClickAsync();
        await visit.Page.GetByLabel("Reason").FillAsync("He asked why his deposit is not there.");
        await visit.Page.GetByLabel("Your password").FillAsync(DemoPeople.Password);
        await visit.AssertAccessibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/investor");
        var band = visit.Page.GetByLabel("You look as somebody else");
        await Expect(band).ToContainTextAsync("You see what Hanan Rashid sees");

        await visit.GoAsync("/investor/transfers");
        await Expect(band).ToBeVisibleAsync();
        var button = visit.Page.Locator("main button.btn-primary[aria-disabled=true]").First;
        await Expect(button).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Nothing can be changed");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("impersonation");
        await visit.GoAsync("/offers-of-nobody");
        await Expect(band).ToBeVisibleAsync();
        await band.GetByRole(AriaRole.Button, new() { Name = "End" }).ClickAsync();
        await visit.Page.WaitForURLAsync($"**/admin/users/{id}");
        await Expect(band).ToHaveCountAsync(0);

        await using var own = await Visit.OpenAsync(email);
        await own.GoAsync("/account/manage/looks");
        await Expect(own.Page.Locator("main")).ToContainTextAsync("He asked why his deposit is not there.");
        await own.AssertAccessibleAsync();
        own.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Person_chooses_what_to_be_told()
    {
        var (email, _) = await InvestorAsync("Dana Weiss");
        await using var visit = await Visit.OpenAsync(email, Look.Phone);
        await visit.GoAsync("/notifications");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "What you are told" }).ClickAsync();
        var offers = visit.Page.GetByLabel("Offers on the bell");
        await Expect(offers).ToBeCheckedAsync();
        await Expect(visit.Page.GetByLabel("Security by e-mail")).ToBeDisabledAsync();
        await visit.AssertAccessibleAsync();
        await offers.UncheckAsync();
        await visit.Page.GetByLabel("Once a day at 08:00").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Saved.");

        await visit.GoAsync("/account/manage/notifications");
        await Expect(offers).Not.ToBeCheckedAsync();
        await Expect(visit.Page.GetByLabel("Waitlists by e-mail")).ToBeCheckedAsync();
        await Expect(visit.Page.GetByLabel("Once a day at 08:00")).ToBeCheckedAsync();
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Calendar_address_works_without_signing_in_and_dies_when_it_is_taken_away()
    {
        var (email, _) = await InvestorAsync("Ivo Marin");
        await using var visit = await Visit.OpenAsync(email);
        await visit.GoAsync("/investor/calendar");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        var shown = visit.Page.Locator("[data-feed]");
        await Expect(shown).ToContainTextAsync("/calendar/");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("calendar-feed");
        var address = await shown.InnerTextAsync();
        var webcal = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open in your calendar" })
            .GetAttributeAsync("href");
        Assert.Equal("webcal:" + address[address.IndexOf("//", StringComparison.Ordinal)..], webcal);
        using var anybody = new HttpClient();
        Assert.StartsWith("BEGIN:VCALENDAR", await anybody.GetStringAsync(address), StringComparison.Ordinal);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take it away" }).ClickAsync();
        await Expect(shown).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(address)).StatusCode);
        visit.AssertNoComplaints();
    }

    private static async Task<(string Email, string Id)> InvestorAsync(string name)
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        var email = $"journey-{Guid.NewGuid():N}@offers.example";
        var made = await admin.PostAsync("admin/users", new
        {
            email, password = DemoPeople.Password, displayName = name, roles = new[] { "investor" },
        });
        return (email, made.GetProperty("id").GetString()!);
    }
}
