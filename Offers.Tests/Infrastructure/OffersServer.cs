using System.Collections.Concurrent;
using System.Diagnostics;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// The built application as a process of its own, on a free port, with a folder of its own for its database and files.
/// </summary>
public sealed class OffersServer : IAsyncDisposable
{
    private const int StartSecondsAtMost = 60;
    private const string StartedLine = "Application started.";
    private readonly Process _process;
    private readonly Guard _guard;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OffersServer(Process process, string folder, Uri address)
    {
        _process = process;
        _guard = Guard.Start(folder, ["kill", "-9", $"{process.Id}"]);
        Address = address;
        Folder = folder;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where the application answers, on <c>localhost</c>, which passkeys need.</summary>
    public Uri Address { get; }

    /// <summary>The folder of this application's database and files; it is removed at the end.</summary>
    public string Folder { get; }

    /// <summary>What the application has written to its console.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>
    /// Starts the application in Development on a new SQLite file. <paramref name="settings"/> are environment
    /// variables
    /// such as <c>Database__Provider</c>, which decide over that.
    /// </summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds its output.</exception>
    public static async Task<OffersServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("offers-server-").FullName;
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var process = Process.Start(StartInfo(folder, address, settings ?? new Dictionary<string, string>()))
            ?? throw new InvalidOperationException("The application did not start.");
        var server = new OffersServer(process, folder, address);
        await server.WaitUntilStartedAsync();
        return server;
    }

    /// <summary>Ends the process at once, as a crash or <c>kill -9</c> would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        await _guard.DisposeAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(
        string folder, Uri address, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltApplication(), "--urls", $"{address}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.PathOf("Offers.Web"),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Offers"] = $"Data Source={Path.Combine(folder, "offers.db")}";
        start.Environment["Storage__Folder"] = folder;
        start.Environment["Demo__Enabled"] = "false";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    // The tests lie in bin/<configuration>/<framework>, and so does the application that was built with them.
    private static string BuiltApplication()
    {
        var build = Path.GetRelativePath(
            Directory.GetParent(AppContext.BaseDirectory)!.Parent!.Parent!.FullName, AppContext.BaseDirectory);
        return Repository.PathOf("Offers.Web", "bin", build, "Offers.Web.dll");
    }

    private async Task WaitUntilStartedAsync()
    {
        var ended = _process.WaitForExitAsync();
        var patience = Task.Delay(TimeSpan.FromSeconds(StartSecondsAtMost));
        if (await Task.WhenAny(_started.Task, ended, patience) == _started.Task) return;
        var said = string.Join('\n', _output);
        await DisposeAsync();
        throw new InvalidOperationException($"The application did not start:\n{said}");
    }

    private void Note(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.Contains(StartedLine, StringComparison.Ordinal)) _started.TrySetResult();
    }
}
