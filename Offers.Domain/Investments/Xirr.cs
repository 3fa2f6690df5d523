using Offers.Domain.Ledger;

namespace Offers.Domain.Investments;

/// <summary>One payment as the investor sees it.</summary>
/// <param name="Date">When.</param>
/// <param name="Minor">How much in minor units: below zero what he paid, above what he got.</param>
public readonly record struct DatedAmount(DateOnly Date, long Minor);

/// <summary>
/// The internal rate of return of payments on irregular dates, as spreadsheets work out XIRR: the yearly rate r at
/// which the sum of amount / (1 + r) ^ (days since the first payment / 365) is zero. It is an estimate and never money.
/// </summary>
public static class Xirr
{
    private const double DaysOfYear = 365;
    private const double Lowest = -0.9999;
    private const double Highest = 1_000;
    private const int MostSteps = 200;

    /// <summary>The rate, rounded to basis points.</summary>
    /// <param name="amounts">The payments, in any order, in one currency.</param>
    /// <returns>The rate; null where there is none: all on one day, all of one sign, or beyond 100,000 %.</returns>
    public static BasisPoints? Of(IReadOnlyList<DatedAmount> amounts)
    {
        if (amounts.Count == 0 || amounts.All(x => x.Minor >= 0) || amounts.All(x => x.Minor <= 0))
        {
            return null;
        }

        var first = amounts.Min(x => x.Date).DayNumber;
        var flows = amounts.Select(x => ((x.Date.DayNumber - first) / DaysOfYear, (double)x.Minor)).ToArray();
        return flows.All(x => x.Item1 == 0) ? null : Search(flows);
    }

    // Halves the range in which the value changes its sign: slower than Newton's method, and it cannot miss.
    private static BasisPoints? Search((double Years, double Amount)[] flows)
    {
        var (low, high) = (Lowest, Highest);
        var atLow = ValueAt(flows, low);
        if (Math.Sign(atLow) == Math.Sign(ValueAt(flows, high)))
        {
            return null;
        }

        for (var step = 0; step < MostSteps; step++)
        {
            var middle = (low + high) / 2;
            _ = Math.Sign(ValueAt(flows, middle)) == Math.Sign(atLow) ? low = middle : high = middle;
        }

        return new BasisPoints((int)Math.Round((low + high) / 2 * BasisPoints.Whole.Value, MidpointRounding.ToEven));
    }

    private static double ValueAt((double Years, double Amount)[] flows, double rate) =>
        flows.Sum(flow => flow.Amount / Math.Pow(1 + rate, flow.Years));
}
