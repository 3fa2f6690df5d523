namespace Offers.Domain.Platform;

/// <summary>
/// An object that raises events: it counts them, so that each has its place in the object's own sequence.
/// </summary>
public interface IEventSource
{
    /// <summary>The object's outside id.</summary>
    string ObjectId { get; }

    /// <summary>Counts one more event and answers its place, from 1.</summary>
    int NextEvent();
}

/// <summary>An object that belongs to a book, is identified by <see cref="Id{T}"/>, and raises events.</summary>
/// <typeparam name="T">The entity's own type.</typeparam>
public abstract class Entity<T> : IEventSource
{
    /// <summary>For the database only.</summary>
    protected Entity()
    {
    }

    /// <summary>Makes a new object in a book.</summary>
    protected Entity(BookId book)
        : this(book, Id<T>.New())
    {
    }

    /// <summary>Makes a new object whose identity is fixed.</summary>
    protected Entity(BookId book, Id<T> id)
    {
        Id = id;
        Book = book;
    }

    /// <summary>The identity.</summary>
    public Id<T> Id { get; private set; }

    /// <summary>The book that it belongs to.</summary>
    public BookId Book { get; private set; }

    /// <summary>How many events it has raised.</summary>
    public int EventCount { get; private set; }

    /// <summary>Raised by one with every write: an alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <inheritdoc/>
    public string ObjectId => Id.ToString();

    /// <inheritdoc/>
    public int NextEvent() => ++EventCount;
}
