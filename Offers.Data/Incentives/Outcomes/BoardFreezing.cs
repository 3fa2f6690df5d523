using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>A leaderboard with a period that is over and not locked.</summary>
/// <param name="Id">The leaderboard.</param>
/// <param name="Due">When the period was over.</param>
public sealed record DueBoard(Id<Leaderboard> Id, DateTimeOffset Due);

/// <summary>Which leaderboards have a period to lock.</summary>
public sealed class BoardFreezing(OffersDatabase database, TimeProvider time) : IDueSource
{
    /// <summary>How many one run locks at most.</summary>
    public const int AtMost = 500;

    /// <summary>Leaderboards whose period is over, the longest over first.</summary>
    public async Task<IReadOnlyList<DueBoard>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        DateTimeOffset? now = await db.NowAsync(time);
        return await db.Leaderboards.Where(x => x.FreezesAt <= now).OrderBy(x => x.FreezesAt).Take(AtMost)
            .Select(x => new DueBoard(x.Id, x.FreezesAt!.Value)).ToListAsync();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await (
            from board in db.Leaderboards
            join project in db.Projects on board.Project equals project.Id
            where board.FreezesAt > after
            orderby board.FreezesAt
            select new { board.Id, board.FreezesAt, project.Name }).Take(atMost).ToListAsync();
        return rows.ConvertAll(x => new DueMoment(
            x.FreezesAt!.Value, "leaderboard_freezes", x.Id.ToString(), x.Name));
    }
}
