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
    private static readonly Lazy<Task<OffersServer>> _server = new(() => OffersServer.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo__Enabled"] = "true" }));
    private readonly IBrowserContext _context;
    private readonly Look _look;

    private Visit(IBrowserContext context, IPage page, Complaints complaints, Look look)
    {
        _context = context;
        _look = look;
        Page = page;
        Complaints = complaints;
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>What the window did that no page may do.</summary>
    public Complaints Complaints { get; }

    /// <summary>The application that all browser tests share; it ends with the process.</summary>
    public static Task<OffersServer> ServerAsync() => _server.Value;

    /// <summary>Opens a window on the shared application.</summary>
    public static async Task<Visit> OpenAsync(Look? look = null) =>
        await OpenAsync(await ServerAsync(), look ?? Look.Light);

    /// <summary>Opens a window on an application of the test's own.</summary>
    public static async Task<Visit> OpenAsync(OffersServer server, Look look)
    {
        var browser = await Browser.SharedAsync();
        var context = await browser.NewContextAsync(look.ToOptions(server.Address));
        var complaints = await Complaints.OfAsync(context, server.Address);
        return new Visit(context, await context.NewPageAsync(), complaints, look);
    }

    /// <summary>Signs in with a password by the page that people use.</summary>
    public async Task SignInAsync(string email)
    {
        await GoAsync("/account/sign-in");
        await Page.Locator("input[type=email]").FillAsync(email);
        await Page.Locator("input[type=password]").FillAsync(DemoPeople.Password);
        await Page.Locator("input[type=password]").PressAsync("Enter");
        await Page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
    }

    /// <summary>Goes to an interactive page and waits until it answers.</summary>
    public async Task GoLiveAsync(string path)
    {
        await GoAsync(path);
        await Page.WaitForFunctionAsync(
            "() => !document.querySelector('.app') || !!document.querySelector('.app[data-ready]')");
    }

    /// <summary>Goes to a path of the application and waits until the page has settled.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }

    /// <summary>Fails when the window did what no page may do.</summary>
    public void AssertNoComplaints() => Assert.True(Complaints.Found.Count == 0, string.Join('\n', Complaints.Found));

    /// <summary>Fails when axe finds a violation on the page as it stands, or when the page scrolls sideways.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Describe)));
        var overflow = await Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the window ({_look}).");
    }

    /// <summary>Takes a picture of the whole page into <c>artefacts/screenshots</c>.</summary>
    public Task TakePictureAsync(string name) => Page.ScreenshotAsync(new()
    {
        Path = Repository.PathOf("artefacts", "screenshots", $"{name}-{_look}.png"),
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private string Describe(AxeResultItem violation)
    {
        var where = violation.Nodes.Select(node => $"{node.Target}: {node.Html}");
        return $"{Page.Url} ({_look}) {violation.Id}: {violation.Help}\n  {string.Join("\n  ", where)}";
    }
}
