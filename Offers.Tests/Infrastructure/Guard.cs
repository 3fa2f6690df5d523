using System.Diagnostics;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// Cleans up after this process however it ends. A small shell waits on a pipe from this process and runs a command
/// when
/// the pipe closes; it closes too when this process is killed, which no handler inside it could see.
/// </summary>
public sealed class Guard : IAsyncDisposable
{
    // The shell lets go of the output that it was started with, for a test runner waits until nobody holds it.
    private const string Script = """
        exec >/dev/null 2>&1; trap '' INT HUP TERM; folder=$1; shift; cat; "$@"; rm -rf "$folder"
        """;

    private readonly Process _shell;

    private Guard(Process shell) => _shell = shell;

    /// <summary>
    /// Runs <paramref name="command"/> and then removes <paramref name="folder"/> when this process ends.
    /// </summary>
    public static Guard Start(string folder, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "guard", folder, .. command])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return new Guard(Process.Start(start) ?? throw new InvalidOperationException("The guard did not start."));
    }

    /// <summary>Runs the command now.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
