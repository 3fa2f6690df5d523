using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A builder sends a file of sales, reads what is wrong in it, and lets the rest be entered.</summary>
public sealed class ImportJourneyTests
{
    private const string Heads = "project,unit,agent,booked,buyer,reference";
    private const float Patience = 20_000;

    [BrowserFact]
    public async Task Builder_sends_sales_reads_their_faults_and_has_the_good_ones_entered()
    {
        var project = await OwnProject.MakeAsync("I-101", "I-102");
        var name = project.Name.Replace(' ', '-');
        await using var builder = await Visit.OpenAsync(DemoPeople.Builder);
        await SendAsync(builder, name + ".csv", Rows(project));
        await ReadCheckAsync(builder);
        await TakeErrorsAsync(builder, name, project);
        await StartAsync(builder, name);
        await SeeSalesAsync(builder, project);
        builder.AssertNoComplaints();
    }

    private static async Task SendAsync(Visit builder, string file, string text)
    {
        await builder.GoAsync("/builder/sales");
        var head = builder.Page.Locator(".page-head");
        await head.GetByRole(AriaRole.Link, new() { Name = "Files of sales" }).ClickAsync();
        var form = builder.Page.Locator("form[data-upload]");
        await form.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = file, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("import-send");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send and check" }).ClickAsync();

        // The script opens the page of the file as a document of its own; a click counts once its circuit answers.
        await Expect(builder.Page.Locator("h1")).ToHaveTextAsync(file, new() { Timeout = Patience });
        await Expect(builder.Page.Locator(".app[data-ready]")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await builder.SettleAsync();
    }

    private static async Task ReadCheckAsync(Visit builder)
    {
        await Expect(State(builder)).ToHaveTextAsync("Ready", new() { Timeout = Patience });
        await Expect(Count(builder, "New sales", 0)).ToHaveTextAsync("2");
        await Expect(Count(builder, "New sales", 1)).ToHaveTextAsync("0");
        await Expect(Count(builder, "Left out", 0)).ToHaveTextAsync("2");
        await Expect(builder.Page.GetByText("There is no such agent.")).ToBeVisibleAsync();
        await Expect(builder.Page.GetByText("has no such unit.")).ToBeVisibleAsync();
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("import-checked");
    }

    private static async Task TakeErrorsAsync(Visit builder, string name, OwnProject project)
    {
        var lines = await DownloadAsync(builder, "Error file", name + "-errors.csv");
        Assert.Equal(Heads + ",line,reason", lines[0]);
        Assert.Equal(2, lines.Length - 1);
        Assert.EndsWith($",4,{project.Name} has no such unit.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",5,There is no such agent.", lines[2], StringComparison.Ordinal);
    }

    private static async Task StartAsync(Visit builder, string name)
    {
        await builder.Page.GetByRole(AriaRole.Button, new() { Name = "Enter these sales" }).ClickAsync();
        await Expect(State(builder)).ToHaveTextAsync("Done", new() { Timeout = Patience });
        await Expect(Count(builder, "New sales", 1)).ToHaveTextAsync("2");
        await Expect(Count(builder, "Left out", 1)).ToHaveTextAsync("2");
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("import-done");
        var lines = await DownloadAsync(builder, "Result of every row", name + "-result.csv");
        Assert.Equal(2, lines.Count(line => line.Contains(",new,", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains(",faulty,", StringComparison.Ordinal)));
    }

    private static async Task SeeSalesAsync(Visit builder, OwnProject project)
    {
        await builder.GoAsync("/builder/sales");
        await Expect(project.RowIn(builder)).ToHaveCountAsync(2);
        await Expect(project.RowIn(builder).Filter(new() { HasText = "I-101" })).ToContainTextAsync("Booked");
        await Expect(project.RowIn(builder).Filter(new() { HasText = "I-102" })).ToContainTextAsync("Booked");
        await builder.TakePictureAsync("import-sales");
    }

    private static async Task<string[]> DownloadAsync(Visit builder, string link, string file)
    {
        var download = await builder.Page.RunAndWaitForDownloadAsync(
            () => builder.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        Assert.Equal(file, download.SuggestedFilename);
        return (await File.ReadAllTextAsync(await download.PathAsync()))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static ILocator State(Visit builder) => builder.Page.Locator(".page-head .badge");

    // The first number of a row is what the check found, the second what was entered.
    private static ILocator Count(Visit builder, string row, int place) =>
        builder.Page.Locator("main tbody tr", new() { HasText = row }).Locator("td").Nth(place);

    private static string Rows(OwnProject project)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Row(string unit, string agent, int number) =>
            $"{project.Name},{unit},{agent},{day},Buyer {number},R-{number}";
        return string.Join('\n',
            Heads, Row("I-101", DemoPeople.Agent, 1), Row("I-102", DemoPeople.Agent, 2),
            Row("I-999", DemoPeople.Agent, 3), Row("I-101", "nobody@offers.example", 4));
    }
}
