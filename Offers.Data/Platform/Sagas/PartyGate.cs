namespace Offers.Data.Platform.Sagas;

/// <summary>Whether calls to an outside party are let through.</summary>
public enum BreakerState
{
    /// <summary>They are.</summary>
    Closed,

    /// <summary>It failed too often: for a while none is.</summary>
    Open,

    /// <summary>The while is over: one call tries whether it answers again.</summary>
    HalfOpen,
}

/// <summary>What an answer says about the health of a party.</summary>
internal enum PartyHealth
{
    /// <summary>Nothing.</summary>
    Unsaid,

    /// <summary>It answered.</summary>
    Well,

    /// <summary>It was not reached, or did not answer.</summary>
    Ill,
}

/// <summary>Whether a party may be asked now.</summary>
internal abstract record PartyEntry
{
    private PartyEntry()
    {
    }

    /// <summary>As many calls as may be are under way.</summary>
    internal sealed record Full : PartyEntry;

    /// <summary>The circuit is open.</summary>
    internal sealed record Open(DateTimeOffset Until) : PartyEntry;

    /// <summary>It may; the place is given back by <see cref="PartyGate.Leave"/>.</summary>
    internal sealed record Entered(PartyRole Role) : PartyEntry;
}

/// <summary>What a call is to the circuit.</summary>
internal enum PartyRole
{
    /// <summary>One of many.</summary>
    Usual,

    /// <summary>The one that tries whether a failing party answers again.</summary>
    Probe,
}

/// <summary>The circuit breaker and the bulkhead of one outside party, in this process.</summary>
internal sealed class PartyGate(SagaSettings settings, TimeProvider time)
{
    private const int MostAnswers = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset At, PartyHealth Health)> _answers = new();
    private DateTimeOffset? _openUntil;
    private bool _isProbed;
    private int _underWay;

    /// <summary>How many calls are under way.</summary>
    internal int UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay;
            }
        }
    }

    /// <summary>Whether calls are let through, and until when not.</summary>
    internal (BreakerState State, DateTimeOffset? Until) Breaker
    {
        get
        {
            lock (_lock)
            {
                return _openUntil is not { } until ? (BreakerState.Closed, null)
                    : time.GetUtcNow() < until ? (BreakerState.Open, until) : (BreakerState.HalfOpen, null);
            }
        }
    }

    internal PartyEntry Enter()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_openUntil is { } until && (now < until || _isProbed))
            {
                return new PartyEntry.Open(now < until ? until : now + settings.RetryFirst);
            }

            if (_underWay >= settings.CallsPerParty)
            {
                return new PartyEntry.Full();
            }

            _underWay++;
            _isProbed = _openUntil is not null;
            return new PartyEntry.Entered(_isProbed ? PartyRole.Probe : PartyRole.Usual);
        }
    }

    internal void Leave(PartyRole role, PartyHealth health)
    {
        lock (_lock)
        {
            _underWay--;
            var now = time.GetUtcNow();
            if (role == PartyRole.Probe)
            {
                EndProbe(health, now);
            }
            else if (_openUntil is null && health != PartyHealth.Unsaid)
            {
                Count(health, now);
            }
        }
    }

    private void EndProbe(PartyHealth health, DateTimeOffset now)
    {
        _isProbed = false;
        if (health == PartyHealth.Well)
        {
            _openUntil = null;
            _answers.Clear();
        }
        else if (health == PartyHealth.Ill)
        {
            _openUntil = now + settings.BreakerPause;
        }
    }

    private void Count(PartyHealth health, DateTimeOffset now)
    {
        _answers.Enqueue((now, health));
        while (_answers.Count > MostAnswers || _answers.Peek().At <= now - settings.BreakerWindow)
        {
            _answers.Dequeue();
        }

        var failures = _answers.Count(x => x.Health == PartyHealth.Ill);
        if (failures >= settings.BreakerFailures && 2 * failures >= _answers.Count)
        {
            _openUntil = now + settings.BreakerPause;
        }
    }
}
