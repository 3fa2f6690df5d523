using Offers.Domain.Ledger;

namespace Offers.Domain.Investments;

/// <summary>
/// Simple interest by day count: ACT/365 (Fixed) and ACT/360 count calendar days; 30/360 is the bond basis of the 2006
/// ISDA Definitions, section 4.16(f).
/// </summary>
public static class Interest
{
    private const int DaysOfMonth = 30;

    /// <summary>How many days lie between two dates, and of how many a year has.</summary>
    /// <param name="count">How days are counted.</param>
    /// <param name="from">The first day, which counts.</param>
    /// <param name="to">The last day, which does not; not before the first.</param>
    public static (int Days, int Year) Days(DayCount count, DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return count switch
        {
            DayCount.Act365 => (to.DayNumber - from.DayNumber, 365),
            DayCount.Act360 => (to.DayNumber - from.DayNumber, 360),
            _ => (ThirtyDayMonths(from, to), 360),
        };
    }

    /// <summary>Principal x rate x days / days of the year, rounded half-even once.</summary>
    public static Money Of(Money principal, BasisPoints rate, DayCount count, (DateOnly From, DateOnly To) period)
    {
        var (days, year) = Days(count, period.From, period.To);
        return new Money(
            Rounding.Divide((Int128)principal.Minor * rate.Value * days, (Int128)BasisPoints.Whole.Value * year),
            principal.Currency);
    }

    private static int ThirtyDayMonths(DateOnly from, DateOnly to)
    {
        var first = Math.Min(from.Day, DaysOfMonth);
        var last = to.Day > DaysOfMonth && first == DaysOfMonth ? DaysOfMonth : to.Day;
        return (360 * (to.Year - from.Year)) + (DaysOfMonth * (to.Month - from.Month)) + last - first;
    }
}
