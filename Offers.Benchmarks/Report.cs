using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Offers.Benchmarks.Load;
using Offers.Benchmarks.Ours;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks;

/// <summary>All that was measured.</summary>
/// <param name="Lines">How many were invested.</param>
/// <param name="Goals">How many more than by the peers.</param>
/// <param name="Waits">How long people wait.</param>
public sealed record Outcome(IReadOnlyList<Line> Lines, IReadOnlyList<Goal> Goals, IReadOnlyList<Wait> Waits)
{
    /// <summary>How many cards were claimed.</summary>
    public IReadOnlyList<Line> Claims { get; init; } = [];
}

/// <summary>The result as a page of the documentation.</summary>
public static class Report
{
    /// <summary>Writes the page.</summary>
    public static string Of(Outcome outcome, BenchmarkOptions options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks
            Written by `dotnet run -c Release --project Offers.Benchmarks -- --write`. All ways were measured in one
            run, in turns: {options.Rounds} rounds of {options.Seconds} seconds each after {options.WarmSeconds} seconds
            of warming up, the load on the same machine. Figures are medians, with the least and the most of the rounds
            in brackets; ratios are taken round by round. Absolute figures move with the machine, ratios hold.

            | | |
            |---|---|
            | date | {TimeProvider.System.GetUtcNow():yyyy-MM-dd} |
            | commit | {Ask("git", "rev-parse", "--short", "HEAD")} |
            | machine | {Machine()} |
            | databases | {Ask("postgres", "--version")}, default durability; SQLite with `synchronous=FULL` |


            """);
        AddLines(text, ("One hot capped offer, durable when answered", "investments"), outcome.Lines);
        AddLines(text, ("One pool of gift cards, durable when answered", "claims"), outcome.Claims);
        AddGoals(text, [.. outcome.Lines, .. outcome.Claims], outcome.Goals);
        AddWaits(text, outcome.Waits);
        text.Append("""
            ## What is measured
            - **seed by pgbench**: the seed design's statements, one round trip each, without any application between.
            - **seed over HTTP**: the same statements behind a minimal host: JSON in, JSON out, no sign-in, no audit, no
              events, nothing kept of the answer but a unique key.
            - **plain EF Core over HTTP**: the same rows by one context for each request on SQLite, with a turnstile so
              that callers do not fight for the file's lock.
            - **ours over HTTP**: the real application as it is shipped: tokens, policies, idempotency, ledger, hold,
              hash-chained audit, events, and the answer kept byte by byte.
            - **ours in process**: the same commands without HTTP.
            - **seed claims**: the seed design's claim of a card, which takes it out of a queue and deducts the credit
              of four levels; the same two ways.
            - **our claims**: the real redeem: campaign, client, code, stock and credit judged, card, charge and cost in
              one commit, with audit, event and the answer kept.
            - **ceiling**: ready batches of the same rows of 100 investments, of which only writing and committing is
              timed (p50 and p99 are those of a batch).

            """);
        return text.ToString();
    }

    private static void AddLines(
        StringBuilder text, (string Title, string What) words, IReadOnlyList<Line> lines)
    {
        if (lines.Count == 0) return;
        text.AppendLine(CultureInfo.InvariantCulture, $"## {words.Title}");
        text.AppendLine(CultureInfo.InvariantCulture, $"| way | callers | {words.What}/s | p50 ms | p99 ms |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Name} | {line.Callers} ")
                .Append(CultureInfo.InvariantCulture, $"| {Spread.Of(line.Samples.Select(x => x.PerSecond))} ")
                .Append(CultureInfo.InvariantCulture, $"| {Spread.Of(line.Samples.Select(x => x.P50Ms))} ")
                .Append(CultureInfo.InvariantCulture, $"| {Spread.Of(line.Samples.Select(x => x.P99Ms))} |\n");
        }

        text.AppendLine();
    }

    private static void AddGoals(StringBuilder text, IReadOnlyList<Line> lines, IReadOnlyList<Goal> goals)
    {
        text.AppendLine("## Ratios");
        text.AppendLine("| ours | beside | times as many | goal | p99 as part of theirs |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var goal in goals)
        {
            if (goal.Of(lines) is not { } ratio) continue;
            text.Append(CultureInfo.InvariantCulture, $"| {goal.Fast}, {goal.FastCallers} ")
                .Append(CultureInfo.InvariantCulture, $"| {goal.Slow}, {goal.SlowCallers} | {ratio.Rate} ")
                .Append(CultureInfo.InvariantCulture, $"| {goal.Times} | {Part(ratio.P99)} |\n");
        }

        text.AppendLine();
    }

    private static void AddWaits(StringBuilder text, IReadOnlyList<Wait> waits)
    {
        if (waits.Count == 0) return;
        text.AppendLine("## What a person waits for");
        text.AppendLine("| | ms | goal |");
        text.AppendLine("|---|---|---|");
        foreach (var wait in waits)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {wait.Name} | {Spread.Of(wait.Milliseconds)} ")
                .Append(CultureInfo.InvariantCulture, $"| {wait.GoalMs:#,##0} |\n");
        }

        text.AppendLine();
    }

    private static string Part(Spread spread) => string.Create(
        CultureInfo.InvariantCulture, $"{spread.Median:0.00} ({spread.Least:0.00} to {spread.Most:0.00})");

    private static string Machine()
    {
        const string Cpu = "/proc/cpuinfo";
        var model = File.Exists(Cpu)
            ? File.ReadLines(Cpu).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return $"{model?.Split(':')[1].Trim() ?? RuntimeInformation.OSArchitecture.ToString()}, "
            + $"{Environment.ProcessorCount} cores, {memory} GB, {RuntimeInformation.OSDescription.Trim()}, "
            + RuntimeInformation.FrameworkDescription;
    }

    private static string Ask(string program, params string[] arguments)
    {
        var path = program == "postgres" ? Path.Combine(PostgresInstallation.Programs ?? "", program) : program;
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true, WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start);
        return process?.StandardOutput.ReadToEnd().Trim() ?? "";
    }
}
