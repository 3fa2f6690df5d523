using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Offers.Benchmarks.Load;

namespace Offers.Benchmarks.Peers;

/// <summary>A script of PostgreSQL's own load generator, without any application between.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="script">The script beside the program.</param>
/// <param name="connectionString">The database with the seed's tables.</param>
public sealed class PgBench(string name, string script, string connectionString) : Contender(name)
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offers-pgbench-");

    /// <inheritdoc />
    public override IReadOnlyList<int> Callers => [32];

    /// <inheritdoc />
    public override Task StartAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public override async Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured)
    {
        await RunAsync(callers, warm, "");
        await RunAsync(callers, measured, "--log");
        var times = _folder.EnumerateFiles("pgbench_log.*").SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToList();
        foreach (var file in _folder.EnumerateFiles()) file.Delete();
        return Sample.Of(times, measured);
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(int callers, TimeSpan time, string log)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        string[] arguments =
        [
            "-h", target.Host!, "-p", $"{target.Port}", "-U", target.Username!, "-n", "-M", "prepared",
            "-c", $"{callers}", "-j", "2", "-T", $"{Math.Max(1, (int)time.TotalSeconds)}",
            "-f", Path.Combine(AppContext.BaseDirectory, "Peers", script), .. log.Length > 0 ? (string[])[log] : [],
            target.Database!,
        ];
        var start = new ProcessStartInfo("pgbench", arguments)
        {
            WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"pgbench: {await errors}");
    }
}
