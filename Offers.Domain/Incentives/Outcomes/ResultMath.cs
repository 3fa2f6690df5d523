using Offers.Domain.Ledger;

namespace Offers.Domain.Incentives.Outcomes;

/// <summary>The rates of results, in whole numbers all the way.</summary>
public static class ResultMath
{
    /// <summary>A part of a whole in basis points, rounded half to even; null of nothing.</summary>
    public static long? ShareBps(long part, long whole) =>
        whole <= 0 ? null : Rounding.Divide((Int128)part * BasisPoints.Whole.Value, whole);

    /// <summary>By how much something grew, in basis points of what it was; null where it was nothing.</summary>
    public static long? ChangeBps(long before, long now) => ShareBps(now - before, before);

    /// <summary>
    /// Return: the difference of what homes were sold for, now and before, less what the rewards cost, in basis points
    /// of that cost. Null where they cost nothing.
    /// </summary>
    public static long? ReturnBps(Money before, Money now, Money cost) =>
        ShareBps((now - before - cost).Minor, cost.Minor);

    /// <summary>An amount for each of some; null of none.</summary>
    public static Money? Each(Money amount, long count) =>
        count <= 0 ? null : new Money(Rounding.Divide(amount.Minor, count), amount.Currency);

    /// <summary>The one in the middle, or what is between the two in the middle; null of none.</summary>
    public static TimeSpan? Median(IEnumerable<TimeSpan> times)
    {
        var ordered = times.Order().ToList();
        var middle = ordered.Count / 2;
        return ordered.Count == 0 ? null
            : ordered.Count % 2 == 1 ? ordered[middle]
            : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
