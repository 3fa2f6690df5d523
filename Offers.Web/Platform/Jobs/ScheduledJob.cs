namespace Offers.Web.Platform.Jobs;

/// <summary>Work that is done at set times, by one node at a time.</summary>
public abstract class ScheduledJob
{
    /// <summary>Its name in settings, commands and addresses: lower case with dashes.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in one sentence for administrators.</summary>
    public abstract string Purpose { get; }

    /// <summary>
    /// When it runs where the setting <c>Jobs:NAME:Cron</c> says nothing: a Quartz cron expression in UTC.
    /// </summary>
    public abstract string Schedule { get; }

    /// <summary>
    /// Whether it does what falls due by the clocks of books; such jobs also run wherever a sandbox's clock stops.
    /// </summary>
    public virtual bool FollowsBookTime => false;

    /// <summary>Does the work; it is safe to do it twice.</summary>
    public abstract Task RunAsync(JobContext context);
}
