using System.Diagnostics;
using Offers.Benchmarks.Load;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Benchmarks.Ours;

/// <summary>
/// What the database takes: ready batches of the rows of 100 investments, written and committed one after another. Only
/// that is timed; reading and deciding go on the clock of nobody.
/// </summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="options">Its database.</param>
public sealed class SetWriterCeiling(string name, DatabaseOptions options) : Contender(name)
{
    private const int BatchSize = 100;
    private readonly BenchmarkBook _book = new(options);
    private PenSession? _session;

    /// <inheritdoc />
    public override IReadOnlyList<int> Callers => [1];

    /// <inheritdoc />
    public override async Task StartAsync()
    {
        await _book.MakeAsync();
        _session = await _book.Database.OpenPenAsync();
    }

    /// <inheritdoc />
    public override async Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured)
    {
        await WriteForAsync(warm, []);
        var times = new List<double>();
        var (count, spent) = await WriteForAsync(measured, times);
        return Sample.Of(times, measured) with { PerSecond = count / spent.TotalSeconds };
    }

    /// <inheritdoc />
    public override Task<string> CheckAsync() => _book.CheckAsync();

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<(int Count, TimeSpan Spent)> WriteForAsync(TimeSpan time, List<double> times)
    {
        var (count, spent) = (0, TimeSpan.Zero);
        while (spent < time)
        {
            var batch = Enumerable.Range(0, BatchSize).Select(_ => _book.NextInvest())
                .Select(x => new Pending(x.Command, x.Request)).ToList();
            var names = new RowNames();
            batch.ForEach(pending => pending.Command.Name(names));
            var start = await _session!.TakeAsync(BookId.Live, [.. batch.Select(pending => pending.Key)], names);
            var group = new Group(start, TimeProvider.System.GetUtcNow());
            batch.ForEach(pending => group.Decide(pending, failAlone: true));
            var began = Stopwatch.GetTimestamp();
            await _session.WriteAndCommitAsync(group.Writes, start.Rows);
            var took = Stopwatch.GetElapsedTime(began);
            spent += took;
            count += BatchSize;
            times.Add(took.TotalMilliseconds);
        }

        return (count, spent);
    }
}
