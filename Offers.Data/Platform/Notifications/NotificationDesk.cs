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
    public async Task<int> UnreadAsync(Id<IPerson> person, CancellationToken cancellation = default)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Notifications.Where(x => x.Person == person && x.ReadAt == null)
            .Take(CountAtMost).CountAsync(cancellation);
    }

    /// <summary>A person's notifications, newest first.</summary>
    public async Task<IReadOnlyList<Notification>> ListAsync(Id<IPerson> person, NotificationFilter filter)
    {
        await using var db = database.Read(BookId.Live);
        var mine = db.Notifications.Where(x => x.Person == person);
        if (filter.UnreadOnly)
        {
            mine = mine.Where(x => x.ReadAt == null);
        }

        if (filter.Before is { } id && await db.Notifications.FirstOrDefaultAsync(x => x.Id == id) is { } last)
        {
            mine = mine.Where(x => x.CreatedAt < last.CreatedAt
                || (x.CreatedAt == last.CreatedAt && x.Id.CompareTo(id) < 0));
        }

        return await mine.OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id)
            .Take(filter.Limit).ToListAsync();
    }

    /// <summary>Marks some of a person's notifications as seen; those of others are left alone.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> ReadAsync(Id<IPerson> person, IReadOnlyCollection<Id<Notification>> ids) =>
        MarkAsync(person, mine => mine.Where(x => ids.Contains(x.Id)));

    /// <summary>Marks all of a person's notifications as seen.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> ReadAllAsync(Id<IPerson> person) => MarkAsync(person, mine => mine);

    internal void Tell(IEnumerable<Id<IPerson>> people) => Changed?.Invoke(people.ToHashSet());

    private async Task<int> MarkAsync(
        Id<IPerson> person, Func<IQueryable<Notification>, IQueryable<Notification>> which)
    {
        var now = time.GetUtcNow();
        var marked = await database.WriteOutsideAsync(async db =>
        {
            var unread = await which(db.Notifications.Where(x => x.Person == person && x.ReadAt == null))
                .Take(MarkAtMost).ToListAsync();
            unread.ForEach(x => x.Read(now));
            return unread.Count;
        });
        Tell([person]);
        return marked;
    }
}

/// <summary>Which notifications are listed.</summary>
/// <param name="Limit">The most.</param>
/// <param name="Before">The last one of the page before.</param>
public sealed record NotificationFilter(int Limit, Id<Notification>? Before = null)
{
    /// <summary>Only those not seen yet.</summary>
    public bool UnreadOnly { get; init; }
}
