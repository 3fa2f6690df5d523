using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Offers.Domain.Platform;
using Offers.Web.Platform.Pdf;

namespace Offers.Tests.Pdf;

[Collection(nameof(PrinterFixture))]
public sealed class PrinterSafetyTests(PrinterFixture fixture)
{
    [PdfFact]
    public async Task Twenty_prints_at_once_all_succeed()
    {
        var requests = Enumerable.Range(1, 20).Select(i => Samples.Statement(i * 5).ToRequest());

        var pdfs = await Task.WhenAll(requests.Select(request => fixture.Printer.PrintAsync(request)));

        Assert.All(pdfs.Select((pdf, i) => (Text: PdfText.Of(pdf), Last: (i + 1) * 5 - 1)), print =>
            Assert.Contains(FormattableString.Invariant($"op_7Q2F{print.Last:0000}"), print.Text));
    }

    [PdfFact]
    public async Task Killed_browser_is_replaced()
    {
        await fixture.Printer.PrintAsync(Samples.Statement(3).ToRequest());

        KillBrowser();
        var pdf = await fixture.Printer.PrintAsync(Samples.Statement(3).ToRequest());

        Assert.Equal(1, PdfText.Pages(pdf));
    }

    [PdfFact]
    public async Task Browser_killed_during_a_print_prints_again()
    {
        await fixture.Printer.PrintAsync(Samples.Statement(3).ToRequest());

        var print = fixture.Printer.PrintAsync(Samples.Statement(800).ToRequest());
        await Task.Delay(TimeSpan.FromMilliseconds(300)); // In the middle of laying out the pages.
        KillBrowser();

        Assert.Contains("op_7Q2F0799", PdfText.Of(await print));
    }

    [PdfFact]
    public async Task Browser_is_replaced_after_its_number_of_prints()
    {
        await using var services = PrinterFixture.ServicesWith(new() { PrintsPerBrowser = 2 });
        var printer = services.GetRequiredService<PdfPrinter>();
        List<string?> folders = [];

        for (var i = 0; i < 3; i++)
        {
            await printer.PrintAsync(Samples.Statement(1).ToRequest());
            folders.Add(printer.BrowserFolder);
        }

        Assert.Equal(folders[0], folders[1]);
        Assert.NotEqual(folders[1], folders[2]);
        Assert.False(Directory.Exists(folders[0]));
    }

    [PdfFact]
    public async Task Nothing_is_requested_and_no_script_runs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var html = $"""
            <link rel="preconnect" href="{address}"><link rel="stylesheet" href="{address}a.css">
            <img src="{address}b.png"><iframe src="{address}c"></iframe><object data="{address}d"></object>
            <p id="p">untouched</p><script>document.getElementById('p').textContent = 'changed'</script>
            <img src="x" onerror="document.getElementById('p').textContent = 'changed'">
            """;

        var pdf = await fixture.Printer.PrintAsync(RequestFor(html));

        Assert.Contains("untouched", PdfText.Of(pdf));
        Assert.False(listener.Pending());
    }

    [PdfFact]
    public async Task Page_that_wants_to_go_elsewhere_does_not_get_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var html = FormattableString.Invariant(
            $"<meta http-equiv='refresh' content='0; url=http://127.0.0.1:{port}/'><p>stays</p>");

        // The blocked journey may or may not spoil the print, depending on which is first.
        var outcome = await Record.ExceptionAsync(() => fixture.Printer.PrintAsync(RequestFor(html)));

        Assert.True(outcome is null or Refusal { Code.Code: "pdf_unavailable" }, outcome?.ToString());
        Assert.False(listener.Pending());
    }

    [PdfFact]
    public async Task Browser_does_not_see_the_servers_variables()
    {
        Environment.SetEnvironmentVariable("Canary__Of__Pdf", "c4nary-of-the-pdf-test");
        await using var services = PrinterFixture.ServicesWith(new());
        var printer = services.GetRequiredService<PdfPrinter>();
        await printer.PrintAsync(Samples.Statement(1).ToRequest());

        var processes = BrowserProcesses(printer.BrowserFolder!);
        var seen = processes.Select(id => File.ReadAllText($"/proc/{id}/environ")).ToList();

        Assert.NotEmpty(seen);
        Assert.All(seen, variables => Assert.DoesNotContain("c4nary", variables));
    }

    [Fact]
    public async Task Missing_chromium_is_refused_with_how_to_go_on()
    {
        await using var services = PrinterFixture.ServicesWith(new() { Chromium = "/nowhere/chromium" });

        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            services.GetRequiredService<PdfPrinter>().PrintAsync(Samples.Statement(1).ToRequest()));

        Assert.Equal("pdf_unavailable", refusal.Code.Code);
        var unset = Assert.Throws<Refusal>(() => ChromiumPath.Find(null, "/nowhere"));
        Assert.Contains("apt-get install chromium", unset.Detail);
    }

    [Fact]
    public async Task Forty_third_print_at_once_is_refused_and_places_come_free()
    {
        using var queue = new PrintQueue();
        var turns = Enumerable.Range(0, 42).Select(_ => queue.EnterAsync(default)).ToList();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => queue.EnterAsync(default));
        (await turns[0]).Dispose();
        (await turns[2]).Dispose();
        var next = queue.EnterAsync(default);

        Assert.Equal(503, refusal.Code.Status);
        Assert.True(turns[3].IsCompletedSuccessfully);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Caller_who_gives_up_waiting_leaves_his_place()
    {
        using var queue = new PrintQueue();
        using var source = new CancellationTokenSource();
        var turns = Enumerable.Range(0, 41).Select(_ => queue.EnterAsync(default)).ToList();
        var last = queue.EnterAsync(source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => last);
        Assert.False(queue.EnterAsync(default).IsFaulted);
        Assert.Equal(41, turns.Count);
    }

    private static PdfRequest RequestFor(string html) => new()
    {
        Title = "Test",
        Language = PaperLanguage.English,
        Document = typeof(RawMarkup),
        Parameters = new Dictionary<string, object?> { [nameof(RawMarkup.Html)] = html },
        Footer = "Test",
        MadeAt = Samples.RecordedAt,
    };

    private static IEnumerable<int> BrowserProcesses(string folder) => Directory.GetDirectories("/proc")
        .Where(path => int.TryParse(Path.GetFileName(path), out _) && Has(path, "environ", $"HOME={folder}/home"))
        .Select(path => int.Parse(Path.GetFileName(path)));

    private static bool Has(string process, string file, string text)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file)).Contains(text, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // The process ended meanwhile, or is another user's.
        }
    }

    private void KillBrowser()
    {
        var processes = BrowserProcesses(fixture.Printer.BrowserFolder!);
        foreach (var id in processes.Where(id => !Has($"/proc/{id}", "cmdline", "--type=")))
        {
            Process.GetProcessById(id).Kill();
        }
    }

    /// <summary>A hostile document: what no document of ours does, markup that is not encoded.</summary>
    private sealed class RawMarkup : ComponentBase
    {
        [Parameter]
        public string Html { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, Html);
    }
}
