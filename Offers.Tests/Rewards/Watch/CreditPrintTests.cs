using Microsoft.Extensions.Configuration;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Tests.Pdf;
using Offers.Web.Platform.Mail;
using Offers.Web.Rewards.Watch;

namespace Offers.Tests.Rewards.Watch;

/// <summary>Statements of credit on paper, read back as other programs see them, and checked by their code.</summary>
[Collection(nameof(PrinterFixture))]
public sealed class CreditPrintTests(PrinterFixture fixture)
{
    [PdfFact]
    public async Task Text_of_the_pdf_is_the_statement_in_english_and_arabic_and_its_code_is_genuine()
    {
        await using var book = await RewardBook.FundedAsync(DatabaseProvider.Sqlite);
        var campaign = await book.CampaignAsync(with: x => x with { Name = "Welcome to 5G" });
        await book.RedeemAsync(campaign, await book.PoolAsync("Spring", 25, "23.50", 3), "25.00");
        await book.MoveAsync(book.Agency.Owner, book.Client.Owner, "100.00");
        var english = await PrintAsync(book, book.Client.Owner, "en");
        var text = PdfText.Of(english);
        foreach (var part in new[]
        {
            "Statement of reward credit", "Nimbus Telecom", "Movements of credit", "Lumen Rewards", "Welcome to 5G",
            "5,100.00", "5,075.00", "offers.example", "Page 1 of",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Matches(@"Charged for cards\s+.25\.00", text);
        Assert.DoesNotContain("23.50", text, StringComparison.Ordinal);
        Assert.Equal(english, await PrintAsync(book, book.Client.Owner, "en"));
        var printed = Assert.Single(await book.Statements().PrintedAsync(book.Client.Owner));
        Assert.Contains(printed.Code, text, StringComparison.Ordinal);
        Assert.True((await book.Statements().VerifyAsync(printed.Code)).Genuine);

        var arabic = PdfText.Of(await PrintAsync(book, book.Client.Owner, "ar"));
        Assert.All("كشف رصيد المكافآت".Split(' '), word =>
            Assert.Contains(word, PdfText.Letters(arabic), StringComparison.Ordinal));
        var agency = PdfText.Of(await PrintAsync(book, book.Agency.Owner, "en"));
        Assert.Contains("Charges of your clients, to bill", agency, StringComparison.Ordinal);
    }

    private async Task<byte[]> PrintAsync(RewardBook book, Owner owner, string language)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Site:Address"] = "https://offers.example" }).Build();
        var statements = book.Statements();
        var printer = new CreditPrinter(
            statements, new StatementDesk(book.Writer, statements), fixture.Printer, new SiteAddress(settings));
        var statement = await book.Credit().GetAsync(
            new StatementAsk(owner, Currency.Usd, "2026-03-01", "2026-04-01"));
        var pdf = await printer.PrintAsync(RewardBook.Admin, statement, language);
        PdfText.Keep(pdf, $"credit-{owner.Id:N}-{language}"[..20]);
        return pdf;
    }
}
