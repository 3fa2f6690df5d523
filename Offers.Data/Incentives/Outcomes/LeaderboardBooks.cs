using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>What leaderboards add to the checks of the books.</summary>
public static class LeaderboardBooks
{
    /// <summary>What agents have on leaderboards is what their sales and claims say, today's notes of locked periods
    /// included.</summary>
    public static readonly DerivedTotal Scores =
        new("Leaderboards are what sales and claims say", MismatchesAsync);

    private static async Task<int> MismatchesAsync(OffersDb db)
    {
        var mismatches = 0;
        foreach (var board in await db.Leaderboards.ToListAsync())
        {
            var id = board.Id;
            var facts = (await BoardFacts.OfAsync(db, board, null))
                .GroupBy(x => (board.SpanAt(x.At).Start, x.Agent)).ToDictionary(x => x.Key, x => x.Sum(y => y.Worth));
            var scores = await db.LeaderboardScores.Where(x => x.Leaderboard == id).ToListAsync();
            var locked = await db.LeaderboardSnapshots.Where(x => x.Leaderboard == id).Select(x => x.Start)
                .ToListAsync();
            mismatches += scores.Count(x => !facts.Remove((x.Start, x.Agent), out var now)
                ? x.Latest != 0
                : x.Latest != now || (!locked.Contains(x.Start) && x.Score != now)) + facts.Count;
        }

        return mismatches;
    }
}
