using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>
/// Writes notices as notifications, each once for every (person, kind, subject, step), as far as the person wants them.
/// </summary>
public sealed class NotificationWriter(OffersDatabase database, NotificationDesk desk, TimeProvider time)
{
    private const int WrittenAtOnce = 200;

    /// <summary>Writes those that are not there yet, and moves the reader's cursor with the last of them.</summary>
    /// <param name="notices">What people are told.</param>
    /// <param name="cursor">How far the reader of events has come with them.</param>
    public async Task WriteAsync(IReadOnlyList<Message> notices, EventCursor cursor)
    {
        foreach (var some in notices.Chunk(WrittenAtOnce))
        {
            await OnceMoreAsync(() => AddAsync(cursor.Book, some));
            desk.Tell(some.Select(notice => notice.To));
        }

        await OnceMoreAsync(() => MoveAsync(cursor));
    }

    private static async Task OnceMoreAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (DbUpdateException)
        {
            // Another node inserted the same rows at the same moment; now they are found, and left out.
            await write();
        }
    }

    private Task AddAsync(BookId book, Message[] notices) => database.WriteOutsideAsync(async db =>
    {
        db.Book = book;
        var subjects = notices.Select(notice => notice.Text.Subject).Distinct().ToList();
        var known = await db.Notifications.AsNoTracking().Where(x => subjects.Contains(x.Subject))
            .Select(x => new { x.Person, x.Kind, x.Subject, x.Step }).ToListAsync();
        var keys = known.Select(x => (x.Person, x.Kind, x.Subject, x.Step)).ToHashSet();
        var now = await db.NowAsync(time);
        var wishes = await NotificationWishes.ReadAsync(db, [.. notices.Select(notice => notice.To).Distinct()]);
        foreach (var notice in notices.Where(notice => keys.Add(KeyOf(notice))))
        {
            if (wishes.DeliveryOf(notice, now) is { } delivery)
            {
                db.Notifications.Add(new Notification(new Inbox(notice.To, book), notice.Text, now, delivery));
            }
        }

        return 0;
    });

    // Two nodes read the same events; the one that is behind does not move the other's cursor back.
    private Task MoveAsync(EventCursor cursor) => database.WriteOutsideAsync(async db =>
    {
        db.Book = cursor.Book;
        var kept = db.EventCursors.Where(x => x.Book == cursor.Book && x.Reader == cursor.Reader);
        if (!await kept.AnyAsync())
        {
            db.EventCursors.Add(cursor);
        }

        return await kept.Where(x => x.Number < cursor.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Number, cursor.Number));
    });

    private static (Id<IPerson> Person, string Kind, string Subject, string Step) KeyOf(Message notice) =>
        (notice.To, notice.Text.Kind, notice.Text.Subject, notice.Text.Step);
}
