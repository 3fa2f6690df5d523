using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>How patiently outside parties are asked; the settings <c>Sagas:*</c>.</summary>
public sealed record SagaSettings
{
    /// <summary>How often a party that is not reached is called for a step before it counts as refused.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>How long it waits after the first call that did not reach the party; doubled with each.</summary>
    public TimeSpan RetryFirst { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two calls.</summary>
    public TimeSpan RetryMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long it waits before the first query; doubled with each.</summary>
    public TimeSpan QueryFirst { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two queries.</summary>
    public TimeSpan QueryMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long it waits between two queries once people are asked.</summary>
    public TimeSpan QuerySlow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a node has a saga for itself; longer than <see cref="CallTimeout"/>.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call or a query may take before its outcome counts as unknown.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls to one party are under way at once in one process.</summary>
    public int CallsPerParty { get; init; } = 8;

    /// <summary>How many sagas the worker takes up in one round.</summary>
    public int DueAtOnce { get; init; } = 200;

    /// <summary>How many failures within <see cref="BreakerWindow"/> open a party's circuit, if they are at least
    /// half of its answers.</summary>
    public int BreakerFailures { get; init; } = 5;

    /// <summary>For how long an answer counts for the circuit.</summary>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an open circuit lets nothing through; then one call tries it.</summary>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often settling a step may fail on our side before people are asked.</summary>
    public int FaultsAtMost { get; init; } = 5;

    /// <summary>Refuses settings with which the engine could not keep its promises.</summary>
    /// <exception cref="InvalidOperationException">A number is not positive, or a lease ends before its
    /// call.</exception>
    public SagaSettings Check()
    {
        var counts = new[] { Attempts, CallsPerParty, DueAtOnce, BreakerFailures, FaultsAtMost };
        var times = new[]
        {
            RetryFirst, RetryMost, QueryFirst, QueryMost, QuerySlow, CallTimeout, BreakerWindow, BreakerPause,
        };
        return counts.All(x => x > 0) && times.All(x => x > TimeSpan.Zero) && Lease > CallTimeout
            ? this
            : throw new InvalidOperationException(
                "Settings under 'Sagas' are positive, and 'Sagas:Lease' is longer than 'Sagas:CallTimeout'.");
    }
}

/// <summary>When sagas are looked at next.</summary>
public sealed class SagaWaits(SagaSettings settings, TimeProvider time)
{
    /// <summary>Real time.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    internal SagaSettings Settings => settings;

    /// <summary>When a party that was not reached is called again.</summary>
    /// <param name="saga">The saga.</param>
    /// <param name="attempt">How often it was called by then.</param>
    /// <param name="atLeast">How long it wants to be left alone; at most the longest wait counts.</param>
    internal DateTimeOffset Retry(Saga saga, int attempt, TimeSpan atLeast)
    {
        var wait = Backoff.Of(saga.Key, attempt, settings.RetryFirst, settings.RetryMost);
        var alone = atLeast < settings.RetryMost ? atLeast : settings.RetryMost;
        return Now + alone + wait;
    }

    /// <summary>When a party that did not answer is asked what became of the call; never past the deadline.</summary>
    internal DateTimeOffset Query(Saga saga, TimeSpan? askAfter)
    {
        var (now, first) = (Now, askAfter ?? settings.QueryFirst);
        var next = now + Backoff.Of(saga.Key, saga.Queries + 1, first, settings.QueryMost);
        return saga.Deadline > now && saga.Deadline < next ? saga.Deadline : next;
    }

    /// <summary>When a saga that waits for people is looked at by itself.</summary>
    internal DateTimeOffset Slowly() => Now + settings.QuerySlow;

    /// <summary>When what failed on our side is tried again.</summary>
    internal DateTimeOffset Fault(Saga saga) =>
        Now + Backoff.Of(saga.Key, saga.Faults + 1, settings.RetryFirst, settings.RetryMost);
}
