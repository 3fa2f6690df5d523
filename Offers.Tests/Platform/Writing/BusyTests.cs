using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>What happens to commands when more come than can be written.</summary>
public sealed class BusyTests
{
    private const int QueueLength = 4_096;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_full_queue_refuses_and_records_nothing(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        Task<Answer>[] waiting;
        await using (await Jam.OfAsync(book.Writer))
        {
            waiting = [.. Enumerable.Range(0, QueueLength).Select(n =>
                book.Writer.SubmitAsync(Scripted.Say("in"), LiveBook.From(1, $"waiting-number-{n}")))];
            var refused = await Outcome.OfAsync(() =>
                book.Writer.SubmitAsync(Scripted.Say("out"), LiveBook.From(1, "one-too-many-of-us")));
            Assert.Equal("busy", refused.Refusal?.Code.Code);
            Assert.Equal(503, refused.Refusal?.Code.Status);
        }

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(QueueLength, await book.CountAsync<AuditEntry>());
        Assert.Equal(QueueLength, await book.CountAsync<IdempotencyRecord>());
        var later = await book.Writer.SubmitAsync(Scripted.Say("in"), LiveBook.From(1, "one-too-many-of-us"));
        Assert.Equal((200, false), (later.Status, later.Replayed));
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_command_that_waits_too_long_untaken_is_refused_and_never_runs(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var late = Scripted.Say("late");
        await using (await Jam.OfAsync(book.Writer))
        {
            var waiting = Outcome.OfAsync(() => book.Writer.SubmitAsync(late, LiveBook.From(1, "waits-for-very-long")));
            clock.Advance(_patience - TimeSpan.FromMilliseconds(1));
            Assert.False(waiting.IsCompleted);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal("busy", (await waiting).Refusal?.Code.Code);
        }

        await book.Writer.SubmitAsync(Scripted.Say("next"), CommandRequestOf("comes-after-all-that"));
        Assert.Equal(0, late.Runs);
        Assert.Equal(["next"], await book.ReadAsync(db => db.AuditEntries.Select(x => x.ObjectId).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_command_that_was_taken_is_answered_however_long_it_takes(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        using var go = new ManualResetEventSlim();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new Scripted(null, work =>
        {
            reached.TrySetResult();
            go.Wait();
            work.Audit(new AuditFact("test.say", "slow", null, null, null));
            return Answer.Ok(new { word = "slow" });
        });
        var answer = book.Writer.SubmitAsync(slow, CommandRequestOf("takes-very-very-long"));
        await reached.Task;
        clock.Advance(2 * _patience);
        go.Set();
        Assert.Equal(200, (await answer).Status);
        Assert.Equal(1, await book.CountAsync<AuditEntry>());
    }

    private static CommandRequest CommandRequestOf(string key) => LiveBook.From(1, key);
}
