using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>How agents are to be compared.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IncentiveId">One of its incentives, where only what counts for that is compared.</param>
/// <param name="Period"><c>month</c>, <c>quarter</c> or <c>whole</c>.</param>
/// <param name="Metric"><c>homes_sold</c> or <c>earned</c>.</param>
public sealed record LeaderboardBody(
    Id<Project>? ProjectId = null, Id<Incentive>? IncentiveId = null, BoardPeriod Period = BoardPeriod.Month,
    BoardMetric Metric = BoardMetric.HomesSold);

/// <summary>How an agent wants to be named to other agents.</summary>
/// <param name="Shown"><c>initials</c>, <c>name</c> or <c>hidden</c>.</param>
public sealed record LeaderboardNameBody(NameShown? Shown = null);

/// <summary>Opens, locks and ends leaderboards, and keeps how agents are named on them.</summary>
public sealed class LeaderboardDesk(UnitOfWork writes)
{
    /// <summary>Opens a leaderboard. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>project_not_found</c>, <c>not_owner</c>,
    /// <c>incentive_not_found</c>; <c>leaderboard_exists</c> as an answer.</exception>
    public Task<Answer> OpenAsync(CommandRequest request, ProjectScope scope, LeaderboardBody body) =>
        writes.RunAsync(request, new Deed("incentives.leaderboard.open", ""), async work =>
        {
            var id = body.ProjectId ?? throw Refusal.OfField("projectId", "'projectId' is required.");
            var project = await scope.ForMakingAsync(work.Db, id);
            var incentive = body.IncentiveId is { } one
                ? await work.Db.Incentives.SingleOrDefaultAsync(
                    x => x.Id == one && x.Project == id && x.TermsVersion > 0)
                    ?? throw IncentiveCodes.IncentiveNotFound.Because()
                : null;
            var same = await work.Db.Leaderboards.Where(x => x.Project == id && x.EndedAt == null
                && x.Period == body.Period && x.Metric == body.Metric).ToListAsync();
            if (same.Exists(x => x.Incentive == body.IncentiveId))
            {
                throw IncentiveCodes.LeaderboardExists.Because();
            }

            var board = new Leaderboard(project, incentive, (body.Period, body.Metric), work.Now);
            work.Db.Add(board);
            await work.FlushAsync();
            await work.ScoreAsync(board, null);
            Tell(work, board, "opened");
            await work.FlushAsync();
            return Answer.Created(
                await LeaderboardQueries.ViewAsync(work.Db, board.Id), $"/api/v1/builder/leaderboards/{board.Id}");
        });

    /// <summary>Ends a leaderboard; what it counts now is locked.</summary>
    /// <exception cref="Refusal"><c>leaderboard_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> EndAsync(CommandRequest request, ProjectScope scope, Id<Leaderboard> id) =>
        writes.RunAsync(request, new Deed("incentives.leaderboard.end", id.ToString()), async work =>
        {
            var board = await work.Db.Leaderboards.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.LeaderboardNotFound.Because();
            scope.Require(board.Builder, IncentiveCodes.LeaderboardNotFound);
            work.Db.Add(board.End(await AgentsAsync(work, board), work.Now));
            Tell(work, board, "ended");
            await work.FlushAsync();
            return Answer.Ok(await LeaderboardQueries.ViewAsync(work.Db, id));
        });

    /// <summary>Locks the periods that are over; none twice.</summary>
    /// <exception cref="Refusal"><c>leaderboard_not_found</c>.</exception>
    public Task<Answer> FreezeAsync(CommandRequest request, Id<Leaderboard> id) =>
        writes.RunAsync(request, new Deed("incentives.leaderboard.freeze", id.ToString()), async work =>
        {
            var board = await work.Db.Leaderboards.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.LeaderboardNotFound.Because();
            while (board.FreezesAt <= work.Now)
            {
                work.Db.Add(board.Freeze(await AgentsAsync(work, board), work.Now));
                Tell(work, board, "frozen");
            }

            return Answer.None();
        });

    /// <summary>Keeps how the caller wants to be named to other agents; people belong to the live book, and so does
    /// that.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Task<Answer> ChooseNameAsync(CommandRequest request, LeaderboardNameBody body) =>
        writes.RunAsync(request.InLive(), new Deed("incentives.leaderboard.name", ""), async work =>
        {
            var shown = body.Shown ?? throw Refusal.OfField("shown", "'shown' is initials, name or hidden.");
            var agent = work.Caller.Person ?? throw PlatformCodes.Unauthenticated.Because();
            var name = await work.Db.LeaderboardNames.SingleOrDefaultAsync(x => x.Agent == agent);
            var before = name?.Shown;
            if (name is null)
            {
                work.Db.Add(new LeaderboardName(agent, shown, work.Now));
            }
            else
            {
                name.Choose(shown, work.Now);
            }

            work.Audit(new AuditFact(
                "incentives.leaderboard.named", agent.ToString(),
                before is null ? null : OffersJson.Text(new { Shown = before }), OffersJson.Text(new { Shown = shown }),
                null));
            return Answer.Ok(new LeaderboardNameBody(shown));
        });

    private static Task<int> AgentsAsync(ClosureWork work, Leaderboard board)
    {
        var (id, start) = (board.Id, board.CurrentStart);
        return work.Db.LeaderboardScores.CountAsync(x => x.Leaderboard == id && x.Start == start && x.Score > 0);
    }

    private static void Tell(ClosureWork work, Leaderboard board, string happened)
    {
        var fact = new LeaderboardFact(
            board.Id, board.Builder, board.Project, board.Incentive, board.Period, board.Metric, board.CurrentStart);
        work.Audit(new AuditFact(
            "incentives.leaderboard." + happened, board.ObjectId, null, OffersJson.Text(fact), null));
        work.Raise(board, "incentives.leaderboard." + happened, fact);
    }
}

/// <summary>What events and audit say of a leaderboard.</summary>
internal sealed record LeaderboardFact(
    Id<Leaderboard> Id, Id<Organisation> Owner, Id<Project> Project, Id<Incentive>? Incentive, BoardPeriod Period,
    BoardMetric Metric, DateOnly CurrentStart);
