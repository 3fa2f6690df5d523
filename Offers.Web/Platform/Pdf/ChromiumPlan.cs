namespace Offers.Web.Platform.Pdf;

/// <summary>One way to start Chromium: as whom, and with or without its sandbox.</summary>
/// <param name="User">The system's user; null for the server's own.</param>
/// <param name="Sandbox">Whether Chromium's own sandbox is on.</param>
internal sealed record ChromiumPlan(string? User, ChromiumSandbox Sandbox)
{
    private static readonly string[] SwitchUser = ["setpriv", "id", "install"];

    /// <summary>The ways to try on this machine, the safest first.</summary>
    public static IReadOnlyList<ChromiumPlan> For(PdfSettings settings)
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
        {
            return [new(null, ChromiumSandbox.On), new(null, ChromiumSandbox.Off)];
        }

        ChromiumPlan root = new(null, ChromiumSandbox.Off);
        return settings.RunAs.Length > 0 && SwitchUser.All(IsInstalled)
            ? [new(settings.RunAs, ChromiumSandbox.On), new(settings.RunAs, ChromiumSandbox.Off), root]
            : [root];
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>Chromium's sandbox needs user namespaces, which some containers forbid, and refuses root.</summary>
internal enum ChromiumSandbox
{
    On,
    Off,
}
