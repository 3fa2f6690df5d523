using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives.Outcomes;

/// <summary>Places, periods and rates, on numbers that anybody can check.</summary>
public sealed class OutcomeMathTests
{
    private static readonly DateTimeOffset _noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void More_comes_first_then_the_earlier_and_who_is_equal_in_both_shares_a_place() => Assert.Equal(
        [1, 2, 3, 3, 5],
        Places.Of([(3, _noon), (2, _noon), (2, _noon.AddTicks(1)), (2, _noon.AddTicks(1)), (1, _noon)]));

    [Fact]
    public void Passing_needs_one_more_since_the_earlier_is_before() =>
        Assert.Equal((1, 4), (Places.ToPass(2, 2), Places.ToPass(2, 5)));

    [Theory]
    [InlineData(BoardPeriod.Month, "2026-12-31", "2026-12-01", "2027-01-01")]
    [InlineData(BoardPeriod.Quarter, "2026-05-15", "2026-04-01", "2026-07-01")]
    [InlineData(BoardPeriod.Quarter, "2026-12-31", "2026-10-01", "2027-01-01")]
    [InlineData(BoardPeriod.Whole, "2026-05-15", "1970-01-01", null)]
    public void Periods_are_those_of_the_calendar(BoardPeriod period, string day, string start, string? end) =>
        Assert.Equal(
            new BoardSpan(DateOnly.Parse(start), end is null ? null : DateOnly.Parse(end)),
            BoardSpan.Of(period, DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-01-01", "2026-01-08", 7)]
    [InlineData("2026-01-01", "2026-02-01", 5)]
    [InlineData("2026-01-15", "2026-12-01", 11)]
    [InlineData("2022-01-01", "2026-12-01", 20)]
    public void The_parts_of_a_period_make_the_whole(string from, string until, int parts)
    {
        var period = new ResultPeriod(DateOnly.Parse(from), DateOnly.Parse(until));
        var cut = period.Parts();
        Assert.Equal((parts, period.From, period.Until), (cut.Count, cut[0].From, cut[^1].Until));
        Assert.All(cut.Zip(cut.Skip(1)), x => Assert.Equal(x.First.Until, x.Second.From));
        Assert.Equal((period.Days, period.From), (period.Before.Days, period.Before.Until));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-02-01", 10)]
    [InlineData("2026-01-15", "2026-02-01", 6)]
    [InlineData("2026-02-01", "2026-03-01", null)]
    [InlineData("2026-01-21", "2026-03-01", null)]
    public void Only_days_of_both_are_compared(string from, string until, int? days) => Assert.Equal(
        days, new ResultPeriod(DateOnly.Parse(from), DateOnly.Parse(until))
            .Within(new DateOnly(2026, 1, 11), new DateOnly(2026, 1, 21))?.Days);

    [Theory]
    [InlineData("2026-02-01", "2026-02-01")]
    [InlineData("2026-02-02", "2026-02-01")]
    [InlineData("2020-02-02", "2026-02-01")]
    [InlineData("yesterday", null)]
    public void Days_that_make_no_period_are_refused(string? from, string? until) =>
        Assert.Equal("validation_failed", Assert.Throws<Refusal>(() => ResultPeriod.Read(
            from, until, new ResultPeriod(new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)))).Code.Code);

    [Fact]
    public void Rates_are_what_a_calculator_says()
    {
        Assert.Equal(5_000, ResultMath.ChangeBps(10, 15));
        Assert.Equal(-10_000, ResultMath.ChangeBps(10, 0));
        Assert.Null(ResultMath.ChangeBps(0, 3));

        // (1,500 - 1,000 - 100) / 100 = 4.
        Assert.Equal(40_000, ResultMath.ReturnBps(Inr("1000.00"), Inr("1500.00"), Inr("100.00")));
        Assert.Equal(-10_000, ResultMath.ReturnBps(Inr("1000.00"), Inr("1000.00"), Inr("100.00")));
        Assert.Null(ResultMath.ReturnBps(Inr("1000.00"), Inr("1500.00"), Money.Zero(Currency.Inr)));
        Assert.Equal("33.33", ResultMath.Each(Inr("100.00"), 3)?.ToString());
        Assert.Null(ResultMath.Each(Inr("100.00"), 0));
        Assert.Null(ResultMath.Median([]));
        Assert.Equal(
            TimeSpan.FromHours(2), ResultMath.Median([.. new[] { 9, 1, 2 }.Select(x => TimeSpan.FromHours(x))]));
        Assert.Equal(
            TimeSpan.FromHours(3), ResultMath.Median([.. new[] { 9, 1, 2, 4 }.Select(x => TimeSpan.FromHours(x))]));
    }

    [Theory]
    [InlineData(NameShown.Name, "Asha Rao", "Asha Rao")]
    [InlineData(NameShown.Initials, "asha  rao", "A. R.")]
    [InlineData(NameShown.Initials, "محمد علي", "م. ع.")]
    [InlineData(NameShown.Initials, "Ana Maria de la Cruz", "A. M. D.")]
    [InlineData(NameShown.Hidden, "Asha Rao", "An agent")]
    public void Agents_are_named_as_they_wish(NameShown shown, string name, string read) =>
        Assert.Equal(read, LeaderboardName.Of(shown, name));
}
