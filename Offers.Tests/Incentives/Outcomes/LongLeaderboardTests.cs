using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Xunit.Abstractions;

namespace Offers.Tests.Incentives.Outcomes;

/// <summary>A leaderboard of ten thousand agents is read along its index, own place included.</summary>
public sealed class LongLeaderboardTests(ITestOutputHelper output)
{
    private const int Rounds = 15;
    private const int QueriesAtMost = 13;
    private const int Me = 4;

    private static readonly TimeSpan _most = TimeSpan.FromMilliseconds(50);

    [Theory, OnSqlite, OnPostgres]
    public async Task First_places_and_own_place_of_ten_thousand_agents_take_fifty_milliseconds(
        DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        using var asked = await Asked.OfAsync(book.Incentives.Book);
        var board = await book.OpenBoardAsync();
        var agents = TestScale.Current.BoardAgents;
        await FillAsync(book, board, agents);

        var shown = await book.Queries.GetForAgentAsync(BoardBook.Agent(Me), board, null);
        var before = asked.Questions.Count;
        shown = await book.Queries.GetForAgentAsync(BoardBook.Agent(Me), board, null);
        var questions = asked.Questions.Skip(before).ToList();
        Assert.InRange(questions.Count, 1, QueriesAtMost);
        Assert.Equal((agents, 50, agents), (shown.Agents, shown.Rows.Count, shown.Mine!.Place));
        foreach (var question in questions.Where(x => x.Sql.Contains("\"LeaderboardScore\"", StringComparison.Ordinal)
            && x.Sql.Contains("ORDER BY l", StringComparison.OrdinalIgnoreCase)))
        {
            var plan = string.Join('\n', await question.PlanAsync(book.Incentives.Book));
            Assert.Contains("IX_LeaderboardScore", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }

        var times = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await book.Queries.GetForAgentAsync(BoardBook.Agent(Me), board, null);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        // What else the machine does makes rounds slower, never quicker.
        var best = times.Min();
        output.WriteLine($"{provider}, {agents:N0} agents: {best.TotalMilliseconds:N1} ms.");
        Assert.True(best <= _most, $"{best.TotalMilliseconds:N1} ms.");
    }

    // The reader is the last of all, so that everybody is before him.
    private static async Task FillAsync(BoardBook book, Id<Leaderboard> id, int agents)
    {
        var board = await book.Incentives.Book.ReadAsync(db => db.Leaderboards.SingleAsync());
        var scores = new List<LeaderboardScore>();
        for (var i = 0; i < agents - 1; i++)
        {
            var score = new LeaderboardScore(board, board.CurrentStart, LiveBook.PersonOf(1_000 + i));
            score.Set(2 + (i % 40), LiveBook.Now.AddSeconds(i / 2));
            scores.Add(score);
        }

        var mine = new LeaderboardScore(board, board.CurrentStart, LiveBook.PersonOf(Me));
        mine.Set(1, LiveBook.Now);
        await IncentiveBook.AddAsync(book.Incentives.Book, [.. scores, mine]);
        await book.Incentives.Book.RunAsync("ANALYZE");
        Assert.Equal(id, board.Id);
    }
}
