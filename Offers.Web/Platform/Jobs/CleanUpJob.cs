using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Jobs;

/// <summary>Forgets kept answers whose time is over, ended tokens and old job runs, in bounded batches.</summary>
public sealed class CleanUpJob(OffersDatabase database, TimeProvider time) : ScheduledJob
{
    private const int BatchSize = 500;
    private const int BatchesAtMost = 2000;
    private static readonly TimeSpan _keepRuns = TimeSpan.FromDays(14);

    /// <inheritdoc/>
    public override string Name => "clean-up";

    /// <inheritdoc/>
    public override string Purpose => "Forgets kept answers whose time is over, ended API sessions and old job runs.";

    /// <inheritdoc/>
    public override string Schedule => "0 0 2 * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        var now = time.GetUtcNow();
        var runs = now - _keepRuns;
        await EachBatchAsync(context, db => ForgetAnswersAsync(db, now));
        await EachBatchAsync(context, db => db.ApiSessions
            .Where(x => db.ApiSessions.Where(y => y.RefreshUntil < now).OrderBy(y => y.RefreshUntil).Take(BatchSize)
                .Select(y => y.Id).Contains(x.Id))
            .ExecuteDeleteAsync());
        await EachBatchAsync(context, db => db.JobRuns
            .Where(x => db.JobRuns.Where(y => y.State != JobRunState.Running && y.StartedAt < runs)
                .OrderBy(y => y.StartedAt).Take(BatchSize).Select(y => y.Id).Contains(x.Id))
            .ExecuteDeleteAsync());
    }

    private static Task<int> ForgetAnswersAsync(OffersDb db, DateTimeOffset now)
    {
        var kept = db.IdempotencyRecords.IgnoreQueryFilters([OffersDb.BookFilter]);
        var over = kept.Where(x => x.ExpiresAt < now).OrderBy(x => x.ExpiresAt).Take(BatchSize).Select(x => x.KeyHash);
        return kept.Where(x => over.Contains(x.KeyHash)).ExecuteDeleteAsync();
    }

    private async Task EachBatchAsync(JobContext context, Func<OffersDb, Task<int>> delete)
    {
        for (var i = 0; i < BatchesAtMost; i++)
        {
            context.Stopping.ThrowIfCancellationRequested();
            var count = await database.WriteOutsideAsync(delete);
            context.Found(count);
            context.Done(count);
            if (count < BatchSize)
            {
                return;
            }
        }
    }
}
