using Microsoft.Playwright;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Pdf;

/// <summary>Keeps one Chromium warm, replaces it when it dies, hangs or has printed much.</summary>
internal sealed class WarmChromium(PdfSettings settings, ILogger logger) : IAsyncDisposable
{
    /// <summary>How long one print may take.</summary>
    public static readonly TimeSpan PrintLimit = TimeSpan.FromSeconds(20);

    private const int MaxAttempts = 2;
    private readonly ChromiumLauncher launcher = new(settings, logger);
    private readonly SemaphoreSlim door = new(1, 1);
    private RunningChromium? current;

    /// <summary>The home of the running browser's processes; null before the first print.</summary>
    public string? Folder => current?.Folder;

    /// <summary>Prints the page; a print during which the browser died is done again once in a new one.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c> when it takes too long or fails twice.</exception>
    public async Task<byte[]> PrintAsync(Paper paper)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var browser = await RentAsync();
            try
            {
                return await browser.PrintAsync(paper).WaitAsync(PrintLimit);
            }
            catch (TimeoutException)
            {
                await browser.RetireAsync();
                throw PlatformCodes.PdfUnavailable.Because(
                    $"The PDF was not ready within {PrintLimit.TotalSeconds:0} s; try again, or use the print view.");
            }
            catch (PlaywrightException e)
            {
                logger.LogWarning("Print attempt {Attempt} failed: {Reason}", attempt, e.Message);
                await browser.RetireAsync();
            }
            finally
            {
                await browser.ReturnAsync();
            }
        }

        throw PlatformCodes.PdfUnavailable.Because("The PDF engine failed; try again, or use the print view.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (current is not null)
        {
            await current.RetireAsync();
        }

        door.Dispose();
    }

    private async Task<RunningChromium> RentAsync()
    {
        await door.WaitAsync();
        try
        {
            if (current is not null && (!current.IsFit || current.Prints >= settings.PrintsPerBrowser))
            {
                await current.RetireAsync();
                current = null;
            }

            current ??= await launcher.LaunchAsync();
            current.Take();
            return current;
        }
        finally
        {
            door.Release();
        }
    }
}
