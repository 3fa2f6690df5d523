using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>How an advance of a sandbox's clock stands.</summary>
public enum AdvanceState
{
    /// <summary>The clock is on its way.</summary>
    Running,

    /// <summary>Somebody asked to stop; it ends behind the moment at which it works.</summary>
    Cancelling,

    /// <summary>It ended before its goal because somebody asked.</summary>
    Cancelled,

    /// <summary>The clock is where it was to go.</summary>
    Done,
}

/// <summary>
/// The way of a sandbox's clock to a later moment. It stops at each moment at which something is due, so that it is
/// done then and not later; it knows how far it is, and goes on after a crash where it stopped.
/// </summary>
public sealed class ClockAdvance : Entity<ClockAdvance>
{
    /// <summary>The most by which a clock is advanced at once, in years.</summary>
    public const int MostYears = 10;

    // A worker that says nothing for so long has died, and another may go on.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(60);

    private ClockAdvance()
    {
    }

    /// <summary>Begins.</summary>
    /// <param name="head">The sandbox's pen: what was recorded before.</param>
    /// <param name="goal">Where the clock is to go.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="real">Real time.</param>
    /// <exception cref="Refusal"><c>clock_is_real</c>, <c>clock_forwards_only</c>, <c>advance_too_long</c>.</exception>
    public ClockAdvance(Head head, DateTimeOffset goal, Id<IPerson>? by, DateTimeOffset real)
        : base(head.Book)
    {
        SandboxCodes.CheckMovable(head.Book);
        var now = head.BookTime(real);
        if (goal <= now)
        {
            throw SandboxCodes.ClockForwardsOnly.Because($"It is {now:u} there already.", ("now", now));
        }

        if (goal > now.AddYears(MostYears))
        {
            throw SandboxCodes.AdvanceTooLong.Because(null, ("latest", now.AddYears(MostYears)));
        }

        (From, At, Goal, StartedBy) = (now, now, goal, by);
        (EventsBefore, OperationsBefore) = (head.LastEvent, head.LastOperation);
        (EventsAfter, OperationsAfter) = (head.LastEvent, head.LastOperation);
        (StartedAt, BeatAt) = (real, real - _silence);
    }

    /// <summary>How it stands.</summary>
    public AdvanceState State { get; private set; }

    /// <summary>What the clock showed before.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>The moment at which it stops now, by the sandbox's time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Where the clock is to go.</summary>
    public DateTimeOffset Goal { get; private set; }

    /// <summary>At how many moments it has stopped.</summary>
    public int Stops { get; private set; }

    /// <summary>The number of the last event before it.</summary>
    public long EventsBefore { get; private set; }

    /// <summary>The number of the last event of it.</summary>
    public long EventsAfter { get; private set; }

    /// <summary>The number of the last operation before it.</summary>
    public long OperationsBefore { get; private set; }

    /// <summary>The number of the last operation of it.</summary>
    public long OperationsAfter { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Id<IPerson>? StartedBy { get; private set; }

    /// <summary>When it began; real time.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it last went on; real time.</summary>
    public DateTimeOffset BeatAt { get; private set; }

    /// <summary>When it ended; real time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Which worker does it; none before the first.</summary>
    public Guid? Worker { get; private set; }

    /// <summary>How many items of jobs failed.</summary>
    public int FailedItems { get; private set; }

    /// <summary>What the jobs said of them, one line for each job, cut to 1,000 characters.</summary>
    public string Faults { get; private set; } = "";

    /// <summary>True while the clock is on its way.</summary>
    public bool IsOpen => State is AdvanceState.Running or AdvanceState.Cancelling;

    /// <summary>Takes it over where nobody works on it.</summary>
    /// <returns>Whether the worker has it now.</returns>
    public bool Take(Guid worker, DateTimeOffset real)
    {
        if (!IsOpen || (Worker != worker && real < BeatAt + _silence))
        {
            return false;
        }

        (Worker, BeatAt) = (worker, real);
        return true;
    }

    /// <summary>Goes on to the next moment, when all that was due before it is done.</summary>
    /// <param name="moment">By the sandbox's time; not behind the goal.</param>
    /// <param name="faults">What failed at the moment before.</param>
    /// <param name="real">Real time.</param>
    public void GoOn(DateTimeOffset moment, AdvanceFaults faults, DateTimeOffset real)
    {
        Note(faults, real);
        At = moment < Goal ? moment : Goal;
        Stops++;
    }

    /// <summary>Asks it to end behind the moment at which it works.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c> where it has ended.</exception>
    public void Cancel() => State = IsOpen
        ? AdvanceState.Cancelling
        : throw PlatformCodes.ActionNotAllowed.Because("It has ended.");

    /// <summary>Ends at the goal, or where somebody asked it to.</summary>
    /// <param name="head">The sandbox's pen: what was recorded by then.</param>
    /// <param name="faults">What failed at the last moment.</param>
    /// <param name="real">Real time.</param>
    public void End(Head head, AdvanceFaults faults, DateTimeOffset real)
    {
        Note(faults, real);
        (EventsAfter, OperationsAfter, EndedAt) = (head.LastEvent, head.LastOperation, real);
        State = At < Goal ? AdvanceState.Cancelled : AdvanceState.Done;
    }

    private void Note(AdvanceFaults faults, DateTimeOffset real)
    {
        BeatAt = real;
        FailedItems += faults.Items;
        var all = Faults.Length == 0 || faults.Text.Length == 0 ? Faults + faults.Text : $"{Faults}\n{faults.Text}";
        Faults = all.Length <= Limits.Note ? all : all[..Limits.Note];
    }
}

/// <summary>What failed at one moment of an advance.</summary>
/// <param name="Items">How many items of jobs.</param>
/// <param name="Text">One line for each job; empty where nothing failed.</param>
public sealed record AdvanceFaults(int Items, string Text)
{
    /// <summary>Nothing failed.</summary>
    public static readonly AdvanceFaults None = new(0, "");
}
