namespace Offers.Domain.Platform;

/// <summary>
/// How far a reader of a book's events has come, so that it goes on there after a restart. Written outside the pen.
/// </summary>
public sealed class EventCursor
{
    private EventCursor()
    {
    }

    /// <summary>A reader that has read everything up to an event.</summary>
    /// <param name="reader">The reader's name; at most 60 characters.</param>
    /// <param name="book">The book that it reads.</param>
    /// <param name="number">The number of the last event that it has dealt with; 0 for none.</param>
    public EventCursor(string reader, BookId book, long number) => (Reader, Book, Number) = (reader, book, number);

    /// <summary>The reader's name.</summary>
    public string Reader { get; private set; } = "";

    /// <summary>The book that it reads.</summary>
    public BookId Book { get; private set; }

    /// <summary>The number of the last event that it has dealt with.</summary>
    public long Number { get; private set; }
}
