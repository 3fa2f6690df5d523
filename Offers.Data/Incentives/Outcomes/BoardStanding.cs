using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>
/// Places in one period of a leaderboard, read along the index that is in their order.
/// </summary>
/// <param name="db">The book.</param>
/// <param name="board">The leaderboard.</param>
/// <param name="start">The first day of the period.</param>
/// <param name="reader">The agent who reads; null for who sees all names.</param>
internal sealed class BoardStanding(OffersDb db, LeaderboardView board, DateOnly start, Id<IPerson>? reader)
{
    private IQueryable<LeaderboardScore> All => db.LeaderboardScores
        .Where(x => x.Leaderboard == board.Id && x.Start == start);

    private IQueryable<LeaderboardScore> Placed => All.Where(x => x.Score > 0);

    /// <summary>The first places, the reader's own row, and what he needs to pass who is before him.</summary>
    internal async Task<(IReadOnlyList<BoardRow> First, BoardRow? Mine, BoardGap? Gap)> ReadAsync(int atMost)
    {
        var first = await Placed.OrderByDescending(x => x.Score).ThenBy(x => x.LastAt).ThenBy(x => x.Agent)
            .Take(atMost).ToListAsync();
        var placed = first.Zip(Places.Of([.. first.Select(x => (x.Score, x.LastAt))])).ToList();
        var mine = reader is null ? null
            : first.Find(x => x.Agent == reader) ?? await All.SingleOrDefaultAsync(x => x.Agent == reader);
        if (mine is null)
        {
            return (await RowsAsync(placed), null, null);
        }

        var place = mine.Score > 0 ? await PlaceAsync(mine) : 0;
        var rows = await RowsAsync([.. placed, (mine, place)]);
        return ([.. rows.Take(placed.Count)], rows[^1], place > 1 ? await GapAsync(mine, place) : null);
    }

    private async Task<int> PlaceAsync(LeaderboardScore mine)
    {
        var (score, at) = (mine.Score, mine.LastAt);
        return await Placed.CountAsync(x => x.Score > score || (x.Score == score && x.LastAt < at)) + 1;
    }

    // Who is next before is found along the index; those who share his place are few, so nobody else is counted.
    private async Task<BoardGap> GapAsync(LeaderboardScore mine, int place)
    {
        var (score, at) = (mine.Score, mine.LastAt);
        var next = await Placed.Where(x => x.Score == score && x.LastAt < at).OrderByDescending(x => x.LastAt)
                .FirstOrDefaultAsync()
            ?? await Placed.Where(x => x.Score > score).OrderBy(x => x.Score).ThenByDescending(x => x.LastAt)
                .FirstAsync();
        (score, at) = (next.Score, next.LastAt);
        var equals = await Placed.CountAsync(x => x.Score == score && x.LastAt == at);
        var more = Places.ToPass(mine.Score, score);
        return new BoardGap(
            place - equals, board.Metric == BoardMetric.HomesSold ? more : null,
            board.Metric == BoardMetric.Earned ? new Money(more, board.Currency) : null);
    }

    private async Task<IReadOnlyList<BoardRow>> RowsAsync(
        IReadOnlyList<(LeaderboardScore Score, int Place)> placed)
    {
        var ids = placed.Select(x => x.Score.Agent).ToList();
        var names = await db.Users.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.DisplayName })
            .ToDictionaryAsync(x => x.Id, x => x.DisplayName);
        var wishes = await db.LeaderboardNames.Where(x => ids.Contains(x.Agent))
            .ToDictionaryAsync(x => x.Agent, x => x.Shown);
        return
        [
            .. placed.Select(row =>
            {
                var agent = row.Score.Agent;
                var (name, shown) = (names.GetValueOrDefault(agent, ""), wishes.GetValueOrDefault(agent));
                var seesAll = reader is null || reader == agent;
                return BoardRow.Of(board, row.Score, new BoardPerson(
                    row.Place, seesAll ? name : LeaderboardName.Of(shown, name), shown, seesAll, reader == agent));
            }),
        ];
    }
}
