using Offers.Domain.Platform;

namespace Offers.Web.Platform.Pdf;

/// <summary>
/// Turns a Razor component into a PDF: rendered to HTML here, printed by one warm Chromium without scripts or network.
/// </summary>
public sealed class PdfPrinter(PdfSettings settings, IServiceScopeFactory scopes, ILoggerFactory loggers)
    : IAsyncDisposable
{
    private readonly PrintQueue queue = new();
    private readonly PaperRenderer renderer = new(scopes, loggers);
    private readonly WarmChromium chromium = new(settings, loggers.CreateLogger<PdfPrinter>());

    /// <summary>By this folder, its home, a test finds the browser's processes.</summary>
    internal string? BrowserFolder => chromium.Folder;

    /// <summary>Prints the document and answers the file's bytes.</summary>
    /// <param name="request">What is printed.</param>
    /// <param name="cancellation">Ends the waiting; a print that began is finished.</param>
    /// <exception cref="Refusal">
    /// <c>pdf_unavailable</c> when no Chromium is found or starts, too many prints wait, or this one takes too long.
    /// </exception>
    public async Task<byte[]> PrintAsync(PdfRequest request, CancellationToken cancellation = default)
    {
        using var turn = await queue.EnterAsync(cancellation);
        var paper = await renderer.RenderAsync(request);
        var pdf = await chromium.PrintAsync(paper);
        PdfDates.Stamp(pdf, request.MadeAt);
        return pdf;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        queue.Dispose();
    }
}
