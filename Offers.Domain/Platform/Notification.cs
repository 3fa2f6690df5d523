using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>How the e-mail of a notification stands.</summary>
public enum MailState
{
    /// <summary>None is wanted.</summary>
    None,

    /// <summary>It waits to be sent.</summary>
    Waiting,

    /// <summary>It waits for the letter of the day.</summary>
    Gathered,

    /// <summary>A node took it and is sending it.</summary>
    Sending,

    /// <summary>It went out.</summary>
    Sent,

    /// <summary>It was tried too often.</summary>
    GivenUp,
}

/// <summary>
/// One message to one person, made at most once per (kind, subject, step). Written outside the pen, after the event
/// that it tells of.
/// </summary>
public sealed class Notification
{
    private Notification()
    {
    }

    /// <summary>Makes a message.</summary>
    /// <param name="to">To whom; only what happened in the live book also goes out as an e-mail.</param>
    /// <param name="text">What it says.</param>
    /// <param name="now">The book's time.</param>
    /// <param name="delivery">How the person wants to hear of it; null for both ways at once.</param>
    public Notification(Inbox to, NotificationText text, DateTimeOffset now, Delivery? delivery = null)
    {
        Id = Id<Notification>.New();
        (Person, Book) = to;
        Kind = text.Kind;
        Subject = text.Subject;
        Step = text.Step;
        Title = Text.Cut(text.Title, Limits.Title);
        Body = Text.Cut(text.Body, Limits.Note);
        Link = text.Link;
        Mail = text.ByMail && Book == BookId.Live ? delivery?.Mail ?? MailState.Waiting : MailState.None;
        CreatedAt = now;
        ReadAt = delivery?.Bell == BellState.Silent ? now : null;
        MailTriedAt = delivery?.MailAt ?? now;
    }

    /// <summary>The identity.</summary>
    public Id<Notification> Id { get; private set; }

    /// <summary>To whom.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>The book in which it happened.</summary>
    public BookId Book { get; private set; }

    /// <summary>The kind, by which preferences are set; an event's type.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The outside id of what it is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Which of several messages about the same subject.</summary>
    public string Step { get; private set; } = "";

    /// <summary>One line.</summary>
    public string Title { get; private set; } = "";

    /// <summary>A sentence or two.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The page to open.</summary>
    public string Link { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person saw it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>How its e-mail stands.</summary>
    public MailState Mail { get; private set; }

    /// <summary>How often sending was tried.</summary>
    public int MailTries { get; private set; }

    /// <summary>When its e-mail was made or last tried.</summary>
    public DateTimeOffset MailTriedAt { get; private set; }

    /// <summary>Marks it as seen.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}

/// <summary>Where a person's notifications are: those of one book.</summary>
/// <param name="Person">The person.</param>
/// <param name="Book">The book.</param>
public readonly record struct Inbox(Id<IPerson> Person, BookId Book);

/// <summary>What a notification says.</summary>
/// <param name="Kind">The event's type.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Step">Which of several about the same subject.</param>
/// <param name="Title">One line; cut to 255 characters.</param>
/// <param name="Body">A sentence or two; cut to 1,000 characters.</param>
/// <param name="Link">The page to open.</param>
public sealed record NotificationText(string Kind, string Subject, string Step, string Title, string Body, string Link)
{
    /// <summary>Whether it also goes out as an e-mail.</summary>
    public bool ByMail { get; init; } = true;
}
