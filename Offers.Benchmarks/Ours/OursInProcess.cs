using Offers.Benchmarks.Load;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;

namespace Offers.Benchmarks.Ours;

/// <summary>The write path alone: commands of callers in this process.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="options">Its database.</param>
public sealed class OursInProcess(string name, DatabaseOptions options) : Contender(name)
{
    private readonly BenchmarkBook _book = new(options);
    private UnitOfWork? _writer;

    /// <inheritdoc />
    public override async Task StartAsync()
    {
        await _book.MakeAsync();
        _writer = _book.Open();
    }

    /// <inheritdoc />
    public override Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured) =>
        Crowd.RunAsync(callers, warm, measured, async _ =>
        {
            var (command, request) = _book.NextInvest();
            return !(await _writer!.SubmitAsync(command, request)).IsRefusal;
        });

    /// <inheritdoc />
    public override Task<string> CheckAsync() => _book.CheckAsync();

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
