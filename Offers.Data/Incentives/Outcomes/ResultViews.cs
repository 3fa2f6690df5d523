using System.Text.Json.Serialization;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>Claims of one state.</summary>
/// <param name="Status">The state.</param>
/// <param name="Count">How many.</param>
/// <param name="Worth">What they are worth together.</param>
/// <param name="Paid">What is paid of them, less what is owed back.</param>
public sealed record ClaimCount(ClaimStatus Status, int Count, Money Worth, Money Paid);

/// <summary>What a part of the period counted.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last.</param>
/// <param name="Views">How often agents read; once a day each.</param>
/// <param name="Claims">How many claims came about.</param>
/// <param name="HomesBooked">How many homes were booked and not cancelled.</param>
/// <param name="Cost">What the claims that stand are worth.</param>
/// <param name="Paid">What is paid of the claims.</param>
public sealed record ResultPart(
    DateOnly From, DateOnly Until, int Views, int Claims, int HomesBooked, Money Cost, Money Paid);

/// <summary>
/// Homes booked beside as many days before. It says what differed, not why: season, prices and other offers move
/// sales, too.
/// </summary>
public sealed record UpliftView
{
    /// <summary>The first day that is compared: of the period, but not before the promise began.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last: of the period, but not after the promise ended, and not after today.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The first of as many days before.</summary>
    public required DateOnly BeforeFrom { get; init; }

    /// <summary>Homes booked then and not cancelled.</summary>
    public required int HomesBefore { get; init; }

    /// <summary>Homes booked in the days that are compared and not cancelled.</summary>
    public required int Homes { get; init; }

    /// <summary>The difference; below nothing where fewer were booked.</summary>
    public int ExtraHomes => Homes - HomesBefore;

    /// <summary>The difference in basis points of the homes before; null where there were none.</summary>
    public long? ChangeBps => ResultMath.ChangeBps(HomesBefore, Homes);

    /// <summary>What those before were sold for.</summary>
    public required Money RevenueBefore { get; init; }

    /// <summary>What those of the period were sold for.</summary>
    public required Money Revenue { get; init; }
}

/// <summary>What came of promises in a period, in one currency.</summary>
public sealed record ResultView
{
    /// <summary>The incentive; null for all of a project or of all projects.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NameLink? Incentive { get; init; }

    /// <summary>The project; null for all projects.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NameLink? Project { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The first day (UTC).</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>How often agents read, each incentive once a day.</summary>
    public required int Views { get; init; }

    /// <summary>How many agents read.</summary>
    public required int AgentsReached { get; init; }

    /// <summary>How many agents sell the projects now.</summary>
    public required int AgentsSelling { get; init; }

    /// <summary>How many claims came about in the period.</summary>
    public required int Claims { get; init; }

    /// <summary>These by state.</summary>
    public required IReadOnlyList<ClaimCount> States { get; init; }

    /// <summary>Of those that were decided: the share that was not rejected, in basis points; null of none.</summary>
    public long? ApprovalRateBps { get; init; }

    /// <summary>The time in the middle from a claim to its approval, in seconds; null of none.</summary>
    public long? MedianApprovalSeconds { get; init; }

    /// <summary>What the claims that stand are worth: neither rejected nor reversed.</summary>
    public required Money Cost { get; init; }

    /// <summary>What is paid of all of them, less what is owed back.</summary>
    public required Money Paid { get; init; }

    /// <summary>How many homes the claims that stand are for.</summary>
    public required int HomesCounted { get; init; }

    /// <summary>What these homes were sold for, each once.</summary>
    public required Money Revenue { get; init; }

    /// <summary>The cost for each of these homes; null of none.</summary>
    public Money? CostPerHome => ResultMath.Each(Cost, HomesCounted);

    /// <summary>The bookings beside those before; null where no promise ran on any of the days.</summary>
    public required UpliftView? Uplift { get; init; }

    /// <summary>The cost for each home more than before; null where there are none.</summary>
    public Money? CostPerExtraHome => Uplift is { } uplift ? ResultMath.Each(Cost, uplift.ExtraHomes) : null;

    /// <summary>(revenue - revenue before - cost) / cost of the days that are compared, in basis points; null where
    /// nothing was promised, and where nothing is compared.</summary>
    public long? ReturnBps =>
        Uplift is { } uplift ? ResultMath.ReturnBps(uplift.RevenueBefore, uplift.Revenue, Cost) : null;

    /// <summary>The period in days, weeks, months or quarters; they make the whole.</summary>
    public required IReadOnlyList<ResultPart> Parts { get; init; }
}

/// <summary>What came of all promises of a project, or of all projects.</summary>
/// <param name="From">The first day (UTC).</param>
/// <param name="Until">The day after the last.</param>
/// <param name="Results">By currency; never summed over two.</param>
public sealed record ResultsView(DateOnly From, DateOnly Until, IReadOnlyList<ResultView> Results);
