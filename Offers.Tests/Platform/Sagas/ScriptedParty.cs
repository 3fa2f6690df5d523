using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform.Sagas;

namespace Offers.Tests.Platform.Sagas;

/// <summary>What the party does with one call.</summary>
public enum Way
{
    /// <summary>Does it and says so.</summary>
    Confirm,

    /// <summary>Will not.</summary>
    Refuse,

    /// <summary>Is not reached.</summary>
    Unreach,

    /// <summary>Does it, but its answer is lost.</summary>
    SilentlyDo,

    /// <summary>Never gets it, and nobody knows.</summary>
    SilentlyLose,

    /// <summary>Has got it and works on it; it is done when <see cref="ScriptedParty.Finish"/> says so.</summary>
    WorkOn,

    /// <summary>The process that calls dies before anything is sent.</summary>
    DieBefore,

    /// <summary>The party does it, and the process that called dies before it hears of it.</summary>
    DieAfter,

    /// <summary>The definition makes a mistake after the party did it.</summary>
    Throw,
}

/// <summary>
/// An outside party with books of its own: what it did by the key with which it was asked. A key that it knows is not
/// done again.
/// </summary>
public sealed class ScriptedParty
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Way>> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallOutcome> _books = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int UnderWay, int Most)> _atOnce = new(StringComparer.Ordinal);
    private TaskCompletionSource _reached = NewSignal();

    /// <summary>Decides where no plan does.</summary>
    public Func<SagaCall, Way> Otherwise { get; set; } = static _ => Way.Confirm;

    /// <summary>What is awaited while the party is called.</summary>
    public Func<Task> Meanwhile { get; set; } = static () => Task.CompletedTask;

    /// <summary>True while it answers no query.</summary>
    public bool IsMute { get; set; }

    /// <summary>How often it was queried.</summary>
    public int Queries { get; private set; }

    /// <summary>The keys of what it did.</summary>
    public IReadOnlyList<string> Done => Keys<CallOutcome.Confirmed>();

    /// <summary>How often it was called, by key.</summary>
    public IReadOnlyDictionary<string, int> Calls
    {
        get
        {
            lock (_lock) return new Dictionary<string, int>(_calls, StringComparer.Ordinal);
        }
    }

    /// <summary>What it does with the next calls of a step.</summary>
    public void Plan(string step, params Way[] ways)
    {
        lock (_lock) _plans[step] = new Queue<Way>(ways);
    }

    /// <summary>Ends what it works on.</summary>
    public void Finish(string key)
    {
        lock (_lock) _books[key] = new CallOutcome.Confirmed(key);
    }

    /// <summary>Ends when it is called next by a process that dies.</summary>
    public Task ReachedAsync()
    {
        lock (_lock) return _reached.Task;
    }

    /// <summary>The most calls of a party that were under way at once.</summary>
    public int MostAtOnce(string party)
    {
        lock (_lock) return _atOnce[party].Most;
    }

    /// <summary>A call.</summary>
    public async Task<CallOutcome> CallAsync(SagaCall call)
    {
        var way = Enter(call);
        try
        {
            await Meanwhile();
            return await AnswerAsync(call, way);
        }
        finally
        {
            Count(call.Party, -1);
        }
    }

    /// <summary>A query.</summary>
    public CallOutcome Query(SagaCall call)
    {
        lock (_lock)
        {
            Queries++;
            return IsMute ? new CallOutcome.Unknown("It says nothing.")
                : _books.GetValueOrDefault(call.Key) ?? new CallOutcome.NotFound();
        }
    }

    private Way Enter(SagaCall call)
    {
        lock (_lock)
        {
            _calls[call.Key] = _calls.GetValueOrDefault(call.Key) + 1;
            Count(call.Party, 1);
            return _plans.TryGetValue(call.Step, out var plan) && plan.TryDequeue(out var way) ? way : Otherwise(call);
        }
    }

    private async Task<CallOutcome> AnswerAsync(SagaCall call, Way way)
    {
        switch (way)
        {
            case Way.Confirm: return Do(call.Key, new CallOutcome.Confirmed(call.Key));
            case Way.Refuse:
                return Do(call.Key, new CallOutcome.Refused("sold_out", "There is none for 4000123412341234."));
            case Way.Unreach: return new CallOutcome.Unreached("Nobody there.");
            case Way.SilentlyLose: return new CallOutcome.Unknown("No answer.");
            case Way.WorkOn:
                Do(call.Key, new CallOutcome.Unknown("In progress.", TimeSpan.FromSeconds(10)));
                return new CallOutcome.Unknown("Accepted.", TimeSpan.FromSeconds(10));
            case Way.SilentlyDo:
                Do(call.Key, new CallOutcome.Confirmed(call.Key));
                return new CallOutcome.Unknown("502 after it was sent.");
            case Way.Throw:
                Do(call.Key, new CallOutcome.Confirmed(call.Key));
                throw new InvalidOperationException("A mistake with a secret in it.");
            default:
                if (way == Way.DieAfter) Do(call.Key, new CallOutcome.Confirmed(call.Key));
                Reach();
                return await new TaskCompletionSource<CallOutcome>().Task;
        }
    }

    private CallOutcome Do(string key, CallOutcome outcome)
    {
        lock (_lock) return _books.TryGetValue(key, out var known) ? known : _books[key] = outcome;
    }

    private void Reach()
    {
        lock (_lock)
        {
            _reached.SetResult();
            _reached = NewSignal();
        }
    }

    private void Count(string party, int by)
    {
        lock (_lock)
        {
            var (underWay, most) = _atOnce.GetValueOrDefault(party);
            _atOnce[party] = (underWay + by, Math.Max(most, underWay + by));
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<string> Keys<T>()
    {
        lock (_lock) return [.. _books.Where(x => x.Value is T).Select(x => x.Key)];
    }
}
