using System.Diagnostics;
using Offers.Benchmarks.Load;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks.Peers;

/// <summary>A peer in a process of its own, called over HTTP like ours.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="kind">Which host: the program's first argument.</param>
/// <param name="database">How the host reaches its database, given a folder of its own.</param>
/// <param name="next">The path and the body of the next request.</param>
public sealed class PeerOverHttp(
    string name, string kind, Func<string, string> database, Func<(string Path, string Body)> next)
    : HttpContender(name)
{
    private const int People = 100_000;
    private const int Clients = 1_000;
    private Process? _process;
    private Guard? _guard;

    /// <inheritdoc />
    protected override int Port { get; } = FreePort.Next();

    /// <inheritdoc />
    public override async Task StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("offers-peer-").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "Offers.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, kind, database(folder), $"{Port}"])
        {
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{Name} did not start.");
        _guard = Guard.Start(folder, ["kill", "-9", $"{_process.Id}"]);
        if (await _process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"{Name} did not start.");
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        _process?.Kill();
        _process?.Dispose();
        if (_guard is not null) await _guard.DisposeAsync();
    }

    /// <summary>A random investment.</summary>
    public static (string Path, string Body) Invest() => (
        "/invest", $$"""{"person":{{Random.Shared.Next(1, People)}},"amount":{{Random.Shared.Next(1, 1000)}}}""");

    /// <summary>A random claim of a card.</summary>
    public static (string Path, string Body) Claim() => ("/claim",
        $$"""{"person":{{Random.Shared.Next(1, People)}},"client":{{1000 + Random.Shared.Next(Clients)}}}""");

    /// <inheritdoc />
    protected override byte[] Request()
    {
        var (path, body) = next();
        return Post(path, body);
    }
}
