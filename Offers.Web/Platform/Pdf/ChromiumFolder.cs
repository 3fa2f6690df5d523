using Microsoft.Playwright;

namespace Offers.Web.Platform.Pdf;

/// <summary>
/// A temporary folder for one Chromium: its home and, where it runs as another user, the script that switches to him.
/// </summary>
internal sealed class ChromiumFolder
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // The later of two equal flags counts, so the profile is one that the other user may write.
    private const string Script = """
        #!/bin/sh
        set -e
        install -d -o "$PDF_USER" -m 700 "$HOME"
        exec setpriv --reuid "$PDF_USER" --regid "$(id -g "$PDF_USER")" --clear-groups \
            "$PDF_CHROMIUM" "$@" --user-data-dir="$HOME/profile"

        """;

    private static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // Even a connection that no request interception sees, such as a preconnect, goes to a proxy that is not there.
        "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    ];

    private readonly DirectoryInfo folder;

    private ChromiumFolder(DirectoryInfo folder) => this.folder = folder;

    /// <summary>Its full path.</summary>
    public string Path => folder.FullName;

    /// <summary>Makes an empty folder in the system's place for temporary files.</summary>
    public static ChromiumFolder Make() => new(Directory.CreateTempSubdirectory("offers-pdf-"));

    /// <summary>How Playwright is to start Chromium.</summary>
    public BrowserTypeLaunchOptions OptionsFor(string path, ChromiumPlan plan) => new()
    {
        ExecutablePath = plan.User is null ? path : WriteScript(),
        Headless = true,
        ChromiumSandbox = plan.Sandbox == ChromiumSandbox.On,
        Args = plan.Sandbox == ChromiumSandbox.On ? Flags : [.. Flags, "--no-sandbox"],
        Env = OperatingSystem.IsLinux() ? EnvironmentFor(path, plan) : null,
        Timeout = 15_000,
    };

    /// <summary>Removes the folder; what cannot be removed is left to the system.</summary>
    public void Delete()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A dying Chromium may still write into its profile; the system empties the folder later.
        }
    }

    /// <summary>Chromium sees none of the server's variables, among which are its secrets.</summary>
    private Dictionary<string, string> EnvironmentFor(string path, ChromiumPlan plan) => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["HOME"] = System.IO.Path.Combine(folder.FullName, "home"),
        ["LANG"] = "C.UTF-8",
        ["TZ"] = "UTC",
        ["PDF_USER"] = plan.User ?? "",
        ["PDF_CHROMIUM"] = path,
    };

    private string WriteScript()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new InvalidOperationException("Another user is used on Linux only.");
        }

        File.SetUnixFileMode(folder.FullName, Passable);
        var script = System.IO.Path.Combine(folder.FullName, "chromium.sh");
        File.WriteAllText(script, Script.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(script, Passable);
        return script;
    }
}
