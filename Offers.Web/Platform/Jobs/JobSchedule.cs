using Quartz;

namespace Offers.Web.Platform.Jobs;

/// <summary>Tells Quartz at the start which jobs there are and when each runs.</summary>
public sealed class JobSchedule(ISchedulerFactory factory, JobRunner runner, JobTimes times) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!times.AreEnabled)
        {
            return;
        }

        var scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in runner.Jobs)
        {
            await scheduler.ScheduleJob(
                JobBuilder.Create<QuartzFire>().WithIdentity(job.Name).DisallowConcurrentExecution(true).Build(),
                TriggerBuilder.Create().WithIdentity(job.Name).WithCronSchedule(times.Parse(job), cron => cron
                    .InTimeZone(TimeZoneInfo.Utc)
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)).Build(),
                cancellationToken: cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What Quartz calls when the time of a job has come.</summary>
internal sealed class QuartzFire(JobRunner runner) : IJob
{
    public async ValueTask Execute(
        IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (runner.Find(context.JobDetail.Key.Name) is { } job)
        {
            await runner.RunAsync(job, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
        }
    }
}
