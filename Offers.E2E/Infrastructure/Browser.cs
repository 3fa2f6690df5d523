using Microsoft.Playwright;

namespace Offers.E2E.Infrastructure;

/// <summary>The system's Chromium, started once for all browser tests of this process.</summary>
public static class Browser
{
    /// <summary>What a skipped test says.</summary>
    public const string Missing = "No Chromium is installed (Debian: apt-get install chromium).";

    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] _flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> _shared = new(LaunchAsync);

    /// <summary>The browser's program, or null when none is installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => _names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The one browser; each test opens its own context in it.</summary>
    public static Task<IBrowser> SharedAsync() => _shared.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = _flags });
    }
}
