using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Offers.Tests.Infrastructure;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// One person with one browser window on the application: a context of its own with its cookies, one page, and what the
/// page did that it may not do.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    // In the sent page, this stands before a part that a circuit will take over.
    private const string CircuitMark = "<!--Blazor:{\"type\":\"server\"";

    private static readonly Lazy<Task<OffersServer>> _server = new(() => OffersServer.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo__Enabled"] = "true" }));

    private static readonly AxeRunOptions _onlyViolations = new() { ResultTypes = [ResultType.Violations] };
    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page, Complaints complaints, Look look)
    {
        _context = context;
        Look = look;
        Page = page;
        Complaints = complaints;
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>How the window looks.</summary>
    public Look Look { get; }

    /// <summary>Who is signed in; null for nobody.</summary>
    public string? Email { get; private init; }

    /// <summary>What the window did that no page may do.</summary>
    public Complaints Complaints { get; }

    /// <summary>The application that all browser tests share; it ends with the process.</summary>
    public static Task<OffersServer> ServerAsync() => _server.Value;

    /// <summary>Opens a window on the shared application, for somebody who is not signed in.</summary>
    public static async Task<Visit> OpenAsync(Look? look = null) => await OpenAsync(look ?? Look.Light, null, null);

    /// <summary>Opens a window on the shared application, for somebody who is signed in.</summary>
    public static async Task<Visit> OpenAsync(string email, Look? look = null) =>
        await OpenAsync(look ?? Look.Light, email, await SignedIn.StateAsync(email));

    /// <summary>
    /// Goes to a path of the application and waits until the page has settled: it is loaded, a page with a circuit
    /// answers, and nothing in it is still loading. Without scripts a page is settled as soon as it is loaded.
    /// </summary>
    public async Task GoAsync(string path)
    {
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        if (!Look.RunsScripts)
        {
            return;
        }

        var isLive = (await response!.TextAsync()).Contains(CircuitMark, StringComparison.Ordinal);
        await SettleAsync(isLive ? ".app[data-ready]" : "body");
        Assert.Equal(Look.Direction, await Page.EvaluateAsync<string>("() => document.dir"));
    }

    /// <summary>Waits until what a page shows after a click has settled.</summary>
    public Task SettleAsync() => SettleAsync("body");

    /// <summary>The cookies and stored choices of this window, for another one.</summary>
    public Task<string> StateAsync() => _context.StorageStateAsync();

    /// <summary>Fails when the window did what no page may do.</summary>
    public void AssertNoComplaints() => Assert.True(Complaints.Found.Count == 0, string.Join('\n', Complaints.Found));

    /// <summary>Fails when axe finds a violation on the page as it stands, or when the page scrolls sideways.</summary>
    public async Task AssertAccessibleAsync()
    {
        var faults = await FaultsAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What axe finds on the page as it stands, and whether it scrolls sideways.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var result = await Page.RunAxe(_onlyViolations);
        var faults = result.Violations.Select(Describe).ToList();
        var overflow = await Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            faults.Add($"{Page.Url} is {overflow} px wider than the window ({Look}): {await WideAsync()}");
        }

        return faults;
    }

    // The innermost elements that reach beyond the window, as a person who mends the style needs to know them.
    private Task<string> WideAsync() => Page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('main *')]
            .filter(x => x.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .slice(-3).map(x => x.outerHTML.slice(0, 160)).join(' | ')
        """);

    /// <summary>The paths of this application to which the page links.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync() => await Page.EvaluateAsync<string[]>(
        "() => [...document.links].filter(a => a.origin === location.origin && !a.download).map(a => a.pathname)");

    /// <summary>Takes a picture of the whole page into <c>artefacts/screenshots</c>.</summary>
    public Task TakePictureAsync(string name) => Page.ScreenshotAsync(new()
    {
        Path = Repository.PathOf("artefacts", "screenshots", $"{name}-{Look}.png"),
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private static async Task<Visit> OpenAsync(Look look, string? email, string? state)
    {
        var (server, browser) = (await ServerAsync(), await Browser.SharedAsync());
        var options = look.ToOptions(server.Address);
        options.StorageState = state;
        var context = await browser.NewContextAsync(options);
        await context.AddCookiesAsync([look.CookieAt(server.Address)]);
        var complaints = await Complaints.OfAsync(context, server.Address);
        return new Visit(context, await context.NewPageAsync(), complaints, look) { Email = email };
    }

    // The styleguide shows for ever what is busy only for a moment elsewhere.
    private async Task SettleAsync(string selector)
    {
        await Page.WaitForFunctionAsync(
            """
            selector => document.querySelector(selector)
                && (location.pathname === "/styleguide" || !document.querySelector("main [aria-busy=true]"))
            """, selector);
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }

    private string Describe(AxeResultItem violation)
    {
        var where = violation.Nodes.Select(node => $"{node.Target}: {node.Html}");
        return $"{Page.Url} ({Look}) {violation.Id}: {violation.Help}\n  {string.Join("\n  ", where)}";
    }
}
