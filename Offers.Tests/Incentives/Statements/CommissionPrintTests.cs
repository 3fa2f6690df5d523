using Microsoft.Extensions.Configuration;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Tests.Pdf;
using Offers.Web.Incentives.Statements;
using Offers.Web.Platform.Mail;
using static Offers.Tests.Incentives.Statements.CommissionBook;

namespace Offers.Tests.Incentives.Statements;

/// <summary>Statements of agents on paper, read back as other programs see them.</summary>
[Collection(nameof(PrinterFixture))]
public sealed class CommissionPrintTests(PrinterFixture fixture)
{
    [PdfFact]
    public async Task Text_of_the_pdf_is_the_statement_in_english_and_arabic_and_a_second_print_is_the_same()
    {
        await using var book = await OpenedAsync(DatabaseProvider.Sqlite);
        await book.PublishAsync("20000.00", x => x with { MaxUnits = 10 });
        var sale = await book.SellAsync(3);
        await book.ApproveAllAsync();
        book.GoTo(April, 1);
        await book.Desk().RunAsync(BookId.Live);
        await book.MoveAsync(sale, "cancel");
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        book.GoTo(April.Next, 1);
        await book.Desk().RunAsync(BookId.Live);
        var april = await book.StatementAsync(3, April);

        var english = await PrintAsync(book, april, "en");
        var text = PdfText.Of(english);
        Assert.Contains("Commission statement", text, StringComparison.Ordinal);
        Assert.Contains("April 2026", text, StringComparison.Ordinal);
        Assert.Contains("Closing bonus", text, StringComparison.Ordinal);
        Assert.Contains("March 2026: The sale counts no more", text, StringComparison.Ordinal);
        Assert.Matches(@"Adjustments to earlier months\s+.20,000\.00", text);
        Assert.Matches(@"Open at the end\s+0\.00", text);
        Assert.Contains(april.Code!, text, StringComparison.Ordinal);
        Assert.Contains("offers.example", text, StringComparison.Ordinal);
        Assert.Contains("Page 1 of", text, StringComparison.Ordinal);
        Assert.Equal(english, await PrintAsync(book, april, "en"));

        var arabic = PdfText.Of(await PrintAsync(book, april, "ar"));
        Assert.All("كشف عمولات أبريل صفحة".Split(' '), word =>
            Assert.Contains(word, PdfText.Letters(arabic), StringComparison.Ordinal));
        Assert.Contains("20,000.00", arabic, StringComparison.Ordinal);
    }

    private async Task<byte[]> PrintAsync(IncentiveBook book, CommissionView view, string language)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Site:Address"] = "https://offers.example" }).Build();
        var printer = new CommissionPrinter(book.Statements(), fixture.Printer, new SiteAddress(settings));
        var pdf = await printer.PrintAsync(BookId.Live, view, language);
        PdfText.Keep(pdf, "commission-" + language);
        return pdf;
    }
}
