using Offers.Data.Platform.Files;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Platform.Files;

/// <summary>Removes files to which no row points: of uploads that never ended, and of what was removed.</summary>
public sealed class FileSweepJob(FileStore store, TimeProvider time) : ScheduledJob
{
    private static readonly TimeSpan _grace = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public override string Name => "file-sweep";

    /// <inheritdoc/>
    public override string Purpose => "Removes files to which nothing points, a day after they came in.";

    /// <inheritdoc/>
    public override string Schedule => "0 30 2 * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        var removed = await store.SweepAsync(time.GetUtcNow() - _grace, context.Stopping);
        context.Found(removed);
        context.Done(removed);
    }
}
