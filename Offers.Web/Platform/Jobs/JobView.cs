using Offers.Domain.Platform;

namespace Offers.Web.Platform.Jobs;

/// <summary>A job as administrators see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Cron">When it runs: a Quartz cron expression in UTC.</param>
/// <param name="NextRunAt">When it runs next; null where the scheduler is off.</param>
/// <param name="LastRun">Its latest run; null before the first.</param>
public sealed record JobView(
    string Name, string Purpose, string Cron, DateTimeOffset? NextRunAt, JobRunView? LastRun);

/// <summary>One run of a job.</summary>
/// <param name="Id">The run.</param>
/// <param name="Job">The job's name.</param>
/// <param name="Status">How it stands.</param>
/// <param name="ScheduledAt">The time for which it was planned, or when it was asked for by hand.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Node">The process that ran it.</param>
/// <param name="Found">Items found.</param>
/// <param name="Done">Items done.</param>
/// <param name="Failed">Items that failed.</param>
/// <param name="Note">The error, or a result worth keeping.</param>
public sealed record JobRunView(
    Id<JobRun> Id, string Job, JobRunState Status, DateTimeOffset ScheduledAt, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, string Node, int Found, int Done, int Failed, string? Note)
{
    internal static JobRunView Of(JobRun run) => new(
        run.Id, run.Job, run.State, run.ScheduledAt, run.StartedAt, run.EndedAt, run.Node, run.Found, run.Done,
        run.Failed, run.Note);
}

/// <summary>What running by hand answers.</summary>
/// <param name="Job">The job.</param>
/// <param name="RequestedAt">When it was asked for.</param>
public sealed record JobRequested(string Job, DateTimeOffset RequestedAt);
