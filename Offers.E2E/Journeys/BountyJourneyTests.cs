using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using Offers.Web.Platform.Demo;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A builder promises a reward, an agent sends a photo from his phone, and is paid once.</summary>
public sealed class BountyJourneyTests
{
    private const string Builder = "builder@offers.example";
    private const string Agent = "agent@offers.example";

    [BrowserFact]
    public async Task Agent_sends_a_photo_from_a_phone_and_the_builder_pays_it_with_a_key()
    {
        var title = "Journey " + Guid.NewGuid().ToString("N")[..8];
        var bounty = await DraftAsync(title);
        await using var builder = await Visit.OpenAsync(Builder);
        await builder.GoAsync($"/builder/bounties/{bounty}");
        await builder.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        var dialog = builder.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("What will happen");
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("builder-bounty-publish");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Publish: INR 1,400.00") }).ClickAsync();
        await Expect(builder.Page.Locator("h1 + .badge, .page-head .badge").First).ToHaveTextAsync("Active");

        await SendAsync(bounty, title);
        var proof = (await (await ApiPerson.OfAsync(Builder)).GetAsync($"builder/submissions?bountyId={bounty}"))
            .GetProperty("data")[0].GetProperty("id").GetString();
        await builder.GoAsync($"/builder/submissions/{proof}");
        await Expect(builder.Page.Locator(".proofs img")).ToHaveCountAsync(2);
        await Expect(builder.Page.GetByText("What will happen")).ToBeVisibleAsync();
        await builder.AssertAccessibleAsync();
        await builder.TakePictureAsync("builder-proof-review");
        await builder.Page.Locator("h1").ClickAsync();
        await builder.Page.Keyboard.PressAsync("a");
        await Expect(builder.Page.GetByText("Approved and paid")).ToBeVisibleAsync();
        builder.AssertNoComplaints();

        await using var agent = await Visit.OpenAsync(Agent, Look.Phone);
        await agent.GoAsync($"/agent/bounties/{bounty}");
        await Expect(agent.Page.Locator("main").GetByText("Approved", new() { Exact = true })).ToBeVisibleAsync();
        var paid = (await (await ApiPerson.OfAsync(Agent)).GetAsync($"agent/submissions?bountyId={bounty}"))
            .GetProperty("data")[0];
        Assert.Equal("700.00", paid.GetProperty("paidAmount").GetString());
        agent.AssertNoComplaints();
    }

    private static async Task SendAsync(string bounty, string title)
    {
        await using var agent = await Visit.OpenAsync(Agent, Look.Phone);
        await agent.GoAsync($"/agent/bounties/{bounty}");
        var form = agent.Page.Locator("form[data-upload]");
        await Expect(form.GetByLabel("Take a photo")).ToHaveAttributeAsync("capture", "environment");
        await form.GetByLabel("By daylight").CheckAsync();
        await form.GetByLabel("Note").FillAsync("By the main road.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send proof" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Add a photo first.");
        await agent.GoAsync($"/agent/bounties/{bounty}");
        await Expect(form.GetByLabel("Note")).ToHaveValueAsync("By the main road.");
        await form.GetByLabel("Take a photo").SetInputFilesAsync(Photo(1));
        await form.GetByLabel("Take a photo").SetInputFilesAsync(Photo(2));
        await form.GetByLabel("Photos from this device").SetInputFilesAsync(Photo(3));
        await form.GetByRole(AriaRole.Button, new() { Name = "Remove photo-3.png" }).ClickAsync();
        await Expect(form.Locator(".pile li")).ToHaveCountAsync(2);
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("agent-bounty-proof");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send proof" }).ClickAsync();
        await Expect(agent.Page.GetByText($"Your proof for {title} has arrived.")).ToBeVisibleAsync();
        await agent.AssertAccessibleAsync();
        await agent.TakePictureAsync("agent-proof-sent");
        agent.AssertNoComplaints();
    }

    private static async Task<string> DraftAsync(string title)
    {
        var builder = await ApiPerson.OfAsync(Builder);
        var projects = (await builder.GetAsync("builder/projects")).GetProperty("data");
        var bounty = await builder.PostAsync("builder/bounties", new
        {
            projectId = projects[0].GetProperty("id").GetString(), title, description = "Show that it stands.",
            reward = "700.00", maxSubmissions = 2, requirements = new[] { "By daylight" }, publish = false,
        });
        return bounty.GetProperty("id").GetString()!;
    }

    private static FilePayload Photo(int number)
    {
        var canvas = new PngCanvas(64, 48, [0xcfe3ee, 0x0b5b7f]);
        canvas.Fill((number * 8, 10), (12 + Guid.NewGuid().ToByteArray()[0] % 20, 20), 1);
        return new FilePayload { Name = $"photo-{number}.png", MimeType = "image/png", Buffer = canvas.ToPng() };
    }
}
