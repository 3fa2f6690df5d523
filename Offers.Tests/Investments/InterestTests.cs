using Offers.Domain.Investments;
using Offers.Domain.Ledger;

namespace Offers.Tests.Investments;

/// <summary>Days and interest, beside examples that are worked out by hand from the definitions.</summary>
public sealed class InterestTests
{
    // Pairs of dates by which 30/360 conventions are usually told apart: ends of months and of February.
    [Theory]
    [InlineData("2007-01-15", "2007-01-30", 15)]
    [InlineData("2007-01-15", "2007-02-15", 30)]
    [InlineData("2007-01-15", "2007-07-15", 180)]
    [InlineData("2007-09-30", "2008-03-31", 180)]
    [InlineData("2007-09-30", "2007-10-31", 30)]
    [InlineData("2007-09-30", "2008-09-30", 360)]
    [InlineData("2007-01-15", "2007-01-31", 16)]
    [InlineData("2007-01-31", "2007-02-28", 28)]
    [InlineData("2007-02-28", "2007-03-31", 33)]
    [InlineData("2006-08-31", "2007-02-28", 178)]
    [InlineData("2007-02-28", "2007-08-31", 183)]
    [InlineData("2007-02-26", "2008-02-29", 363)]
    [InlineData("2008-02-29", "2009-02-28", 359)]
    [InlineData("2008-02-29", "2008-03-31", 32)]
    [InlineData("2007-10-31", "2007-11-28", 28)]
    public void Thirty_days_a_month_are_counted_as_the_bond_basis_says(string from, string to, int days) =>
        Assert.Equal((days, 360), Interest.Days(DayCount.Thirty360, Day(from), Day(to)));

    [Theory]
    [InlineData(DayCount.Act365, "2025-01-01", "2026-01-01", 365, 365)]
    [InlineData(DayCount.Act365, "2024-01-01", "2025-01-01", 366, 365)]
    [InlineData(DayCount.Act360, "2026-02-01", "2026-03-01", 28, 360)]
    [InlineData(DayCount.Act360, "2026-03-01", "2026-03-01", 0, 360)]
    public void Calendar_days_are_counted_from_the_first_up_to_the_last(
        DayCount count, string from, string to, int days, int year) =>
        Assert.Equal((days, year), Interest.Days(count, Day(from), Day(to)));

    [Theory]
    [InlineData("100000.00", 825, DayCount.Act365, "2025-01-01", "2026-01-01", "8250.00")]
    [InlineData("100000.00", 825, DayCount.Act360, "2025-01-01", "2026-01-01", "8364.58")]
    [InlineData("100000.00", 825, DayCount.Thirty360, "2025-01-01", "2026-01-01", "8250.00")]
    [InlineData("0.01", 10_000, DayCount.Act365, "2025-01-01", "2025-07-02", "0.00")]
    [InlineData("1000000000000.00", 100_000, DayCount.Act365, "2000-01-01", "2000-12-31", "10000000000000.00")]
    public void Interest_is_rounded_once(
        string principal, int rate, DayCount count, string from, string to, string expected) =>
        Assert.Equal(
            expected,
            Interest.Of(InvestmentBook.Aed(principal), new BasisPoints(rate), count, (Day(from), Day(to))).ToString());

    [Fact]
    public void Interest_of_two_parts_of_a_time_differs_from_that_of_the_whole_by_a_minor_unit_at_most()
    {
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var principal = new Money(random.NextInt64(1, 1_000_000_000_00), Currency.Aed);
            var rate = new BasisPoints(random.Next(0, 5_000));
            var count = (DayCount)random.Next(2);
            var days = new[] { random.Next(0, 4_000), random.Next(0, 4_000), random.Next(0, 4_000) }.Order()
                .Select(DateOnly.FromDayNumber).ToArray();
            var whole = Interest.Of(principal, rate, count, (days[0], days[2]));
            var parts = Interest.Of(principal, rate, count, (days[0], days[1]))
                + Interest.Of(principal, rate, count, (days[1], days[2]));
            Assert.InRange(parts.Minor - whole.Minor, -1, 1);
        }
    }

    private static DateOnly Day(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
