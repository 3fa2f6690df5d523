namespace Offers.Domain.Platform;

/// <summary>How a run of a job ended.</summary>
public enum JobRunState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Ended; single items may have failed.</summary>
    Succeeded,

    /// <summary>Ended by an error, or its process died.</summary>
    Failed,
}

/// <summary>
/// One run of a job. Inserting it claims the fire: (job, scheduled time) is unique, so of several nodes one runs it.
/// Written outside the pen.
/// </summary>
public sealed class JobRun
{
    private JobRun()
    {
    }

    /// <summary>Claims a fire.</summary>
    public JobRun(string job, DateTimeOffset scheduledAt, string node, DateTimeOffset now)
    {
        Id = Id<JobRun>.New();
        Job = job;
        ScheduledAt = scheduledAt;
        Node = node;
        StartedAt = now;
        HeartbeatAt = now;
    }

    /// <summary>The identity.</summary>
    public Id<JobRun> Id { get; private set; }

    /// <summary>The job's name.</summary>
    public string Job { get; private set; } = "";

    /// <summary>The time for which it was planned; for a run by hand, when it was asked for.</summary>
    public DateTimeOffset ScheduledAt { get; private set; }

    /// <summary>The node that runs it.</summary>
    public string Node { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public JobRunState State { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it last said that it lives.</summary>
    public DateTimeOffset HeartbeatAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Items found.</summary>
    public int Found { get; private set; }

    /// <summary>Items done.</summary>
    public int Done { get; private set; }

    /// <summary>Items that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The error, cut to 1,000 characters, or a result worth keeping.</summary>
    public string? Note { get; private set; }

    /// <summary>Says that it lives and how far it is.</summary>
    public void Beat(JobCount count, DateTimeOffset now)
    {
        (Found, Done, Failed) = (count.Found, count.Done, count.Failed);
        HeartbeatAt = now;
    }

    /// <summary>Ends the run.</summary>
    public void End(JobRunState state, string? note, DateTimeOffset now)
    {
        State = state;
        Note = note is { Length: > Limits.Note } ? note[..Limits.Note] : note;
        EndedAt = now;
    }
}

/// <summary>How many items a run found, did and failed to do.</summary>
public readonly record struct JobCount(int Found, int Done, int Failed);
