using Microsoft.Playwright;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Pdf;

/// <summary>Starts Chromium the safest way that works on this machine, and remembers which that was.</summary>
internal sealed class ChromiumLauncher(PdfSettings settings, ILogger logger)
{
    private readonly IReadOnlyList<ChromiumPlan> plans = ChromiumPlan.For(settings);
    private int first;

    /// <summary>Starts one browser.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c> when none is found or none of the ways works.</exception>
    public async Task<RunningChromium> LaunchAsync()
    {
        var path = ChromiumPath.Find(settings.Chromium, Environment.GetEnvironmentVariable("PATH"));
        for (var i = first; i < plans.Count; i++)
        {
            try
            {
                var browser = await RunningChromium.StartAsync(path, plans[i]);
                first = i;
                logger.LogInformation("PDF engine started: Chromium {Version}, {Plan}", browser.Version, plans[i]);
                return browser;
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                logger.LogWarning("Chromium at {Path} did not start as {Plan}: {Reason}", path, plans[i], e.Message);
            }
        }

        throw PlatformCodes.PdfUnavailable.Because(
            "Chromium is installed but does not start; the server's log says why. Use the print view meanwhile.");
    }
}
