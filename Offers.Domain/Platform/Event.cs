namespace Offers.Domain.Platform;

/// <summary>What happened to an object, in the same commit as the happening; numbered without gaps per book.</summary>
public sealed class Event
{
    private Event()
    {
    }

    /// <summary>Records a happening.</summary>
    /// <param name="head">The book's pen, which gives the number.</param>
    /// <param name="source">The object; it gives its own sequence.</param>
    /// <param name="type"><c>module.object.happened</c>.</param>
    /// <param name="payload">Canonical JSON.</param>
    /// <param name="at">The book's time.</param>
    public Event(Head head, IEventSource source, string type, string payload, DateTimeOffset at)
    {
        Id = Id<Event>.New();
        Book = head.Book;
        Number = head.NextEvent();
        ObjectId = source.ObjectId;
        ObjectSequence = source.NextEvent();
        Type = type;
        Payload = payload;
        At = at;
        RecordedAt = head.LastRecordedAt;
    }

    /// <summary>The outside identity.</summary>
    public Id<Event> Id { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The place in the book's stream, from 1 without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>The object's outside id.</summary>
    public string ObjectId { get; private set; } = "";

    /// <summary>The place in the object's own stream, from 1.</summary>
    public int ObjectSequence { get; private set; }

    /// <summary><c>module.object.happened</c>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>JSON of what subscribers need.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>The book's time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The real time of the commit.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}
