using Quartz;

namespace Offers.Web.Platform.Jobs;

/// <summary>When jobs run: the setting <c>Jobs:NAME:Cron</c>, else the job's own schedule; all in UTC.</summary>
public sealed class JobTimes(IConfiguration configuration)
{
    /// <summary>False where <c>Jobs:Enabled</c> is; then jobs run by hand and by command only.</summary>
    public bool AreEnabled => configuration.GetValue("Jobs:Enabled", defaultValue: true);

    /// <summary>The cron expression of a job.</summary>
    public string CronOf(ScheduledJob job) => configuration[$"Jobs:{job.Name}:Cron"] is { Length: > 0 } cron
        ? cron
        : job.Schedule;

    /// <summary>The next time that a job runs after a moment; null where it never does.</summary>
    public DateTimeOffset? NextOf(ScheduledJob job, DateTimeOffset after) =>
        AreEnabled ? Parse(job).GetNextValidTimeAfter(after) : null;

    /// <summary>The job's schedule.</summary>
    /// <exception cref="InvalidOperationException">The setting is not a cron expression.</exception>
    public CronExpression Parse(ScheduledJob job) => CronExpression.TryParse(CronOf(job), out var cron)
        ? cron!.WithTimeZone(TimeZoneInfo.Utc)
        : throw new InvalidOperationException($"Jobs:{job.Name}:Cron is not a cron expression: '{CronOf(job)}'.");
}
