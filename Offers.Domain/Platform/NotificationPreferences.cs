using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>How a person hears of something.</summary>
public enum NotificationChannel
{
    /// <summary>On the pages of the application.</summary>
    Bell,

    /// <summary>By e-mail.</summary>
    Mail,
}

/// <summary>When e-mails go out.</summary>
public enum MailTiming
{
    /// <summary>Each at once.</summary>
    AtOnce,

    /// <summary>All of a day in one letter at 08:00, in the zone of the person's organisation.</summary>
    Daily,
}

/// <summary>What a person wants to be told, and how; without any, what is quiet and safe.</summary>
public sealed class NotificationPreferences : Entity<NotificationPreferences>
{
    /// <summary>The most characters of a list of topics.</summary>
    public const int TopicsLength = 255;

    private static readonly TimeOnly _morning = new(8, 0);

    private NotificationPreferences()
    {
    }

    /// <summary>The preferences of who has chosen nothing yet.</summary>
    public NotificationPreferences(BookId book, Id<IPerson> person)
        : base(book)
    {
        Person = person;
        Bell = Join(NotificationTopics.All);
        Mail = Join(NotificationTopics.All.Where(NotificationTopics.IsMailedUnasked));
    }

    /// <summary>Whose they are.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>The topics on the bell, as words.</summary>
    public string Bell { get; private set; } = "";

    /// <summary>The topics by e-mail, as words.</summary>
    public string Mail { get; private set; } = "";

    /// <summary>When e-mails go out.</summary>
    public MailTiming Timing { get; private set; }

    /// <summary>Raised by one with every change.</summary>
    public int Revision { get; private set; }

    /// <summary>True where the person hears of a topic in this way.</summary>
    public bool Wants(NotificationTopic topic, NotificationChannel channel) => NotificationTopics.IsLocked(topic)
        || (channel == NotificationChannel.Bell ? Bell : Mail).Split(',').Contains(WordOf(topic));

    /// <summary>Chooses anew.</summary>
    /// <param name="bell">The topics on the bell.</param>
    /// <param name="mail">The topics by e-mail.</param>
    /// <param name="timing">When e-mails go out.</param>
    /// <exception cref="Refusal"><c>notification_locked</c> where one is missing that nobody can switch off.
    /// </exception>
    public void Choose(
        IReadOnlyCollection<NotificationTopic> bell, IReadOnlyCollection<NotificationTopic> mail, MailTiming timing)
    {
        if (NotificationTopics.All.Where(NotificationTopics.IsLocked)
            .Any(topic => !bell.Contains(topic) || !mail.Contains(topic)))
        {
            throw PlatformCodes.NotificationLocked.Because();
        }

        (Bell, Mail, Timing, Revision) = (Join(bell), Join(mail), timing, Revision + 1);
    }

    /// <summary>Ends the e-mails of a topic.</summary>
    /// <exception cref="Refusal"><c>notification_locked</c>.</exception>
    public void MuteMail(NotificationTopic topic)
    {
        if (NotificationTopics.IsLocked(topic))
        {
            throw PlatformCodes.NotificationLocked.Because();
        }

        Mail = Join(NotificationTopics.All.Where(x => x != topic && Wants(x, NotificationChannel.Mail)));
        Revision++;
    }

    /// <summary>How a person hears of something that happened now; null where he does not.</summary>
    /// <param name="topic">What it is about.</param>
    /// <param name="now">Real time.</param>
    /// <param name="zone">The zone of his organisation.</param>
    public Delivery? DeliveryOf(NotificationTopic topic, DateTimeOffset now, TimeZoneInfo zone)
    {
        var mail = !Wants(topic, NotificationChannel.Mail) ? MailState.None
            : Timing == MailTiming.Daily && !NotificationTopics.IsLocked(topic) ? MailState.Gathered
            : MailState.Waiting;
        return Wants(topic, NotificationChannel.Bell)
            ? new Delivery(BellState.New, mail, MailAt(mail, now, zone))
            : mail == MailState.None ? null : new Delivery(BellState.Silent, mail, MailAt(mail, now, zone));
    }

    private static DateTimeOffset MailAt(MailState mail, DateTimeOffset now, TimeZoneInfo zone) =>
        mail == MailState.Gathered ? NextMorning(now, zone) : now;

    private static DateTimeOffset NextMorning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var morning = At(today, zone);
        return morning > now ? morning : At(today.AddDays(1), zone);
    }

    private static DateTimeOffset At(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(_morning);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string WordOf(NotificationTopic topic) => Words.Snake(topic.ToString());

    private static string Join(IEnumerable<NotificationTopic> topics) =>
        string.Join(',', topics.Distinct().Order().Select(WordOf));
}

/// <summary>Whether a notification shows on the bell.</summary>
public enum BellState
{
    /// <summary>As new.</summary>
    New,

    /// <summary>Not as new: the person wants it by e-mail only.</summary>
    Silent,
}

/// <summary>How a person hears of something.</summary>
/// <param name="Bell">Whether it shows on the bell.</param>
/// <param name="Mail">How its e-mail begins.</param>
/// <param name="MailAt">When it may go out.</param>
public sealed record Delivery(BellState Bell, MailState Mail, DateTimeOffset MailAt);
