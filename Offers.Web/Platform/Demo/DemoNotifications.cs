using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Demo;

/// <summary>
/// Makes the notifications of the story's last weeks, without e-mails; the older half was seen. What happens after the
/// story is told by the maker of notifications, which goes on behind it.
/// </summary>
public sealed class DemoNotifications(EventQueries events, IEnumerable<INoticeSource> sources)
{
    private static readonly TimeSpan _told = TimeSpan.FromDays(45);
    private static readonly TimeSpan _new = TimeSpan.FromDays(7);

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(DemoWorld world)
    {
        var notes = new List<Notification>();
        var number = 0L;
        var page = await events.AfterAsync(BookId.Live, number);
        while (page.Count > 0)
        {
            number = page[^1].Number;
            var late = page.Where(x => x.RecordedAt > world.Now - _told).ToList();
            notes.AddRange(await NotesAsync(late, world.Now));
            page = await events.AfterAsync(BookId.Live, number);
        }

        await world.Database.WriteOutsideAsync(db =>
        {
            db.Notifications.AddRange(notes.DistinctBy(x => (x.Person, x.Kind, x.Subject, x.Step)));
            db.EventCursors.Add(new EventCursor(NotificationMaker.Reader, BookId.Live, number));
        });
    }

    private async Task<List<Notification>> NotesAsync(IReadOnlyList<Event> late, DateTimeOffset now)
    {
        var times = late.ToLookup(x => (x.ObjectId, x.Type), x => x.RecordedAt);
        var anyTimes = late.ToLookup(x => x.ObjectId, x => x.RecordedAt);
        var notes = new List<Notification>();
        foreach (var source in sources)
        {
            foreach (var message in await source.OfAsync(late, CancellationToken.None))
            {
                // A notice of a kind of its own is made as soon as something happens to its subject.
                var subject = message.Text.Subject;
                var at = times[(subject, message.Text.Kind)].DefaultIfEmpty(anyTimes[subject].First()).Last();
                var inbox = new Inbox(message.To, BookId.Live);
                var note = new Notification(inbox, message.Text with { ByMail = false }, at);
                if (at < now - _new)
                {
                    note.Read(at.AddHours(2));
                }

                notes.Add(note);
            }
        }

        return [.. notes.OrderBy(note => note.CreatedAt)];
    }
}
