using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using Offers.Tests.Pdf;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>An agent who reads Arabic: what is promised to him, what he would earn, what he earned.</summary>
public sealed class ArabicIncentiveJourneyTests
{
    private const string Home = "A-101";

    [BrowserFact]
    public async Task Agent_reads_incentives_claims_and_statements_in_Arabic()
    {
        var project = await OwnProject.MakeAsync(Home, "A-102", "A-103");
        await project.PromiseAsync("3210.00");
        await project.SellAsync(Home);
        await using var agent = await Visit.OpenAsync(DemoPeople.Agent, Look.Arabic);
        await SeeWhatIfAsync(agent, project);
        await SeeClaimAsync(agent, project);
        await SeeStatementAsync(agent, project);
        agent.AssertNoComplaints();
    }

    private static async Task SeeWhatIfAsync(Visit agent, OwnProject project)
    {
        await OpenAsync(agent, "/agent/incentives", "لك");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = project.Title }).ClickAsync();
        await ExpectHeadingAsync(agent, "ماذا لو بعت");
        await ExpectHeadingAsync(agent, "بعبارة بسيطة");
        var estimate = agent.Page.Locator("[data-estimate]");
        await Expect(estimate).ToContainTextAsync("إذا بعت منزلًا واحدًا");
        await Expect(estimate).ToContainTextAsync("3,210.00");
        var homes = agent.Page.GetByLabel("عدد المنازل");
        await homes.FillAsync("2");
        await homes.PressAsync("Tab");
        await Expect(estimate).ToContainTextAsync("إذا بعت منزلين");
        await Expect(estimate).ToContainTextAsync("6,420.00");
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("arabic-what-if");
    }

    private static async Task SeeClaimAsync(Visit agent, OwnProject project)
    {
        await OpenAsync(agent, "/agent/claims", "المطالبات");
        var row = project.RowIn(agent);
        await Expect(row.Locator(".badge")).ToHaveTextAsync("مدفوع");
        await row.GetByRole(AriaRole.Button, new() { Name = "عرض", Exact = true }).ClickAsync();
        var dialog = agent.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("سبب هذا المبلغ");
        await Expect(dialog).ToContainTextAsync("موعد الدفع");
        await Expect(dialog).ToContainTextAsync("3,210.00");
        await Expect(dialog).ToHaveCSSAsync("direction", "rtl");
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("arabic-claim");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "رجوع", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task SeeStatementAsync(Visit agent, OwnProject project)
    {
        await OpenAsync(agent, "/agent/statements", "كشوف الحساب");
        await agent.Page.Locator("main .main-link").First.ClickAsync();
        await ExpectHeadingAsync(agent, "المستحق في الشهر");
        await ExpectHeadingAsync(agent, "كيف يُحتسب");
        await Expect(agent.Page.GetByText(project.Title).First).ToBeVisibleAsync();
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("arabic-statement");
        var download = await agent.Page.RunAndWaitForDownloadAsync(
            () => agent.Page.GetByRole(AriaRole.Link, new() { Name = "PDF, العربية" }).ClickAsync());
        var text = PdfText.Letters(PdfText.Of(await File.ReadAllBytesAsync(await download.PathAsync())));
        Assert.Contains("كشف", text, StringComparison.Ordinal);
        Assert.Contains("3,210.00", text, StringComparison.Ordinal);
    }

    private static async Task OpenAsync(Visit agent, string path, string heading)
    {
        await agent.GoAsync(path);
        var title = agent.Page.Locator("h1");
        await Expect(title).ToHaveTextAsync(heading);
        await Expect(title).ToHaveCSSAsync("direction", "rtl");
        await agent.AssertAccessibleAsync();
    }

    private static Task ExpectHeadingAsync(Visit agent, string text) =>
        Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true })).ToBeVisibleAsync();
}
