using Offers.Domain.Ledger;

namespace Offers.Domain.Incentives.Outcomes;

/// <summary>How long agents are compared before a leaderboard begins anew.</summary>
public enum BoardPeriod
{
    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>A quarter of the calendar.</summary>
    Quarter,

    /// <summary>All the time until the builder ends it.</summary>
    Whole,
}

/// <summary>By what agents are compared.</summary>
public enum BoardMetric
{
    /// <summary>Homes whose price is paid, in the period in which it was paid; cancelled ones do not count.</summary>
    HomesSold,

    /// <summary>What claims are worth that were approved in the period and still stand.</summary>
    Earned,
}

/// <summary>One period of a leaderboard.</summary>
/// <param name="Start">Its first day in the project's zone.</param>
/// <param name="End">The day after its last; null where it has no end.</param>
public readonly record struct BoardSpan(DateOnly Start, DateOnly? End)
{
    private const int QuarterMonths = 3;

    /// <summary>The first day of what has no beginning.</summary>
    public static readonly DateOnly Beginning = new(1970, 1, 1);

    /// <summary>The period in which a day lies.</summary>
    public static BoardSpan Of(BoardPeriod period, DateOnly day) => period switch
    {
        BoardPeriod.Month => Months(new DateOnly(day.Year, day.Month, 1), 1),
        BoardPeriod.Quarter => Months(
            new DateOnly(day.Year, day.Month - ((day.Month - 1) % QuarterMonths), 1), QuarterMonths),
        _ => new BoardSpan(Beginning, null),
    };

    /// <summary>When it begins in a zone.</summary>
    public DateTimeOffset StartsAt(TimeZoneInfo zone) => StatementPeriod.StartOf(Start, zone);

    /// <summary>When it is over in a zone; null where it has no end.</summary>
    public DateTimeOffset? EndsAt(TimeZoneInfo zone) =>
        End is { } end ? StatementPeriod.StartOf(end, zone) : null;

    private static BoardSpan Months(DateOnly start, int months) => new(start, start.AddMonths(months));
}
