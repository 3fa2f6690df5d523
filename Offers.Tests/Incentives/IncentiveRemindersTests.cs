using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Incentives;

namespace Offers.Tests.Incentives;

/// <summary>Agents hear seven, three days and one day before an incentive ends, once each.</summary>
public sealed class IncentiveRemindersTests
{
    private const string Job = "incentive-reminders";

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_step_is_told_once_however_often_the_job_runs(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        var ends = book.Clock.GetUtcNow().AddDays(10);
        await book.PublishAsync("10.00", x => x with { ValidUntil = ends });
        await book.PublishAsync("10.00", x => x with { Title = "Without end" });
        var paused = await book.PublishAsync("10.00", x => x with { Title = "Paused", ValidUntil = ends });
        (await book.Incentives.MoveAsync(book.Once, book.Scope, paused.Id, ("pause", null))).Check();

        // Twelve hours at a time, and each hour's run twice, as two nodes would.
        for (var half = 0; half < 22; half++)
        {
            await RemindAsync(book);
            await RemindAsync(book);
            book.Clock.Advance(TimeSpan.FromHours(12));
        }

        await TellAsync(book);
        await TellAsync(book);
        foreach (var agent in new[] { 3, 4 })
        {
            Assert.Equal(
                ["Ends in 3 days: Closing bonus", "Ends in 7 days: Closing bonus", "Ends tomorrow: Closing bonus"],
                (await TitlesAsync(book, agent)).Where(x => x.StartsWith("Ends", StringComparison.Ordinal)));
        }

        Assert.Empty(await TitlesAsync(book, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_publishes_two_days_before_the_end_tells_of_the_steps_that_are_left(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        await book.PublishAsync("10.00", x => x with { ValidUntil = book.Clock.GetUtcNow().AddDays(2) });
        await RemindAsync(book);
        book.Clock.Advance(TimeSpan.FromDays(1));
        await RemindAsync(book);
        await TellAsync(book);
        Assert.Equal(
            ["Ends in 3 days: Closing bonus", "Ends tomorrow: Closing bonus"],
            (await TitlesAsync(book, 3)).Where(x => x.StartsWith("Ends", StringComparison.Ordinal)));
    }

    private static async Task RemindAsync(IncentiveBook book)
    {
        var reminders = new IncentiveReminders(book.Book.Database, book.Book.Writer, book.Clock);
        foreach (var ending in await reminders.DueAsync(BookId.Live, 100))
        {
            await reminders.TellAsync(new CommandRequest(
                Caller.System(BookId.Live, Job),
                CommandKey.OfJob(BookId.Live, Job, $"ending {ending.Id} {ending.Days}", ending.EndsAt)), ending);
        }
    }

    private static async Task TellAsync(IncentiveBook book)
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

    private static async Task<List<string>> TitlesAsync(IncentiveBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        var titles = await book.Book.ReadAsync(db => db.Notifications.Where(x => x.Person == id)
            .Select(x => x.Title).ToListAsync());
        return [.. titles.Order(StringComparer.Ordinal)];
    }
}
