using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Ledger;

public sealed class StatementPeriodTests
{
    private static readonly TimeZoneInfo _dubai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Dubai");
    private static readonly DateTimeOffset _now = new(2026, 3, 31, 22, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Without_dates_it_runs_from_the_first_of_the_month_in_the_owners_zone_until_now()
    {
        var period = StatementPeriod.Read((null, null), _dubai, _now);
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 20, 0, 0, TimeSpan.Zero), period.From);
        Assert.Equal(_now, period.Until);
    }

    [Fact]
    public void Dates_are_days_in_the_owners_zone_and_instants_are_themselves()
    {
        var period = StatementPeriod.Read(("2026-03-01", "2026-03-02T08:00:00Z"), _dubai, _now);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 20, 0, 0, TimeSpan.Zero), period.From);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), period.Until);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("2026-03-02", "2026-03-02")]
    [InlineData("2026-05-01", "2026-06-01")]
    [InlineData("yesterday", null)]
    [InlineData("2026-13-01", null)]
    [InlineData("0001-01-01", null)]
    public void A_period_that_is_none_is_refused(string from, string? until)
    {
        var refusal = Assert.Throws<Refusal>(() => StatementPeriod.Read((from, until), _dubai, _now));
        Assert.Equal(PlatformCodes.ValidationFailed, refusal.Code);
    }

    [Fact]
    public void Ten_years_are_the_most()
    {
        StatementPeriod.Read(("2016-03-01", "2026-03-01"), TimeZoneInfo.Utc, _now);
        var refusal = Assert.Throws<Refusal>(() =>
            StatementPeriod.Read(("2016-03-01", "2026-03-02"), TimeZoneInfo.Utc, _now));
        Assert.Equal(LedgerCodes.StatementTooLong, refusal.Code);
    }

    [Fact]
    public void A_day_without_midnight_begins_an_hour_later()
    {
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo");
        var start = StatementPeriod.StartOf(new DateOnly(2024, 4, 26), cairo);
        Assert.Equal(new DateTimeOffset(2024, 4, 25, 22, 0, 0, TimeSpan.Zero), start);
    }

    [Fact]
    public void A_code_is_read_however_it_was_typed()
    {
        var code = StatementCode.New();
        Assert.Equal(29, code.Length);
        Assert.Equal(code, StatementCode.Normalise(code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Null(StatementCode.Normalise(code[..^1]));
        Assert.Null(StatementCode.Normalise(code[..^1] + "1"));
        Assert.Null(StatementCode.Normalise(null));
    }
}
