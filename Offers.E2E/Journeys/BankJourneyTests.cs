using System.Text;
using Microsoft.Playwright;
using Offers.E2E.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Journeys;

/// <summary>How money finds its deposit, waits for compliance, and leaves after two administrators agreed.</summary>
public sealed class BankJourneyTests
{
    [BrowserFact]
    public async Task Deposit_is_asked_for_reviewed_and_released()
    {
        await using var investor = await Visit.OpenAsync(DemoPeople.Investor);
        await investor.GoAsync("/investor/transfers");
        var panel = investor.Page.GetByRole(AriaRole.Region, new() { Name = "Deposit", Exact = true });
        await panel.GetByLabel("Amount").FillAsync("150321.00");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Announce a deposit of AED 150,321.00" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Write this on your transfer");
        await investor.AssertAccessibleAsync();
        await investor.TakePictureAsync("investor-deposit-reference");
        var reference = await panel.Locator(".kv .mono").First.InnerTextAsync();

        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await admin.GoAsync($"/admin/transfers?kind=deposits&q={reference}");
        await DecideAsync(admin, reference, "Complete", "Seen at the bank");
        await Expect(Row(investor, reference)).ToContainTextAsync("In review");
        await admin.GoAsync("/admin/transfers?kind=deposits&status=in_review");
        await admin.AssertAccessibleAsync();
        await admin.TakePictureAsync("admin-transfers-review");
        await DecideAsync(admin, reference, "Release", "Sale of a flat; contract seen");
        await Expect(Row(investor, reference)).ToContainTextAsync("Completed");
        investor.AssertNoComplaints();
        admin.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Withdrawal_above_the_threshold_is_approved_by_one_and_paid_out_by_another()
    {
        var api = await ApiPerson.OfAsync(DemoPeople.Admin);
        await api.GiveAsync(await ApiPerson.OfAsync(DemoPeople.Investor), "60000.00");
        await using var investor = await Visit.OpenAsync(DemoPeople.Investor);
        await investor.GoAsync("/investor/transfers");
        var panel = investor.Page.GetByRole(AriaRole.Region, new() { Name = "Withdraw", Exact = true });
        await panel.GetByLabel("Amount").FillAsync("51017.00");
        await Expect(panel).ToContainTextAsync("Two administrators look at");
        await investor.TakePictureAsync("investor-withdrawal-approval");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Withdraw AED 51,017.00" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Confirmed");

        await using var second = await Visit.OpenAsync(DemoPeople.SecondAdmin);
        await second.GoAsync("/admin/approvals");
        await second.AssertAccessibleAsync();
        await second.TakePictureAsync("admin-approvals");
        await Row(second, "51,017.00").GetByRole(AriaRole.Button, new() { NameRegex = new("^Decide") }).ClickAsync();
        var dialog = second.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("yes, by another administrator");
        await second.AssertAccessibleAsync();
        await second.TakePictureAsync("admin-approvals-decide");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        await using var admin = await Visit.OpenAsync(DemoPeople.Admin);
        await admin.GoAsync("/admin/transfers?kind=withdrawals");
        await DecideAsync(admin, "51,017.00", "Complete", "Paid by bank transfer");
        await Expect(Row(investor, "51,017.00").First).ToContainTextAsync("Completed");
        second.AssertNoComplaints();
        admin.AssertNoComplaints();
        investor.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Bank_file_is_looked_at_imported_and_its_unknown_line_is_assigned()
    {
        var investor = await ApiPerson.OfAsync(DemoPeople.SecondInvestor);
        var asked = await investor.PostAsync("wallets/AED/deposits", new { amount = "2345.00" });
        var (known, unknown) = (Name(), Name());
        var csv = "Date,Reference,Name,Description,Amount\n"
            + $"2026-03-01,{known},O KHAN,{asked.GetProperty("paymentReference").GetString()},2345.00\n"
            + $"2026-03-01,{unknown},SOMEBODY,GIFT,\"1,111.00\"\n2026-03-01,{Name()},BANK,FEE,-3.00\n";
        await using var visit = await Visit.OpenAsync(DemoPeople.Admin);
        await visit.GoAsync("/admin/bank-files");
        await visit.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "march.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        var card = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Import a file" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await Expect(card).ToContainTextAsync("1 matched, 1 unmatched and 1 outgoing");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-bank-files-preview");
        await card.GetByRole(AriaRole.Button, new() { Name = "Import 2 lines, AED 3,456.00" }).ClickAsync();
        await Expect(card).ToContainTextAsync("Imported:");

        await visit.GoAsync("/admin/bank-lines");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-bank-lines");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Assign " + unknown }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Owner or reference").FillAsync("Omar");
        await dialog.GetByLabel("Omar Khan, wallet").ClickAsync();
        await Expect(dialog).ToContainTextAsync("What will happen");
        await dialog.GetByLabel("Reason").FillAsync("He told us by phone");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("admin-bank-lines-assign");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign AED 1,111.00" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Row(visit, unknown)).ToHaveCountAsync(0);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task New_bank_account_says_from_when_it_can_be_used()
    {
        await using var visit = await Visit.OpenAsync(DemoPeople.Investor, Look.Phone);
        await visit.GoAsync("/investor/transfers");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a bank account" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What you call it").FillAsync("Savings");
        await dialog.GetByLabel("IBAN", new() { Exact = true }).FillAsync("GB29 NWBK 6016 1331 9268 18");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add this account" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("This is not an IBAN");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-destination");
        await dialog.GetByLabel("IBAN", new() { Exact = true }).FillAsync("GB29 NWBK 6016 1331 9268 19");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add this account" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        var panel = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Withdraw", Exact = true });
        await panel.GetByLabel("Bank account").SelectOptionAsync(
            new SelectOptionValue { Label = "Savings, GB•• •••• 6819" });
        await Expect(panel).ToContainTextAsync("withdrawals to it are possible from");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("investor-transfers-cooling");
        visit.AssertNoComplaints();
    }

    private static string Name() => "FT" + Guid.NewGuid().ToString("N")[..10].ToUpperInvariant();

    private static ILocator Row(Visit visit, string text) =>
        visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    private static async Task DecideAsync(Visit visit, string text, string verb, string reason)
    {
        await Row(visit, text).GetByRole(AriaRole.Button, new() { NameRegex = new("^" + verb) }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await Expect(dialog).ToContainTextAsync("What will happen");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync($"admin-{verb.ToLowerInvariant()}-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + verb) }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
