using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>A person's notifications: listing, counting, marking as seen. Written outside the pen, unaudited.</summary>
public sealed class NotificationDesk(OffersDatabase database, TimeProvider time)
{
    /// <summary>The most that one verb marks as seen.</summary>
    public const int MarkAtMost = 1000;

    private const int CountAtMost = 1000;

    /// <summary>Told after the notifications of some people may have changed; may be on any thread.</summary>
    public event Action<IReadOnlySet<Id<IPerson>>>? Changed;

    /// <summary>How many a person has not seen; counted up to 1,000.</summary>
    public async Task<int> UnreadAsync(Inbox inbox, CancellationToken cancellation = default)
    {
        await using var db = database.Read(inbox.Book);
        return await db.Notifications.Where(x => x.Person == inbox.Person && x.ReadAt == null)
            .Take(CountAtMost).CountAsync(cancellation);
    }

    /// <summary>A page of a person's notifications, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<Notification>> PageAsync(Inbox inbox, PageRequest page, NotificationChoice choice)
    {
        await using var db = database.Read(inbox.Book);
        var mine = db.Notifications.Where(x => x.Person == inbox.Person);
        mine = choice == NotificationChoice.Unread ? mine.Where(x => x.ReadAt == null) : mine;
        var total = await mine.CountCappedAsync();
        if (page.After<Notification>() is { } after)
        {
            mine = mine.Where(x => x.Id.CompareTo(after) < 0);
        }

        var rows = await mine.OrderByDescending(x => x.Id).Cut(page).ToListAsync();
        return Page<Notification>.Of(rows, page, total, x => x.Id.ToString());
    }

    /// <summary>Marks some of a person's notifications as seen; those of others are left alone.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> ReadAsync(Inbox inbox, IReadOnlyCollection<Id<Notification>> ids) =>
        MarkAsync(inbox, mine => mine.Where(x => ids.Contains(x.Id)));

    /// <summary>Marks all of a person's notifications as seen.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> ReadAllAsync(Inbox inbox) => MarkAsync(inbox, mine => mine);

    internal void Tell(IEnumerable<Id<IPerson>> people) => Changed?.Invoke(people.ToHashSet());

    private async Task<int> MarkAsync(
        Inbox inbox, Func<IQueryable<Notification>, IQueryable<Notification>> which)
    {
        var marked = await database.WriteOutsideAsync(async db =>
        {
            db.Book = inbox.Book;
            var now = await db.NowAsync(time);
            var unread = await which(db.Notifications.Where(x => x.Person == inbox.Person && x.ReadAt == null))
                .Take(MarkAtMost).ToListAsync();
            unread.ForEach(x => x.Read(now));
            return unread.Count;
        });
        Tell([inbox.Person]);
        return marked;
    }
}

/// <summary>Which notifications are listed.</summary>
public enum NotificationChoice
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that were not seen yet.</summary>
    Unread,
}
