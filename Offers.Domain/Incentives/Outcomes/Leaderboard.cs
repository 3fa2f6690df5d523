using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Outcomes;

/// <summary>
/// Compares the agents of a project, or of one of its incentives, period after period. Its metric never changes, so
/// that nobody loses a place by a decision.
/// </summary>
public sealed class Leaderboard : Entity<Leaderboard>
{
    private Leaderboard()
    {
    }

    /// <summary>Opens a leaderboard; it counts from the period in which it is opened on.</summary>
    /// <param name="project">The project.</param>
    /// <param name="incentive">One of its incentives, where only what counts for that is compared.</param>
    /// <param name="what">The period and the metric.</param>
    /// <param name="now">The book's time.</param>
    public Leaderboard(
        Project project, Incentive? incentive, (BoardPeriod Period, BoardMetric Metric) what, DateTimeOffset now)
        : base(project.Book)
    {
        Project = project.Id;
        Builder = project.Builder;
        Incentive = incentive?.Id;
        Currency = project.Currency;
        ZoneId = project.Zone;
        (Period, Metric) = what;
        OpenedAt = now;
        FirstStart = SpanAt(now).Start;
        Begin(SpanAt(now));
    }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>The project's builder.</summary>
    public Id<Organisation> Builder { get; private set; }

    /// <summary>The incentive; null for all sales of the project.</summary>
    public Id<Incentive>? Incentive { get; private set; }

    /// <summary>How long agents are compared before it begins anew.</summary>
    public BoardPeriod Period { get; private set; }

    /// <summary>By what they are compared.</summary>
    public BoardMetric Metric { get; private set; }

    /// <summary>The currency of what is earned.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The IANA zone in which its periods begin and end.</summary>
    public string ZoneId { get; private set; } = "Asia/Dubai";

    /// <summary>The first day of its first period.</summary>
    public DateOnly FirstStart { get; private set; }

    /// <summary>The first day of the period that is counted now, or was counted last.</summary>
    public DateOnly CurrentStart { get; private set; }

    /// <summary>When the period that is counted now is over; null where it has no end, or it has ended.</summary>
    public DateTimeOffset? FreezesAt { get; private set; }

    /// <summary>When it was opened, in the book's time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the builder ended it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The period that is counted now, or was counted last.</summary>
    public BoardSpan Current => BoardSpan.Of(Period, CurrentStart);

    /// <summary>The instant from which on it counts.</summary>
    public DateTimeOffset CountsFrom => BoardSpan.Of(Period, FirstStart).StartsAt(Zone);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>The period in which an instant lies.</summary>
    public BoardSpan SpanAt(DateTimeOffset at) =>
        BoardSpan.Of(Period, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime));

    /// <summary>Locks the period that is over, and begins the next.</summary>
    /// <param name="agents">How many have a place in it.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c> before its end.</exception>
    public LeaderboardSnapshot Freeze(int agents, DateTimeOffset now)
    {
        if (FreezesAt is null || now < FreezesAt)
        {
            throw PlatformCodes.ActionNotAllowed.Because("The period is not over.");
        }

        var over = Current;
        Begin(BoardSpan.Of(Period, over.End!.Value));
        return new LeaderboardSnapshot(this, over.Start, (agents, now));
    }

    /// <summary>Ends it: the period that is counted now is locked as it stands, and no other begins.</summary>
    /// <param name="agents">How many have a place in it.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c> where it has ended.</exception>
    public LeaderboardSnapshot End(int agents, DateTimeOffset now)
    {
        if (EndedAt is not null)
        {
            throw PlatformCodes.ActionNotAllowed.Because("It has ended.");
        }

        (EndedAt, FreezesAt) = (now, null);
        return new LeaderboardSnapshot(this, CurrentStart, (agents, now));
    }

    private void Begin(BoardSpan span) => (CurrentStart, FreezesAt) = (span.Start, span.EndsAt(Zone));
}

/// <summary>That a period of a leaderboard is locked: places in it do not change any more.</summary>
public sealed class LeaderboardSnapshot
{
    private LeaderboardSnapshot()
    {
    }

    internal LeaderboardSnapshot(Leaderboard board, DateOnly start, (int Agents, DateTimeOffset At) frozen)
    {
        Leaderboard = board.Id;
        Start = start;
        (Agents, FrozenAt) = frozen;
    }

    /// <summary>The leaderboard.</summary>
    public Id<Leaderboard> Leaderboard { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly Start { get; private set; }

    /// <summary>How many agents have a place in it.</summary>
    public int Agents { get; private set; }

    /// <summary>When it was locked, in the book's time.</summary>
    public DateTimeOffset FrozenAt { get; private set; }
}

/// <summary>What an agent has on a leaderboard in a period.</summary>
public sealed class LeaderboardScore
{
    private LeaderboardScore()
    {
    }

    /// <summary>An agent who has nothing on a leaderboard yet.</summary>
    public LeaderboardScore(Leaderboard board, DateOnly start, Id<IPerson> agent) =>
        (Leaderboard, Start, Agent) = (board.Id, start, agent);

    /// <summary>The leaderboard.</summary>
    public Id<Leaderboard> Leaderboard { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly Start { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>Homes, or minor units: what decides about his place.</summary>
    public long Score { get; private set; }

    /// <summary>When the last of it was counted: of equal scores the earlier is before.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>What the score would be today; differs only where a home fell, or came, after the period was
    /// locked.</summary>
    public long Latest { get; private set; }

    /// <summary>Sets what an open period counts.</summary>
    public void Set(long score, DateTimeOffset lastAt) => (Score, LastAt, Latest) = (score, lastAt, score);

    /// <summary>Notes what a locked period would count today; the score stays.</summary>
    public void Note(long latest) => Latest = latest;
}
