using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>How money comes in and goes out: posted, asked for, paid out, given back.</summary>
public sealed class CashJourneyTests
{
    [BrowserFact]
    public async Task Administrator_posts_a_deposit_and_the_wallet_holds_it()
    {
        var api = await ApiPerson.OfAsync(DemoPeople.SecondInvestor);
        await using var visit = await Visit.OpenAsync(DemoPeople.Admin);
        await visit.GoAsync($"/admin/wallets?owner={await api.IdAsync()}");
        await Button(visit, "Post a deposit").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Post a deposit" });
        await dialog.GetByLabel("Amount").FillAsync("1234.56");
        await dialog.GetByLabel("Reason").FillAsync("Transfer seen at the bank");
        await Expect(dialog).ToContainTextAsync("What will happen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-wallets-deposit");

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deposit AED 1,234.56" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Confirmed");
        await visit.TakePictureAsync("admin-wallets-receipt");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        visit.AssertNoComplaints();
        await using var owner = await Visit.OpenAsync(DemoPeople.SecondInvestor);
        await owner.GoAsync("/investor/transactions");
        await Expect(owner.Page.Locator("main table").First).ToContainTextAsync("1,234.56");
    }

    [BrowserFact]
    public async Task One_withdrawal_is_paid_out_and_another_is_rejected_with_a_reason()
    {
        var (admin, api) = (await ApiPerson.OfAsync(DemoPeople.Admin), await ApiPerson.OfAsync(DemoPeople.Investor));
        await admin.GiveAsync(api, "300.00");
        var (paid, refused) = (Reference(), Reference());
        await using var investor = await Visit.OpenAsync(DemoPeople.Investor);
        await AskAsync(investor, "111.00", paid);
        await AskAsync(investor, "122.00", refused);
        await investor.GoAsync("/investor/transfers");

        await using var visit = await Visit.OpenAsync(DemoPeople.Admin);
        await DecideAsync(visit, paid, "Complete", "Paid by bank transfer");
        await Expect(Row(investor, paid)).ToContainTextAsync("Completed");
        await DecideAsync(visit, refused, "Reject", "The account is not yours");
        await Expect(Row(investor, refused)).ToContainTextAsync("Rejected");
        await Expect(Row(investor, refused)).ToContainTextAsync("The account is not yours");
        await investor.AssertAccessibleAsync();
        investor.AssertNoComplaints();
        visit.AssertNoComplaints();
    }

    private static string Reference() => "AE07 " + Guid.NewGuid().ToString("N")[..12];

    private static ILocator Button(Visit visit, string name) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = name });

    private static ILocator Row(Visit visit, string reference) =>
        visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = reference });

    private static async Task AskAsync(Visit visit, string amount, string reference)
    {
        await visit.GoAsync("/investor/transfers");
        var panel = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Withdraw", Exact = true });
        await panel.GetByLabel("Amount").FillAsync(amount);
        await panel.GetByLabel("Your own reference").FillAsync(reference);
        await Expect(panel).ToContainTextAsync("What will happen");
        await panel.GetByRole(AriaRole.Button, new() { Name = $"Withdraw AED {amount}" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Confirmed");
        await visit.TakePictureAsync("investor-withdrawal-receipt");
        await Expect(Row(visit, reference)).ToContainTextAsync("Requested");
    }

    private static async Task DecideAsync(Visit visit, string reference, string verb, string reason)
    {
        await visit.GoAsync($"/admin/transfers?kind=withdrawals&q={Uri.EscapeDataString(reference)}");
        await Row(visit, reference).GetByRole(AriaRole.Button, new() { NameRegex = new("^" + verb) }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await Expect(dialog).ToContainTextAsync("What will happen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-transfers-" + verb.ToLowerInvariant());
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + verb) }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
