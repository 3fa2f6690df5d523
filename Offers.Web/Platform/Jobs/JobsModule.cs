using Offers.Data.Platform.Jobs;
using Quartz;

namespace Offers.Web.Platform.Jobs;

/// <summary>The scheduler and the platform's jobs; other modules register theirs with <see cref="AddJob"/>.</summary>
public static class JobsModule
{
    /// <summary>Registers the scheduler, with its schedule in memory.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLog>();
        services.AddSingleton<JobTimes>();
        services.AddSingleton<JobRunner>();
        services.AddJob<CleanUpJob>();
        services.AddJob<StuckWorkJob>();
        services.AddQuartz(static scheduler => scheduler.UseInMemoryStore());
        services.AddHostedService<JobSchedule>();
        services.AddQuartzHostedService(static options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>Registers a job.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : ScheduledJob => services.AddSingleton<ScheduledJob, T>();
}
