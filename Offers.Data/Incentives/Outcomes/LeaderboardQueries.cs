using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>Reads leaderboards: the first places and the reader's own, never all of them.</summary>
public sealed class LeaderboardQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>How many places are shown.</summary>
    public const int FirstPlaces = 50;

    private const int MostPeriods = 60;

    /// <summary>Leaderboards on the projects of a scope, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<LeaderboardView>> ListAsync(ProjectScope scope, Id<Project>? project, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var projects = scope.Projects(db).Select(x => x.Id);
        var found = db.Leaderboards.Where(x => projects.Contains(x.Project));
        found = project is { } one ? found.Where(x => x.Project == one) : found;
        return await PageAsync(db, found, page, null);
    }

    /// <summary>Leaderboards of the projects that an agent sells now, newest first, with his own places.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<LeaderboardView>> ListForAgentAsync(AgentCaller agent, PageRequest page)
    {
        await using var db = database.Read(agent.Book);
        var projects = db.SoldBy(agent.Person, await db.NowAsync(time));
        return await PageAsync(db, db.Leaderboards.Where(x => projects.Contains(x.Project)), page, agent.Person);
    }

    /// <summary>A leaderboard on a project of a scope, with names.</summary>
    /// <param name="scope">Whose projects.</param>
    /// <param name="id">The leaderboard.</param>
    /// <param name="from">The first day of a period; the latest where it is left out.</param>
    /// <exception cref="Refusal"><c>leaderboard_not_found</c>.</exception>
    public async Task<BoardView> GetAsync(ProjectScope scope, Id<Leaderboard> id, DateOnly? from)
    {
        await using var db = database.Read(scope.Book);
        var board = await FindAsync(db, id);
        scope.Require(board.Builder, IncentiveCodes.LeaderboardNotFound);
        return await ShowAsync(db, board, from, null);
    }

    /// <summary>A leaderboard of a project that an agent sells now: others as they want to be named.</summary>
    /// <exception cref="Refusal"><c>leaderboard_not_found</c>, <c>not_associated</c>.</exception>
    public async Task<BoardView> GetForAgentAsync(AgentCaller agent, Id<Leaderboard> id, DateOnly? from)
    {
        await using var db = database.Read(agent.Book);
        var board = await FindAsync(db, id);
        await db.RequireSellerAsync(board.Project, agent.Person, await db.NowAsync(time));
        return await ShowAsync(db, board, from, agent.Person);
    }

    /// <summary>How an agent is named to other agents.</summary>
    public async Task<NameShown> NameOfAsync(Id<IPerson> agent)
    {
        await using var db = database.Read(BookId.Live);
        return await db.LeaderboardNames.Where(x => x.Agent == agent).Select(x => x.Shown).SingleOrDefaultAsync();
    }

    internal static async Task<LeaderboardView> ViewAsync(OffersDb db, Id<Leaderboard> id) =>
        ViewOf((await RowsAsync(db, db.Leaderboards.Where(x => x.Id == id), null)).Single());

    private static async Task<Page<LeaderboardView>> PageAsync(
        OffersDb db, IQueryable<Leaderboard> found, PageRequest page, Id<IPerson>? agent)
    {
        var total = await found.CountCappedAsync(page);
        var rows = await RowsAsync(db, found.NewestFirst(page), agent, page);
        return Page<LeaderboardView>.Of(rows.ConvertAll(ViewOf), page, total, x => x.Id.ToString());
    }

    private static Task<List<BoardFound>> RowsAsync(
        OffersDb db, IQueryable<Leaderboard> boards, Id<IPerson>? agent, PageRequest? page = null)
    {
        var found =
            from board in boards
            join project in db.Projects on board.Project equals project.Id
            from mine in db.LeaderboardScores.Where(x => x.Leaderboard == board.Id && x.Start == board.CurrentStart
                && x.Agent == agent && x.Score > 0).DefaultIfEmpty()
            select new BoardFound
            {
                Board = board,
                Project = project,
                Incentive = db.Incentives.Where(x => x.Id == board.Incentive).Select(x => x.Title).FirstOrDefault(),
                Agents = db.LeaderboardScores.Count(
                    x => x.Leaderboard == board.Id && x.Start == board.CurrentStart && x.Score > 0),
                Mine = mine == null ? null : mine.Score,
                Before = mine == null ? 0 : db.LeaderboardScores.Count(x => x.Leaderboard == board.Id
                    && x.Start == board.CurrentStart
                    && (x.Score > mine.Score || (x.Score == mine.Score && x.LastAt < mine.LastAt))),
            };
        return (page is null ? found : found.Cut(page)).ToListAsync();
    }

    private static LeaderboardView ViewOf(BoardFound found) => new()
    {
        Id = found.Board.Id,
        Project = ProjectLink.Of(found.Project),
        Incentive = found.Board.Incentive is { } id ? new NameLink(id.ToString(), found.Incentive ?? "") : null,
        Period = found.Board.Period,
        Metric = found.Board.Metric,
        Currency = found.Board.Currency,
        From = found.Board.CurrentStart,
        Until = found.Board.Current.End,
        OpenedAt = found.Board.OpenedAt,
        EndedAt = found.Board.EndedAt,
        Agents = found.Agents,
        MyPlace = found.Mine is null ? null : found.Before + 1,
    };

    private static async Task<Leaderboard> FindAsync(OffersDb db, Id<Leaderboard> id) =>
        await db.Leaderboards.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.LeaderboardNotFound.Because();

    private static async Task<BoardView> ShowAsync(
        OffersDb db, Leaderboard board, DateOnly? from, Id<IPerson>? agent)
    {
        var id = board.Id;
        var frozen = await db.LeaderboardSnapshots.Where(x => x.Leaderboard == id)
            .OrderByDescending(x => x.Start).Take(MostPeriods).ToListAsync();
        var periods = frozen.ConvertAll(x => Period(board, x.Start, x.FrozenAt));
        if (board.EndedAt is null)
        {
            periods.Insert(0, Period(board, board.CurrentStart, null));
        }

        var period = from is null ? periods[0] : periods.Find(x => x.From == from)
            ?? throw IncentiveCodes.LeaderboardNotFound.Because("It has no period that begins on that day.");
        var view = await ViewAsync(db, id);
        var standing = new BoardStanding(db, view, period.From, agent);
        var (rows, mine, gap) = await standing.ReadAsync(FirstPlaces);
        return new BoardView
        {
            Leaderboard = view, Period = period, Rows = rows, Mine = mine, Gap = gap, Periods = periods,
            Agents = frozen.Find(x => x.Start == period.From)?.Agents ?? view.Agents,
        };
    }

    private static BoardPeriodView Period(Leaderboard board, DateOnly start, DateTimeOffset? frozenAt) =>
        new(start, BoardSpan.Of(board.Period, start).End, frozenAt);

    private sealed class BoardFound
    {
        internal required Leaderboard Board { get; init; }

        internal required Project Project { get; init; }

        internal string? Incentive { get; init; }

        internal int Agents { get; init; }

        internal long? Mine { get; init; }

        internal int Before { get; init; }
    }
}
