using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>
/// The secret address under which a calendar program reads what comes for a person, without signing in. Of its token
/// only the SHA-256 is kept, so it can be shown once and never again. A person has at most one that works.
/// </summary>
public sealed class CalendarFeed : Entity<CalendarFeed>
{
    private CalendarFeed()
    {
    }

    /// <summary>Makes a feed without an address yet.</summary>
    public CalendarFeed(BookId book, Id<IPerson> person)
        : base(book) => Person = person;

    /// <summary>Whose calendar it is.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>The book that the calendar is read from.</summary>
    public BookId Shows { get; private set; }

    /// <summary>SHA-256 of the token; null where there is no address.</summary>
    public byte[]? TokenHash { get; private set; }

    /// <summary>When the address was made.</summary>
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>When a program last read it, to the hour; written outside the pen.</summary>
    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary>True while there is an address that works.</summary>
    public bool IsOpen => TokenHash is not null;

    /// <summary>Gives it a new address; the old one stops at once.</summary>
    /// <param name="shows">The book that the calendar is read from.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="now">Real time.</param>
    public void Rotate(BookId shows, byte[] tokenHash, DateTimeOffset now) =>
        (Shows, TokenHash, MadeAt, LastReadAt) = (shows, tokenHash, now, null);

    /// <summary>Takes the address away.</summary>
    public void Revoke() => (TokenHash, MadeAt, LastReadAt) = (null, null, null);
}
