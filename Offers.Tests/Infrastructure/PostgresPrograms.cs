using System.Diagnostics;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// Runs PostgreSQL's programs on one folder. PostgreSQL refuses to run as root, so root runs them as the system user
/// <c>offers-pg</c>, which is made when it is missing.
/// </summary>
internal sealed class PostgresPrograms(string programs, string folder)
{
    private const string SystemUser = "offers-pg";
    private const int SecondsAtMost = 60;

    // The guard lets go of the output that it was started with, for a test runner waits until nobody holds it.
    private const string GuardScript = """
        exec >/dev/null 2>&1; trap '' INT HUP TERM; folder=$1; shift; cat; "$@"; rm -rf "$folder"
        """;

    /// <summary>Makes the folder belong to the user that runs the server.</summary>
    public async Task PrepareFolderAsync()
    {
        Directory.CreateDirectory(folder);
        if (!Environment.IsPrivilegedProcess) return;
        await RunAsync(["sh", "-c", $"id {SystemUser} || useradd --system --create-home {SystemUser}"]);
        await RunAsync(["chown", SystemUser, folder]);
    }

    /// <summary>Runs one program as the server's user and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">The program failed; the message holds what it said.</exception>
    public Task RunAsServerAsync(string program, params string[] arguments) => RunAsync(AsServer(program, arguments));

    /// <summary>
    /// Starts a small shell that waits on a pipe from this process, and stops and removes the cluster when the pipe
    /// closes. The pipe closes too when this process is killed, which no handler inside it could see.
    /// </summary>
    public Process StartGuard()
    {
        var stop = AsServer("pg_ctl", ["-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop"]);
        var start = new ProcessStartInfo("sh", ["-c", GuardScript, "guard", folder, .. stop])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The cluster's guard did not start.");
    }

    private string[] AsServer(string program, string[] arguments) =>
    [
        .. Environment.IsPrivilegedProcess ? (string[])["runuser", "-u", SystemUser, "--"] : [],
        Path.Combine(programs, program),
        .. arguments,
    ];

    private async Task RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{command[0]} did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(SecondsAtMost));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode == 0) return;
        throw new InvalidOperationException($"{string.Join(' ', command)}\n{await output}\n{await errors}");
    }
}
