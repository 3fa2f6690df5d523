using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Pdf;
using Xunit.Abstractions;

namespace Offers.Tests.Pdf;

[Collection(nameof(PrinterFixture))]
public sealed partial class StatementPrintTests(PrinterFixture fixture, ITestOutputHelper output)
{
    [PdfFact]
    public async Task Text_of_the_pdf_equals_the_statement_line_by_line()
    {
        var statement = Samples.Statement(120);

        var text = PdfText.Of(await PrintAsync(statement, "statement"));

        Assert.Equal(statement.Lines.Select(Expected), RowsOf(text));
        Assert.Equal(statement.Proof!.Code, Code().Matches(text).Select(match => match.Value).Distinct().Single());
        Assert.Contains("offers.example/verify", text);
        Assert.Contains("1 to 31 October 2026", text);
        Assert.Contains("1 November 2026, 00:00:00 +04:00", text);
        Assert.Matches(@"Total\s+140,104\.70 .*\s" + Regex.Escape(Text(statement.Closing.Total)), text);
        foreach (var total in statement.Totals)
        {
            var (available, held) = (Text(total.Change.Available), Text(total.Change.Held));
            Assert.Matches($@"{total.Kind}\s+{total.Count:N0}\s+{available}\s+{held}", text);
        }
    }

    [PdfFact]
    public async Task Thousand_lines_have_a_head_and_a_number_on_each_page()
    {
        var statement = Samples.Statement(1_000);
        await PrintAsync(Samples.Statement(3), "short");

        var watch = Stopwatch.StartNew();
        var pdf = await PrintAsync(statement, "thousand");
        output.WriteLine($"1,000 lines, warm: {watch.ElapsedMilliseconds} ms, {pdf.Length:N0} bytes");

        var pages = PdfText.Pages(pdf);
        Assert.InRange(pages, 20, 40);
        for (var page = 1; page <= pages; page++)
        {
            var text = PdfText.Of(pdf, page);
            Assert.Contains(FormattableString.Invariant($"Page {page} of {pages}"), text);
            Assert.Contains(statement.Proof!.Code, text);
            Assert.Equal(RowsOf(text).Length > 0, HeadRow().IsMatch(text));
        }

        Assert.Equal(statement.Lines.Select(Expected), RowsOf(PdfText.Of(pdf)));
    }

    [PdfFact]
    public async Task Arabic_statement_keeps_its_letters_and_its_figures()
    {
        var statement = Samples.Arabic(40);

        var pdf = await PrintAsync(statement, "arabic");

        var text = PdfText.Of(pdf);
        Assert.All("ليلى حداد كشف حساب الإمارات العربية المتحدة الرصيد الافتتاحي أكتوبر صفحة".Split(' '), word =>
            Assert.Contains(word, PdfText.Letters(text)));
        Assert.Equal(statement.Lines.Count, statement.Lines.Count(line => text.Contains(line.Reference)));
        Assert.All(statement.Lines, line => Assert.Contains(Text(line.After.Available), text));
    }

    [PdfFact]
    public async Task Fonts_are_embedded_as_subsets_and_none_is_drawn_as_outlines()
    {
        PaperParty owner = new("ليلى Müller Żółć", "₹ € د.إ £ ¥", "अमित कुमार", "Ђорђе");
        var statement = Samples.Statement(9) with { Owner = owner };

        var pdf = await PrintAsync(statement, "scripts");

        var fonts = PdfText.Fonts(pdf);
        Assert.All(fonts, font =>
            Assert.Matches(@"^[A-Z]{6}\+NotoSans\S*\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
        var text = PdfText.Of(pdf);
        Assert.All(["Müller Żółć", "₹", "€", "£", "¥", "ليلى", "कुमार", "Ђорђе"], word =>
            Assert.Contains(PdfText.Letters(word), PdfText.Letters(text)));
    }

    [PdfFact]
    public async Task Same_statement_printed_twice_gives_the_same_bytes()
    {
        var first = await PrintAsync(Samples.Statement(300), "twice");
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // The clock in the file counts seconds.
        await using var others = PrinterFixture.ServicesWith(new());
        var printer = others.GetRequiredService<PdfPrinter>();

        var second = await fixture.Printer.PrintAsync(Samples.Statement(300).ToRequest());
        var elsewhere = await printer.PrintAsync(Samples.Statement(300).ToRequest());

        Assert.Equal(first, second);
        Assert.Equal(first, elsewhere);
    }

    [PdfFact]
    public async Task Widest_amounts_and_texts_stay_whole()
    {
        var statement = Samples.Wide();

        var text = PdfText.Of(await PrintAsync(statement, "wide"));

        Assert.All(statement.Lines, line => Assert.Matches(
            $@"{Text(line.After.Available)}\s+{Text(line.After.Held)}(\s|$)", text));
    }

    [Fact]
    public async Task Print_view_is_a_page_with_the_same_lines_and_no_proof()
    {
        await using var services = PrinterFixture.ServicesWith(new());
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var statement = Samples.Statement(9) with { Proof = null };
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Statement"] = statement });

        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<StatementView>(parameters)).ToHtmlString());

        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart());
        Assert.Contains("href=\"/css/paper.css\"", html);
        Assert.Equal(9, statement.Lines.Count(line => html.Contains(line.Reference)));
        Assert.DoesNotContain("class=\"verify\"", html);
    }

    [PdfFact]
    public async Task Late_lines_are_marked_and_explained()
    {
        var statement = Samples.Statement(5);
        var late = statement.Lines[2] with { RecordedLateAt = new(2026, 11, 3, 5, 30, 0, TimeSpan.Zero) };

        var lines = statement.Lines.Select((line, i) => i == 2 ? late : line).ToList();
        var text = PdfText.Of(await PrintAsync(statement with { Lines = lines }, "late"));

        Assert.Contains("† Recorded 3 November 2026, 09:30:00 +04:00", text);
        Assert.Contains("Recorded after an earlier statement of this period", text);
    }

    [PdfFact]
    public async Task Text_that_looks_like_markup_is_printed_as_text()
    {
        var statement = Samples.Statement(1) with { Owner = new("<script>document.title='x'</script><b>Ada</b>") };

        var text = PdfText.Of(await PrintAsync(statement, "markup"));

        Assert.Contains("<script>document.title='x'</script><b>Ada</b>", text);
    }

    [PdfFact]
    public async Task Statement_without_lines_says_so()
    {
        var text = PdfText.Of(await PrintAsync(Samples.Statement(0), "empty"));

        Assert.Contains("No entries in this period.", text);
        Assert.Contains("Page 1 of 1", text);
    }

    private static string Text(Money money) => PaperAmount.Of(money).ToString();

    private static string Expected(StatementLine line)
    {
        var amounts = (line.Change.Available.IsZero, line.Change.Total.IsZero) switch
        {
            (true, _) => [line.Change.Held],
            (false, true) => [line.Change.Available],
            _ => line.Change.Held.IsZero ? [line.Change.Available] : new[] { line.Change.Available, line.Change.Held },
        };
        return string.Join(' ', [line.Reference, Text(amounts[0]), Text(line.After.Available), Text(line.After.Held),
            .. amounts.Skip(1).Select(Text)]);
    }

    /// <summary>Each row's reference, amount, balances after and, where it has one, second amount.</summary>
    private static string[] RowsOf(string text) => Row().Matches(text)
        .Select(match => string.Join(' ', match.Groups.Values.Skip(1).Where(g => g.Success).Select(g => g.Value)))
        .ToArray();

    private async Task<byte[]> PrintAsync(StatementPdf statement, string name)
    {
        var pdf = await fixture.Printer.PrintAsync(statement.ToRequest());
        PdfText.Keep(pdf, name);
        return pdf;
    }

    [GeneratedRegex(@"(op_\S+)\s+(?:Held\s+)?(\S+\.\d\d)\s+(\S+\.\d\d)\s+(\S+\.\d\d)(?:\n[^\n\d]*Held\s+(\S+\.\d\d))?")]
    private static partial Regex Row();

    [GeneratedRegex(@"Date\s+Entry\s+Reference\s+Amount \(AED\)\s+Available\s+Held")]
    private static partial Regex HeadRow();

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){4}")]
    private static partial Regex Code();
}
