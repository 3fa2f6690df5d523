using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>A sale becomes money for an agent, who then says that it was too little, and is heard.</summary>
public sealed class ClaimJourneyTests
{
    private const string Home = "Q-101";
    private const string Complaint = "The home was sold with its parking place.";
    private const string Answer = "You are right, the parking place counts.";

    [BrowserFact]
    public async Task Agent_earns_by_a_sale_disputes_the_claim_and_gets_the_rest()
    {
        var project = await OwnProject.MakeAsync(Home, "Q-102");
        var incentive = await project.PromiseAsync("4321.00");
        await using var agent = await Visit.OpenAsync(DemoPeople.Agent, Look.Phone);
        await FindAsync(agent, project);
        await using var builder = await Visit.OpenAsync(DemoPeople.Builder);
        await EnterSaleAsync(builder, project);
        await ApproveAsync(builder, project);
        await SeePaymentAsync(agent, project);
        await AssertInWalletAsync(incentive, "4321.00");

        await DisputeAsync(agent, project);
        await UpholdAsync(builder, project);
        await SeeAnswerAsync(agent, project);
        await AssertInWalletAsync(incentive, "100.00", "4321.00");
        builder.AssertNoComplaints();
        agent.AssertNoComplaints();
    }

    private static async Task FindAsync(Visit agent, OwnProject project)
    {
        await agent.GoAsync("/agent/incentives");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = project.Title }).ClickAsync();
        var estimate = agent.Page.Locator("[data-estimate]");
        await Expect(estimate).ToContainTextAsync("4,321.00");
        var homes = agent.Page.GetByLabel("How many homes");
        await homes.FillAsync("2");
        await homes.PressAsync("Tab");
        await Expect(estimate).ToContainTextAsync("Sell 2 homes");
        await Expect(estimate).ToContainTextAsync("8,642.00");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "I have read them" }).ClickAsync();
        await Expect(agent.Page.GetByText("You have read this version.")).ToBeVisibleAsync();
        await PictureAsync(agent, "claim-what-if");
    }

    private static async Task EnterSaleAsync(Visit builder, OwnProject project)
    {
        await builder.GoAsync("/builder/sales");
        await builder.Page.GetByRole(AriaRole.Button, new() { Name = "Enter sale" }).ClickAsync();
        var dialog = builder.Page.GetByRole(AriaRole.Dialog);
        await Field("Project").SelectOptionAsync(new SelectOptionValue { Label = project.Name });
        await Field("Home").FillAsync(Home);
        await Field("Stage").SelectOptionAsync(new SelectOptionValue { Label = "Paid" });
        await Field("Agent's e-mail").FillAsync(DemoPeople.Agent);
        await Field("Buyer").FillAsync("Asha Rao");
        await PictureAsync(builder, "claim-enter-sale");
        await EndAsync(dialog, "Enter sale");
        var row = project.RowIn(builder);
        await Expect(row).ToContainTextAsync(Home);
        await Expect(row.Locator(".badge")).ToHaveTextAsync("Paid");
        await Expect(row.Locator("[data-label='Claims']")).ToHaveTextAsync("1");

        ILocator Field(string label) => dialog.GetByLabel(label, new() { Exact = true });
    }

    private static async Task ApproveAsync(Visit builder, OwnProject project)
    {
        await builder.GoAsync("/builder/claims?slice=waiting");
        var dialog = await LookAsync(builder, project);
        await Expect(dialog).ToContainTextAsync("Why this amount");
        await Expect(dialog).ToContainTextAsync("4,321.00");
        await PictureAsync(builder, "claim-to-approve");
        await EndAsync(dialog, "Approve");
        await Expect(project.RowIn(builder)).ToHaveCountAsync(0);
    }

    private static async Task SeePaymentAsync(Visit agent, OwnProject project)
    {
        await agent.GoAsync("/agent/claims?status=paid");
        await Expect(project.RowIn(agent).Locator(".badge")).ToHaveTextAsync("Paid");
        var entries = await OpenPaidAsync(agent, project);
        await Expect(entries.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(entries.Locator("tfoot")).ToContainTextAsync("4,321.00");
        await PictureAsync(agent, "claim-entries");
    }

    private static async Task DisputeAsync(Visit agent, OwnProject project)
    {
        await agent.GoAsync("/agent/claims");
        var dialog = await LookAsync(agent, project);
        await PressAsync(dialog, "Dispute");
        await dialog.GetByLabel("What is wrong").FillAsync(Complaint);
        await PictureAsync(agent, "claim-dispute");
        await EndAsync(dialog, "Dispute");
        await Expect(project.RowIn(agent)).ToContainTextAsync("Disputed");
    }

    private static async Task UpholdAsync(Visit builder, OwnProject project)
    {
        await builder.GoAsync("/builder/claims?disputed=true");
        var dialog = await LookAsync(builder, project);
        await Expect(dialog).ToContainTextAsync(Complaint);
        await PressAsync(dialog, "Uphold");
        await dialog.GetByLabel("Add to the claim").FillAsync("100.00");
        await dialog.GetByLabel("What you say to the agent").FillAsync(Answer);
        await PictureAsync(builder, "claim-uphold");
        await EndAsync(dialog, "Uphold");
        await Expect(project.RowIn(builder)).ToHaveCountAsync(0);
    }

    private static async Task SeeAnswerAsync(Visit agent, OwnProject project)
    {
        await agent.GoAsync("/agent/claims");
        await Expect(project.RowIn(agent).Locator(".badge")).ToHaveTextAsync("Paid");
        var dialog = await LookAsync(agent, project);
        await Expect(dialog).ToContainTextAsync("By a decision on a dispute");
        await Expect(dialog).ToContainTextAsync("Upheld dispute:");
        await Expect(dialog).ToContainTextAsync(Answer);
        await PictureAsync(agent, "claim-answer");
        await EndAsync(dialog, "Back");
        var entries = await OpenPaidAsync(agent, project);
        await Expect(entries.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(entries.Locator("tfoot")).ToContainTextAsync("4,421.00");
    }

    private static async Task<ILocator> LookAsync(Visit visit, OwnProject project)
    {
        await PressAsync(project.RowIn(visit), "Look");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(Home);
        return dialog;
    }

    // What the claim was paid is the last amount of its row; it opens the entries that make it.
    private static async Task<ILocator> OpenPaidAsync(Visit agent, OwnProject project)
    {
        await project.RowIn(agent).Locator("a[data-why]").Last.ClickAsync();
        var dialog = agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Where this comes from" });
        await Expect(dialog).ToContainTextAsync("Paid for the claim");
        await Expect(dialog).ToContainTextAsync("Sum of entries");
        return dialog;
    }

    private static async Task EndAsync(ILocator dialog, string button)
    {
        await PressAsync(dialog, button);
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task PictureAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync(name);
    }

    private static Task PressAsync(ILocator within, string button) =>
        within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    // Only the lines of this claim: the wallet is shared with other journeys.
    private static async Task AssertInWalletAsync(string incentive, params string[] amounts)
    {
        var agent = await ApiPerson.OfAsync(DemoPeople.Agent);
        var claim = Assert.Single(
            (await agent.GetAsync($"agent/claims?incentiveId={incentive}")).GetProperty("data").EnumerateArray());
        Assert.Equal("paid", claim.GetProperty("status").GetString());
        var lines = (await agent.GetAsync("wallets/INR/entries?limit=100")).GetProperty("data").EnumerateArray()
            .Where(x => x.GetProperty("reference").GetString() == claim.GetProperty("id").GetString());
        Assert.Equal(amounts, lines.Select(x => x.GetProperty("availableAmount").GetString()));
    }
}
