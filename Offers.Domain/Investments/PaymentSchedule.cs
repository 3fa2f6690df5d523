using Offers.Domain.Ledger;

namespace Offers.Domain.Investments;

/// <summary>How often an offer means to pay interest.</summary>
public enum InterestFrequency
{
    /// <summary>Once, with the principal.</summary>
    AtMaturity,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every three months.</summary>
    Quarterly,

    /// <summary>Every six months.</summary>
    HalfYearly,

    /// <summary>Every year.</summary>
    Yearly,
}

/// <summary>What a schedule is worked out from.</summary>
/// <param name="Principal">How much is in the offer.</param>
/// <param name="Rate">Simple yearly rate; zero where none is agreed.</param>
/// <param name="Count">How days are counted.</param>
/// <param name="Frequency">How often interest is paid.</param>
/// <param name="From">The first day that bears interest.</param>
/// <param name="Maturity">When the principal is due; not before <paramref name="From"/>.</param>
public sealed record ScheduleTerms(
    Money Principal, BasisPoints Rate, DayCount Count, InterestFrequency Frequency, DateOnly From, DateOnly Maturity);

/// <summary>One payment that is planned.</summary>
/// <param name="Date">When.</param>
/// <param name="Kind">Interest or principal.</param>
/// <param name="Amount">How much.</param>
/// <param name="Days">The days of interest, as they are counted; 0 for the principal.</param>
public sealed record ScheduledPayment(DateOnly Date, DistributionKind Kind, Money Amount, int Days);

/// <summary>
/// The payments that an offer plans: interest after each period, counted from the first day on the same day of the
/// month (or the last one that the month has), and the principal at maturity.
/// </summary>
public static class PaymentSchedule
{
    /// <summary>The most periods of a schedule: a hundred years of months.</summary>
    public const int MostPeriods = 1_200;

    /// <summary>
    /// The payments in order of their dates. Each interest is what has accrued since the first day less what was
    /// planned before, so that together they are the interest of the whole time to the minor unit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Maturity is before the first day.</exception>
    public static IReadOnlyList<ScheduledPayment> Of(ScheduleTerms terms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.Maturity, terms.From);
        var payments = new List<ScheduledPayment>();
        var (before, planned) = (terms.From, Money.Zero(terms.Principal.Currency));
        foreach (var date in Dates(terms))
        {
            var accrued = Interest.Of(terms.Principal, terms.Rate, terms.Count, (terms.From, date));
            var days = Interest.Days(terms.Count, before, date).Days;
            if (accrued > planned)
            {
                payments.Add(new ScheduledPayment(date, DistributionKind.Interest, accrued - planned, days));
            }

            (before, planned) = (date, accrued);
        }

        payments.Add(new ScheduledPayment(terms.Maturity, DistributionKind.Principal, terms.Principal, 0));
        return payments;
    }

    private static IEnumerable<DateOnly> Dates(ScheduleTerms terms)
    {
        var months = MonthsOf(terms.Frequency);
        for (var period = 1; months > 0 && period < MostPeriods; period++)
        {
            var date = terms.From.AddMonths(period * months);
            if (date >= terms.Maturity)
            {
                break;
            }

            yield return date;
        }

        yield return terms.Maturity;
    }

    private static int MonthsOf(InterestFrequency frequency) => frequency switch
    {
        InterestFrequency.Monthly => 1,
        InterestFrequency.Quarterly => 3,
        InterestFrequency.HalfYearly => 6,
        InterestFrequency.Yearly => 12,
        _ => 0,
    };
}
