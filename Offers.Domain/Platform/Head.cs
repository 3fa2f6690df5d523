namespace Offers.Domain.Platform;

/// <summary>
/// The pen of a book: the row that every unit of work locks before it writes. It holds the last numbers given out,
/// so numbers have no gaps and follow commit order.
/// </summary>
public sealed class Head
{
    private Head()
    {
    }

    /// <summary>The pen of a new book, with nothing recorded.</summary>
    public Head(BookId book) => Book = book;

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The number of the last operation.</summary>
    public long LastOperation { get; private set; }

    /// <summary>The number of the last event.</summary>
    public long LastEvent { get; private set; }

    /// <summary>The number of the last audit entry.</summary>
    public long LastAudit { get; private set; }

    /// <summary>The hash of the last audit entry; 32 zero bytes before the first.</summary>
    public byte[] AuditHash { get; private set; } = new byte[32];

    /// <summary>The last recorded time; recorded time never runs backwards.</summary>
    public DateTimeOffset LastRecordedAt { get; private set; }

    /// <summary>
    /// How far the book's own time is ahead of real time, in ticks; 0 for the live book, and only forwards.
    /// </summary>
    public long ClockOffsetTicks { get; private set; }

    /// <summary>The next operation number.</summary>
    public long NextOperation() => ++LastOperation;

    /// <summary>The next event number.</summary>
    public long NextEvent() => ++LastEvent;

    /// <summary>The next audit number.</summary>
    public long NextAudit() => ++LastAudit;

    /// <summary>Takes over the hash of a new audit entry.</summary>
    public void Chain(byte[] hash) => AuditHash = hash;

    /// <summary>The recorded time of a unit of work that starts now: never before the last one.</summary>
    public DateTimeOffset Record(DateTimeOffset real)
    {
        if (real > LastRecordedAt)
        {
            LastRecordedAt = real;
        }

        return LastRecordedAt;
    }

    /// <summary>Moves the book's own time forwards, so that it is at least a moment.</summary>
    /// <param name="moment">By the book's time; one that has passed changes nothing.</param>
    /// <param name="real">Real time.</param>
    /// <exception cref="Refusal"><c>clock_is_real</c> for the live book.</exception>
    public void MoveClock(DateTimeOffset moment, DateTimeOffset real)
    {
        SandboxCodes.CheckMovable(Book);
        ClockOffsetTicks = Math.Max(ClockOffsetTicks, (moment - real).Ticks);
    }

    /// <summary>The book's own time at a real time.</summary>
    public DateTimeOffset BookTime(DateTimeOffset real) => real.AddTicks(ClockOffsetTicks);
}
