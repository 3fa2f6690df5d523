using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>Connections that are cut around the commit, and a server that is gone for a while.</summary>
public sealed class CutTests
{
    private const int Commands = 30;

    [PostgresFact]
    public Task Commands_whose_commit_is_cut_after_it_was_sent_are_answered_and_done_once() =>
        CutBatchAsync(Cut.AfterCommit);

    [PostgresFact]
    public Task Commands_whose_connection_is_cut_before_the_commit_are_done_once() =>
        CutBatchAsync(Cut.BeforeCommit);

    [PostgresFact]
    public async Task A_commit_that_arrives_after_its_connection_was_cut_is_found()
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.PostgreSql);
        await using var proxy = new CutProxy(book.Options.ConnectionString);
        await using var writer = book.NewWriter(proxy.ConnectionString);
        proxy.CutNext(Cut.HoldCommit);
        var word = Scripted.Say("held");
        var answer = writer.SubmitAsync(word, LiveBook.From(1, "a-commit-held-on-way"));

        // The second try waits for the pen, which the first transaction still holds on the server.
        await WaitForAsync(book, "SELECT count(*) FROM pg_locks WHERE NOT granted");
        proxy.Release();
        Assert.Equal(200, (await answer).Status);
        Assert.Equal((1, 1), (proxy.Cuts, await book.CountAsync<AuditEntry>()));
        await BookCheck.AssertAsync(book.Database);
    }

    [PostgresFact]
    public async Task A_closure_whose_commit_is_cut_after_it_was_sent_is_answered_and_done_once()
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.PostgreSql);
        await using var proxy = new CutProxy(book.Options.ConnectionString);
        await using var writer = book.NewWriter(proxy.ConnectionString);
        proxy.CutNext(Cut.AfterCommit);
        var outcome = await Outcome.OfAsync(() => SayAsync(writer, "a-closure-that-is-cut"));
        var again = await SayAsync(writer, "a-closure-that-is-cut");
        Assert.True(outcome.IsDone || outcome.Code == "unavailable", outcome.ToString());
        Assert.True(again.Replayed);
        Assert.Equal((1, 1), (proxy.Cuts, await book.CountAsync<AuditEntry>()));
    }

    [PostgresFact]
    public async Task A_closure_whose_connection_is_cut_before_the_commit_can_be_sent_again()
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.PostgreSql);
        await using var proxy = new CutProxy(book.Options.ConnectionString);
        await using var writer = book.NewWriter(proxy.ConnectionString);
        proxy.CutNext(Cut.BeforeCommit);
        var outcome = await Outcome.OfAsync(() => SayAsync(writer, "a-closure-that-is-cut"));
        Assert.Equal("unavailable", outcome.Code);
        Assert.False((await SayAsync(writer, "a-closure-that-is-cut")).Replayed);
        Assert.Equal((1, 1), (proxy.Cuts, await book.CountAsync<AuditEntry>()));
        await BookCheck.AssertAsync(book.Database);
    }

    [PostgresFact]
    public async Task A_server_that_is_gone_refuses_cleanly_and_all_goes_on_when_it_is_back()
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.PostgreSql);
        await using var proxy = new CutProxy(book.Options.ConnectionString);
        await using var writer = book.NewWriter(proxy.ConnectionString);
        Assert.Equal(200, (await writer.SubmitAsync(Scripted.Say("one"), CommandRequest.Once(LiveBook.Admin))).Status);
        await SayAsync(writer, "the-first-closure-was");
        proxy.GoDown();
        var gone = await Task.WhenAll(Enumerable.Range(0, Commands).Select(n => Outcome.OfAsync(() =>
            writer.SubmitAsync(Scripted.Say("gone"), LiveBook.From(1, $"while-it-is-gone-{n}")))));
        var closure = await Outcome.OfAsync(() => SayAsync(writer, "closure-while-it-is-gone"));
        Assert.All(gone.Append(closure), outcome => Assert.Contains(outcome.Code, (string[])["unavailable", "busy"]));
        proxy.ComeBack();
        foreach (var n in Enumerable.Range(0, Commands))
        {
            var back = await writer.SubmitAsync(Scripted.Say("back"), LiveBook.From(1, $"while-it-is-gone-{n}"));
            Assert.False(back.Replayed);
        }

        Assert.False((await SayAsync(writer, "closure-while-it-is-gone")).Replayed);
        Assert.Equal(Commands + 3, await book.CountAsync<AuditEntry>());
        await BookCheck.AssertAsync(book.Database);
    }

    private static async Task CutBatchAsync(Cut cut)
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.PostgreSql);
        await using var proxy = new CutProxy(book.Options.ConnectionString);
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            await using var writer = book.NewWriter(proxy.ConnectionString);
            var words = Enumerable.Range(0, Commands).Select(_ => Scripted.Say("cut")).ToList();
            proxy.CutNext(cut);
            var outcomes = await Jam.TogetherAsync(
                writer, words.Select((word, n) => ((BatchCommand)word, LiveBook.From(1, $"cut-number-{round}-{n}"))));
            Assert.All(outcomes, x => Assert.Equal((200, false), (x.Answer?.Status, x.Answer?.Replayed)));
            Assert.All(words, word => Assert.Equal(cut == Cut.AfterCommit ? 1 : 2, word.Runs));
            Assert.Equal(round + 1, proxy.Cuts);
            Assert.Equal((round + 1) * Commands, await book.CountAsync<AuditEntry>());
        }

        await BookCheck.AssertAsync(book.Database);
    }

    private static Task<Answer> SayAsync(UnitOfWork writer, string key) => writer.RunAsync(
        LiveBook.From(1, key), new Deed("test.say", ""), work =>
        {
            work.Audit(new AuditFact("test.say", "closure", null, null, null));
            return Task.FromResult(Answer.Ok(new { key }));
        });

    private static async Task WaitForAsync(LiveBook book, string count)
    {
        var patience = Stopwatch.StartNew();
        while (await book.ReadAsync(db => db.Database.SqlQueryRaw<long>(count).ToListAsync()) is [0])
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "Nobody waits for the pen.");
            await Task.Delay(20);
        }
    }
}
