using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using Offers.Tests.Pdf;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A builder sees what came of an incentive and compares his agents; an agent sees where he stands.</summary>
public sealed class OutcomeJourneyTests
{
    private const string Home = "O-101";

    [BrowserFact]
    public async Task Builder_reads_results_and_opens_a_leaderboard_on_which_an_agent_finds_himself()
    {
        var project = await OwnProject.MakeAsync(Home, "O-102");
        var incentive = await project.PromiseAsync("2500.00");
        await using var agent = await Visit.OpenAsync(DemoPeople.Agent, Look.Phone);
        await ReadAsync(agent, incentive);
        await project.SellAsync(Home);

        await using var builder = await Visit.OpenAsync(DemoPeople.Builder);
        await SeeResultsAsync(builder, incentive);
        await TakeFilesAsync(builder, project);
        await OpenLeaderboardAsync(builder, project);
        await FindPlaceAsync(agent, project);
        builder.AssertNoComplaints();
        agent.AssertNoComplaints();
    }

    private static async Task ReadAsync(Visit agent, string incentive)
    {
        await agent.GoAsync($"/agent/incentives/{incentive}");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "I have read them" }).ClickAsync();
        await Expect(agent.Page.GetByText("You have read this version.")).ToBeVisibleAsync();
    }

    private static async Task SeeResultsAsync(Visit builder, string incentive)
    {
        await builder.GoAsync($"/builder/incentives/{incentive}");
        await builder.Page.Locator(".page-head").GetByRole(AriaRole.Link, new() { Name = "Results" }).ClickAsync();
        await Expect(Figure("Views")).ToContainTextAsync("1 of 1 agents read");
        await Expect(Figure("Claims")).ToContainTextAsync("100.0% of the decided approved");
        await Expect(Figure("Cost")).ToContainTextAsync("2,500.00");
        await Expect(Figure("Paid")).ToContainTextAsync("2,500.00");
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("outcome-results");

        ILocator Figure(string label) => builder.Page.Locator(".fig", new()
        {
            Has = builder.Page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }),
        });
    }

    private static async Task TakeFilesAsync(Visit builder, OwnProject project)
    {
        var table = await DownloadAsync(builder, "CSV");
        var lines = (await File.ReadAllTextAsync(table)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("part,figure,from,until,value,unit", lines[0]);
        Assert.Single(lines, line => Says(line, "period,claims,", ",1,"));
        Assert.Single(lines, line => Says(line, "period,cost,", ",2500.00,INR"));
        Assert.Single(lines, line => Says(line, "period,paid,", ",2500.00,INR"));

        var paper = PdfText.Of(await File.ReadAllBytesAsync(await DownloadAsync(builder, "PDF")));
        Assert.Contains("Results", paper, StringComparison.Ordinal);
        Assert.Contains(project.Title, paper, StringComparison.Ordinal);
        Assert.Contains("2,500.00", paper, StringComparison.Ordinal);
    }

    private static async Task OpenLeaderboardAsync(Visit builder, OwnProject project)
    {
        await builder.GoAsync("/builder/results");
        await builder.Page.GetByRole(AriaRole.Button, new() { Name = "New leaderboard" }).ClickAsync();
        var dialog = builder.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Project", new() { Exact = true }).SelectOptionAsync(
            new SelectOptionValue { Label = project.Name });
        await Expect(dialog.GetByLabel("What counts").Locator("option", new() { HasText = project.Title }))
            .ToHaveCountAsync(1);
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("outcome-new-leaderboard");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open leaderboard" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await BoardLink(builder, project).ClickAsync();
        await Expect(builder.Page.Locator("h1")).ToHaveTextAsync($"Homes sold: {project.Name}");
        await Expect(builder.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("outcome-leaderboard");
    }

    private static async Task FindPlaceAsync(Visit agent, OwnProject project)
    {
        await agent.GoAsync("/agent/leaderboards");
        await Expect(project.RowIn(agent)).ToContainTextAsync("1 of 1");
        await BoardLink(agent, project).ClickAsync();
        await Expect(agent.Page.Locator("[data-standing]")).ToHaveTextAsync("You are number 1 of 1.");
        await Expect(agent.Page.Locator("tr[data-mine]")).ToContainTextAsync("You");
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("outcome-own-place");
    }

    private static ILocator BoardLink(Visit visit, OwnProject project) =>
        visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Homes sold: {project.Name}" });

    private static async Task<string> DownloadAsync(Visit builder, string link)
    {
        var download = await builder.Page.RunAndWaitForDownloadAsync(() =>
            builder.Page.Locator(".page-head").GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return await download.PathAsync();
    }

    private static bool Says(string line, string start, string end) =>
        line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith(end, StringComparison.Ordinal);
}
