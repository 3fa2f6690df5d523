using Microsoft.Playwright;

namespace Offers.Web.Platform.Pdf;

/// <summary>
/// One started Chromium. Its owner and every print hold a share; it ends when the last share is given back, so that a
/// browser which is replaced still finishes the prints that it began.
/// </summary>
internal sealed class RunningChromium
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly ChromiumFolder folder;
    private readonly TaskCompletionSource death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock pages = new();
    private Task<IPage>? spare;
    private int shares = 1;
    private int prints;
    private int retired;

    private RunningChromium(IPlaywright playwright, IBrowser browser, ChromiumFolder folder)
    {
        (this.playwright, this.browser, this.folder) = (playwright, browser, folder);
        browser.Disconnected += (_, _) => death.TrySetResult();
        if (!browser.IsConnected)
        {
            death.TrySetResult();
        }
    }

    /// <summary>The browser's version.</summary>
    public string Version => browser.Version;

    /// <summary>How many prints were begun in it.</summary>
    public int Prints => prints;

    /// <summary>Whether it lives and is not retired.</summary>
    public bool IsFit => retired == 0 && browser.IsConnected;

    /// <summary>The folder that is the home of its processes, and of no others.</summary>
    public string Folder => folder.Path;

    /// <summary>Starts a browser with its own driver and opens a page, since a missing right shows only then.</summary>
    public static async Task<RunningChromium> StartAsync(string path, ChromiumPlan plan)
    {
        var driver = await Playwright.CreateAsync();
        var place = ChromiumFolder.Make();
        try
        {
            var started = await driver.Chromium.LaunchAsync(place.OptionsFor(path, plan));
            return new(driver, started, place) { spare = Task.FromResult(await OpenAsync(started)) };
        }
        catch
        {
            driver.Dispose();
            place.Delete();
            throw;
        }
    }

    /// <summary>Takes a share for one print.</summary>
    public void Take()
    {
        Interlocked.Increment(ref shares);
        Interlocked.Increment(ref prints);
    }

    /// <summary>Prints the page in a context of its own, without scripts and without network.</summary>
    /// <exception cref="PlaywrightException">The browser died or could not print.</exception>
    public async Task<byte[]> PrintAsync(Paper paper)
    {
        // A call that is under way when the browser dies is not always answered, so its death is waited for beside it.
        var print = PrintOnFreshPageAsync(paper);
        await Task.WhenAny(print, death.Task);
        return death.Task.IsCompleted && !print.IsCompletedSuccessfully
            ? throw new PlaywrightException("Chromium ended during a print.")
            : await print;
    }

    /// <summary>Gives a share back.</summary>
    public Task ReturnAsync() => Interlocked.Decrement(ref shares) == 0 ? EndAsync() : Task.CompletedTask;

    /// <summary>Takes no further prints, and ends after those that run; the second call does nothing.</summary>
    public Task RetireAsync() => Interlocked.Exchange(ref retired, 1) == 0 ? ReturnAsync() : Task.CompletedTask;

    private async Task<byte[]> PrintOnFreshPageAsync(Paper paper)
    {
        var page = await TakePageAsync();
        try
        {
            await page.SetContentAsync(paper.Html, new() { Timeout = 0 });
            return await page.PdfAsync(new()
            {
                PreferCSSPageSize = true,
                PrintBackground = true,
                Tagged = paper.Tags == PaperTags.On,
            });
        }
        finally
        {
            _ = ReplaceAsync(page);
        }
    }

    private Task<IPage> TakePageAsync()
    {
        lock (pages)
        {
            var page = spare ?? OpenAsync(browser);
            spare = null;
            return page;
        }
    }

    // Nobody waits for this: a third of a second per print is the start of a page's process.
    private async Task ReplaceAsync(IPage used)
    {
        try
        {
            await used.Context.CloseAsync();
            lock (pages)
            {
                spare ??= OpenAsync(browser);
            }
        }
        catch (PlaywrightException)
        {
            // The browser ended; the next print notices and starts another.
        }
    }

    /// <summary>Opens an empty page in a context that no other print ever uses.</summary>
    private static async Task<IPage> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(ClosedContext);
        await context.RouteAsync("**/*", static route => IsInline(route) ? route.ContinueAsync() : route.AbortAsync());
        return await context.NewPageAsync();
    }

    private static BrowserNewContextOptions ClosedContext => new()
    {
        JavaScriptEnabled = false,
        Offline = true,
        ServiceWorkers = ServiceWorkerPolicy.Block,
        AcceptDownloads = false,
        ColorScheme = ColorScheme.Light,
        Locale = "en-GB",
        TimezoneId = "UTC",
    };

    private static bool IsInline(IRoute route) => route.Request.Url.StartsWith("data:", StringComparison.Ordinal);

    private async Task EndAsync()
    {
        try
        {
            await browser.CloseAsync().WaitAsync(EndLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // A browser that hangs or is dead does not answer; ending its driver below ends it, too.
        }

        playwright.Dispose();
        folder.Delete();
    }
}
