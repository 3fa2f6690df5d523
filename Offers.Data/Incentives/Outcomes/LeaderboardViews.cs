using System.Text.Json.Serialization;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>A leaderboard where it is listed.</summary>
public sealed record LeaderboardView
{
    /// <summary>The identity.</summary>
    public required Id<Leaderboard> Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>The incentive; null for all sales of the project.</summary>
    public NameLink? Incentive { get; init; }

    /// <summary>How long agents are compared before it begins anew.</summary>
    public required BoardPeriod Period { get; init; }

    /// <summary>By what they are compared.</summary>
    public required BoardMetric Metric { get; init; }

    /// <summary>The currency of what is earned.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The first day of the period that is counted now, or was counted last.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after its last; null where it has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the builder ended it.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many agents have a place in it.</summary>
    public required int Agents { get; init; }

    /// <summary>The caller's own place; for agents, once they have one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MyPlace { get; init; }
}

/// <summary>An agent on a leaderboard.</summary>
public sealed record BoardRow
{
    /// <summary>His place; null where he has none.</summary>
    public int? Place { get; init; }

    /// <summary>His name, as far as the reader may know it.</summary>
    public required string Name { get; init; }

    /// <summary>How other agents see him.</summary>
    public required NameShown Shown { get; init; }

    /// <summary>The agent; for builders, and for himself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Id<IPerson>? AgentId { get; init; }

    /// <summary>True for the reader's own row.</summary>
    public required bool IsMe { get; init; }

    /// <summary>How many homes, where homes are compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Homes { get; init; }

    /// <summary>How much was earned, where that is compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Amount { get; init; }

    /// <summary>When the last of it was counted; for builders, and in the reader's own row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>What it would be today, where a home fell or came after the period was locked: homes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? HomesNow { get; init; }

    /// <summary>The same as an amount.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? AmountNow { get; init; }

    internal static BoardRow Of(LeaderboardView board, LeaderboardScore score, BoardPerson who) => new()
    {
        Place = score.Score > 0 ? who.Place : null,
        Name = who.Name,
        Shown = who.Shown,
        AgentId = who.SeesAll ? score.Agent : null,
        IsMe = who.IsMe,
        LastAt = who.SeesAll && score.Score > 0 ? score.LastAt : null,
        Homes = board.Metric == BoardMetric.HomesSold ? score.Score : null,
        Amount = board.Metric == BoardMetric.Earned ? new Money(score.Score, board.Currency) : null,
        HomesNow = board.Metric == BoardMetric.HomesSold && score.Latest != score.Score ? score.Latest : null,
        AmountNow = board.Metric == BoardMetric.Earned && score.Latest != score.Score
            ? new Money(score.Latest, board.Currency) : null,
    };
}

/// <summary>Who stands in a row, as the reader may see him.</summary>
/// <param name="Place">His place.</param>
/// <param name="Name">His name, as the reader sees it.</param>
/// <param name="Shown">How other agents see him.</param>
/// <param name="SeesAll">True where the reader sees who he is.</param>
/// <param name="IsMe">True for the reader himself.</param>
internal sealed record BoardPerson(int Place, string Name, NameShown Shown, bool SeesAll, bool IsMe);

/// <summary>What is needed to pass who is before.</summary>
/// <param name="Place">The place of who is before.</param>
/// <param name="Homes">So many more homes, where homes are compared.</param>
/// <param name="Amount">At least so much more, where earnings are compared.</param>
public sealed record BoardGap(int Place, long? Homes, Money? Amount);

/// <summary>A period of a leaderboard.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last; null where it has no end.</param>
/// <param name="FrozenAt">When it was locked; null while it counts.</param>
public sealed record BoardPeriodView(DateOnly From, DateOnly? Until, DateTimeOffset? FrozenAt);

/// <summary>A leaderboard with its first places.</summary>
public sealed record BoardView
{
    /// <summary>The leaderboard.</summary>
    public required LeaderboardView Leaderboard { get; init; }

    /// <summary>The period that is shown.</summary>
    public required BoardPeriodView Period { get; init; }

    /// <summary>How many agents have a place.</summary>
    public required int Agents { get; init; }

    /// <summary>The first of them, at most fifty.</summary>
    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>The reader's own row, for agents who have one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoardRow? Mine { get; init; }

    /// <summary>What the reader needs to pass who is before him.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoardGap? Gap { get; init; }

    /// <summary>All periods, the latest first.</summary>
    public required IReadOnlyList<BoardPeriodView> Periods { get; init; }

    /// <summary>Who is before whom.</summary>
    public string TieRule => Places.Rule;
}
