using Offers.Domain.Investments;
using Offers.Domain.Ledger;

namespace Offers.Tests.Investments;

/// <summary>Planned payments to the minor unit, and returns beside values that spreadsheets publish.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void A_year_of_quarters_pays_four_times_and_the_principal_at_maturity()
    {
        var payments = PaymentSchedule.Of(new ScheduleTerms(
            InvestmentBook.Aed("100000.00"), new BasisPoints(825), DayCount.Act365, InterestFrequency.Quarterly,
            new DateOnly(2025, 1, 31), new DateOnly(2026, 1, 31)));

        Assert.Equal(
            [("2025-04-30", "2011.64"), ("2025-07-31", "2079.46"), ("2025-10-31", "2079.45"), ("2026-01-31", "2079.45"),
                ("2026-01-31", "100000.00")],
            payments.Select(x => ($"{x.Date:yyyy-MM-dd}", x.Amount.ToString())));
        Assert.Equal([89, 92, 92, 92, 0], payments.Select(x => x.Days));
    }

    [Fact]
    public void Planned_interest_is_the_interest_of_the_whole_time_whatever_the_periods_are()
    {
        var random = new Random(11);
        for (var n = 0; n < 5_000; n++)
        {
            var from = new DateOnly(2020, 1, 1).AddDays(random.Next(3_000));
            var terms = new ScheduleTerms(
                new Money(random.NextInt64(1, 10_000_000_000), Currency.Aed), new BasisPoints(random.Next(0, 5_000)),
                (DayCount)random.Next(3), (InterestFrequency)random.Next(5), from, from.AddDays(random.Next(4_000)));

            var payments = PaymentSchedule.Of(terms);

            var interest = payments.Where(x => x.Kind == DistributionKind.Interest).Sum(x => x.Amount.Minor);
            var whole = Interest.Of(terms.Principal, terms.Rate, terms.Count, (terms.From, terms.Maturity));
            Assert.True(whole.Minor == interest, $"{terms}: {whole} and {interest}");
            Assert.Equal(terms.Principal, payments[^1].Amount);
            Assert.Equal(payments.Select(x => x.Date).Order(), payments.Select(x => x.Date));
            Assert.All(payments.SkipLast(1), x => Assert.InRange(x.Date, terms.From, terms.Maturity));
        }
    }

    // The example of Microsoft's documentation of XIRR: 37.34 %. The others are worked out by hand.
    [Theory]
    [InlineData(3734, "2008-01-01:-10000", "2008-03-01:2750", "2008-10-30:4250", "2009-02-15:3250", "2009-04-01:2750")]
    [InlineData(1000, "2025-01-01:-1000", "2026-01-01:1100")]
    [InlineData(0, "2025-01-01:-1000", "2025-06-01:1000")]
    [InlineData(-5000, "2025-01-01:-1000", "2026-01-01:500")]
    [InlineData(2106, "2025-01-01:-1000", "2025-07-02:1100", "2025-07-02:0")]
    public void The_return_is_what_a_spreadsheet_says(int expected, params string[] amounts)
    {
        var flows = amounts.Select(x => x.Split(':'))
            .Select(x => new DatedAmount(
                DateOnly.Parse(x[0], null), long.Parse(x[1], System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(expected, Xirr.Of([.. flows])!.Value.Value);
    }

    [Theory]
    [InlineData]
    [InlineData("2025-01-01:-1000")]
    [InlineData("2025-01-01:-1000", "2025-01-01:1100")]
    [InlineData("2025-01-01:1000", "2026-01-01:1100")]
    public void There_is_no_return_without_time_or_without_both_signs(params string[] amounts) =>
        Assert.Null(Xirr.Of([.. amounts.Select(x => x.Split(':')).Select(x => new DatedAmount(
            DateOnly.Parse(x[0], null), long.Parse(x[1], System.Globalization.CultureInfo.InvariantCulture)))]));
}
