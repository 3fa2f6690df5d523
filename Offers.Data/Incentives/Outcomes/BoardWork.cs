using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>
/// Brings leaderboards in line with sales and claims, in the commit that changes one: what an agent has is read anew
/// and never added to, so that it cannot drift. Locked periods only note what they would be today.
/// </summary>
internal static class BoardWork
{
    /// <summary>Counts anew what agents of a project have on its leaderboards.</summary>
    internal static async Task ScoreAsync(
        this ClosureWork work, Id<Project> project, IReadOnlyList<Id<IPerson>> agents)
    {
        var boards = await work.Db.Leaderboards.Where(x => x.Project == project).ToListAsync();
        if (boards.Count == 0)
        {
            return;
        }

        await work.FlushAsync();
        foreach (var board in boards)
        {
            await work.ScoreAsync(board, agents);
        }
    }

    /// <summary>Counts anew what some agents have on one leaderboard, or all where none are named.</summary>
    internal static async Task ScoreAsync(
        this ClosureWork work, Leaderboard board, IReadOnlyList<Id<IPerson>>? agents)
    {
        var id = board.Id;
        var facts = (await BoardFacts.OfAsync(work.Db, board, agents))
            .GroupBy(x => (board.SpanAt(x.At).Start, x.Agent))
            .ToDictionary(x => x.Key, x => (Score: x.Sum(y => y.Worth), LastAt: x.Max(y => y.At)));
        var known = work.Db.LeaderboardScores.Where(x => x.Leaderboard == id);
        var scores = await (agents is null ? known : known.Where(x => agents.Contains(x.Agent))).ToListAsync();
        var locked = await work.Db.LeaderboardSnapshots.Where(x => x.Leaderboard == id).Select(x => x.Start)
            .ToListAsync();
        foreach (var score in scores)
        {
            var isThere = facts.Remove((score.Start, score.Agent), out var now);
            if (locked.Contains(score.Start))
            {
                score.Note(now.Score);
            }
            else if (isThere)
            {
                score.Set(now.Score, now.LastAt);
            }
            else
            {
                work.Db.Remove(score);
            }
        }

        foreach (var ((start, agent), now) in facts)
        {
            var score = new LeaderboardScore(board, start, agent);
            if (locked.Contains(start))
            {
                score.Note(now.Score);
            }
            else
            {
                score.Set(now.Score, now.LastAt);
            }

            work.Db.Add(score);
        }
    }
}
