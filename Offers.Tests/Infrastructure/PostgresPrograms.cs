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

    /// <summary>Stops the server and removes its folder when this process ends.</summary>
    public Guard StartGuard() => Guard.Start(
        folder, AsServer("pg_ctl", ["-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop"]));

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
