using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;
using Offers.Web.Incentives;

namespace Offers.Tests.Incentives;

/// <summary>What people are told of incentives and claims.</summary>
internal static class IncentiveTold
{
    /// <summary>Makes the notices of all events, from the first on, as after a crash before the cursor moved.</summary>
    internal static async Task TellAsync(this IncentiveBook book)
    {
        var (database, time) = (book.Book.Database, book.Clock);
        var events = new EventQueries(database);
        using var maker = new NotificationMaker(
            database, events, new LiveEvents(events, time),
            [new IncentiveNotices(database, new Recipients(database))],
            new NotificationWriter(database, new NotificationDesk(database, time), time), time,
            NullLogger<NotificationMaker>.Instance);
        await database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
        await maker.MakeAllAsync(BookId.Live, default);
    }

    /// <summary>The titles of what somebody was told, in the order of their letters.</summary>
    internal static async Task<List<string>> TitlesAsync(this IncentiveBook book, int person)
    {
        var told = await book.ToldAsync(person);
        return [.. told.Select(x => x.Title.Replace('\u00A0', ' ')).Order(StringComparer.Ordinal)];
    }

    /// <summary>What somebody was told.</summary>
    internal static Task<List<Notification>> ToldAsync(this IncentiveBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        return book.Book.ReadAsync(db => db.Notifications.Where(x => x.Person == id).ToListAsync());
    }
}
