using System.Text.Json.Nodes;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

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

        await book.TellAsync();
        await book.TellAsync();
        foreach (var agent in new[] { 3, 4 })
        {
            Assert.Equal(
                ["Ends in 3 days: Closing bonus", "Ends in 7 days: Closing bonus", "Ends tomorrow: Closing bonus"],
                (await book.TitlesAsync(agent)).Where(x => x.StartsWith("Ends", StringComparison.Ordinal)));
        }

        Assert.Empty(await book.TitlesAsync(1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_publishes_shortly_before_the_end_tells_of_the_steps_that_are_left(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        foreach (var days in new[] { 5, 2 })
        {
            await book.PublishAsync("10.00", x => x with
            {
                Title = $"Of {days} days", ValidUntil = book.Clock.GetUtcNow().AddDays(days),
            });
        }

        for (var day = 0; day < 5; day++)
        {
            await RemindAsync(book);
            book.Clock.Advance(TimeSpan.FromDays(1));
        }

        await book.TellAsync();
        Assert.Equal(
            ["Ends in 3 days: Of 5 days", "Ends tomorrow: Of 2 days", "Ends tomorrow: Of 5 days"],
            (await book.TitlesAsync(3)).Where(x => x.StartsWith("Ends", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_end_that_moves_is_told_anew(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        var ends = book.Clock.GetUtcNow().AddHours(25);
        var made = await book.PublishAsync("10.00", x => x with { ValidUntil = ends });
        book.Clock.Advance(TimeSpan.FromHours(1));
        await RemindAsync(book);
        (await book.Incentives.EditAsync(book.Once, book.Scope, made.Id, ("*", new JsonObject
        {
            ["validUntil"] = ends.AddDays(2).ToString("O"),
        }))).Check();
        book.Clock.Advance(TimeSpan.FromDays(2));
        await RemindAsync(book);
        await book.TellAsync();
        await book.TellAsync();
        Assert.Equal(
            ["Ends tomorrow: Closing bonus", "Ends tomorrow: Closing bonus"],
            (await book.TitlesAsync(3)).Where(x => x.StartsWith("Ends", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_run_cannot_tell_is_told_by_the_next(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        for (var made = 0; made < 5; made++)
        {
            await book.PublishAsync("10.00", x => x with
            {
                Title = $"Number {made}", ValidUntil = book.Clock.GetUtcNow().AddDays(3).AddMinutes(made + 1),
            });
        }

        book.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var expected in new[] { 2, 2, 1, 0 })
        {
            Assert.Equal(expected, await RemindAsync(book, 2));
        }

        await book.TellAsync();
        Assert.Equal(
            Enumerable.Range(0, 5).Select(x => $"Ends in 3 days: Number {x}"),
            (await book.TitlesAsync(3)).Where(x => x.StartsWith("Ends", StringComparison.Ordinal)));
    }

    private static async Task<int> RemindAsync(IncentiveBook book, int atMost = 100)
    {
        var reminders = new IncentiveReminders(book.Book.Database, book.Book.Writer, book.Clock);
        var due = await reminders.DueAsync(BookId.Live, atMost);
        foreach (var ending in due)
        {
            await reminders.TellAsync(new CommandRequest(
                Caller.System(BookId.Live, Job),
                CommandKey.OfJob(BookId.Live, Job, $"ending {ending.Id} {ending.Days}", ending.EndsAt)), ending);
        }

        return due.Count;
    }
}
