using Offers.Data.Platform.Jobs;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Jobs;

/// <summary>Runs jobs: claims the fire, keeps the heartbeat, records how it ended. One per process.</summary>
public sealed class JobRunner(
    IEnumerable<ScheduledJob> jobs, JobLog history, TimeProvider time, ILogger<JobRunner> log)
{
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(10);

    /// <summary>All jobs by name, in alphabetical order.</summary>
    public IReadOnlyList<ScheduledJob> Jobs { get; } = [.. jobs.OrderBy(job => job.Name, StringComparer.Ordinal)];

    /// <summary>This process, as the history names it.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>The job of a name.</summary>
    public ScheduledJob? Find(string name) =>
        Jobs.FirstOrDefault(job => string.Equals(job.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Runs a job for a planned time, unless another node has done or does it.</summary>
    /// <returns>How it ended; null where another node has it.</returns>
    public async Task<JobRun?> RunAsync(ScheduledJob job, DateTimeOffset due, CancellationToken stopping) =>
        await history.ClaimAsync(job.Name, due, Node) is { } run ? await RunAsync(job, run, stopping) : null;

    /// <summary>Begins a run by hand and does not wait for its end.</summary>
    /// <returns>The run; null where the same moment was claimed already.</returns>
    public async Task<JobRun?> BeginAsync(ScheduledJob job, CancellationToken stopping)
    {
        var run = await history.ClaimAsync(job.Name, time.GetUtcNow(), Node);
        if (run is not null)
        {
            _ = Task.Run(() => RunAsync(job, run, stopping), CancellationToken.None);
        }

        return run;
    }

    /// <summary>Runs a job on one book, at a moment of its own time; the history does not tell of it.</summary>
    /// <returns>What failed.</returns>
    public async Task<AdvanceFaults> RunInAsync(
        ScheduledJob job, BookId book, DateTimeOffset moment, CancellationToken stopping)
    {
        var context = new JobContext(new JobRun(job.Name, moment, Node, moment), [book], log, stopping);
        var (state, note) = await TryAsync(job, context);
        stopping.ThrowIfCancellationRequested();
        var failed = context.Count.Failed + (state == JobRunState.Failed ? 1 : 0);
        return failed == 0
            ? AdvanceFaults.None
            : new AdvanceFaults(failed, $"{job.Name}: {(state == JobRunState.Failed ? note : context.Fault)}");
    }

    private async Task<JobRun> RunAsync(ScheduledJob job, JobRun run, CancellationToken stopping)
    {
        var context = new JobContext(run, await history.BooksAsync(), log, stopping);
        using var ended = new CancellationTokenSource();
        var beating = BeatAsync(run, context, ended.Token);
        var (state, note) = await TryAsync(job, context);
        await ended.CancelAsync();
        await beating;
        return await history.EndAsync(run.Id, context.Count, state, note);
    }

    private async Task<(JobRunState State, string? Note)> TryAsync(ScheduledJob job, JobContext context)
    {
        try
        {
            await job.RunAsync(context);
            return (JobRunState.Succeeded, context.Note);
        }
        catch (Exception error)
        {
            // However a job fails, its run is closed with the reason, and the scheduler goes on with the next.
            log.LogError(error, "Job {Job} failed.", job.Name);
            return (JobRunState.Failed, error.Message);
        }
    }

    private async Task BeatAsync(JobRun run, JobContext context, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(_beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await history.BeatAsync(run.Id, context.Count);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The run has ended.
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogWarning(error, "Job {Job} could not say that it lives.", run.Job);
        }
    }
}
