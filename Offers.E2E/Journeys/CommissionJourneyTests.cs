using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using Offers.Tests.Pdf;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>An agent finds an incentive on his phone; a sale is approved and is on his statement.</summary>
public sealed class CommissionJourneyTests
{
    private const string Builder = "builder@offers.example";
    private const string Agent = "agent@offers.example";

    [BrowserFact]
    public async Task Agent_sees_what_a_sale_would_earn_and_then_has_it_on_his_statement()
    {
        var title = "Ladder " + Guid.NewGuid().ToString("N")[..8];
        var (project, incentive) = await PublishedAsync(title);
        await using var agent = await Visit.OpenAsync(Agent, Look.Phone);
        await agent.GoAsync("/agent/incentives");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(agent.Page.Locator("[data-estimate]")).ToContainTextAsync("1,234.00");
        await agent.AssertAccessibleAsync();

        var claim = await SoldAsync(project, incentive);
        await agent.GoAsync("/agent/claims?slice=open");
        await Expect(agent.Page.GetByText(title).First).ToBeVisibleAsync();
        await (await ApiPerson.OfAsync(Builder)).PostAsync($"builder/claims/{claim}/approve", new { });

        await agent.GoAsync("/agent");
        await Expect(agent.Page.Locator(".fig-label")).ToHaveCountAsync(4);
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("agent-overview-phone");
        await agent.GoAsync("/agent/statements");
        await agent.Page.Locator("main .main-link").First.ClickAsync();
        await Expect(agent.Page.GetByText(title).First).ToBeVisibleAsync();
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("agent-statement-phone");
        var download = await agent.Page.RunAndWaitForDownloadAsync(
            () => agent.Page.GetByRole(AriaRole.Link, new() { Name = "PDF, English" }).ClickAsync());
        var text = PdfText.Of(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains("1,234.00", text, StringComparison.Ordinal);
        agent.AssertNoComplaints();
    }

    private static async Task<(string Project, string Incentive)> PublishedAsync(string title)
    {
        var builder = await ApiPerson.OfAsync(Builder);
        var projects = (await builder.GetAsync("builder/projects?q=Sunrise")).GetProperty("data");
        var project = projects[0].GetProperty("id").GetString()!;
        var incentive = await builder.PostAsync("builder/incentives", new
        {
            projectId = project, title, description = "For a journey.", type = "closing_bonus",
            incentiveAmount = "1234.00", maxUnits = 2,
        });
        return (project, incentive.GetProperty("id").GetString()!);
    }

    private static async Task<string> SoldAsync(string project, string incentive)
    {
        var builder = await ApiPerson.OfAsync(Builder);
        var number = "J-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        await builder.PostAsync($"builder/projects/{project}/units", new { number, price = "5000000.00" });
        await builder.PostAsync("builder/sales", new
        {
            projectId = project, unitNumber = number, stage = "paid", agents = new[] { new { email = Agent } },
        });
        var claims = await builder.GetAsync($"builder/claims?incentiveId={incentive}");
        return claims.GetProperty("data")[0].GetProperty("id").GetString()!;
    }
}
