using Offers.Domain.Ledger;
using Offers.Web.Platform.Pdf;

namespace Offers.Tests.Pdf;

public sealed class PaperTextTests
{
    [Theory]
    [InlineData("AED", 0, "0.00")]
    [InlineData("AED", 5, "0.05")]
    [InlineData("AED", 99_999, "999.99")]
    [InlineData("AED", 100_000, "1,000.00")]
    [InlineData("AED", -6_508_750, "−65,087.50")]
    [InlineData("INR", 10_000_000, "1,00,000.00")]
    [InlineData("INR", -123_456_789_000, "−1,23,45,67,890.00")]
    [InlineData("KWD", 1_234_567, "1,234.567")]
    [InlineData("JPY", 1_234_567, "1,234,567")]
    [InlineData("AED", long.MinValue, "−92,233,720,368,547,758.08")]
    public void Amounts_are_grouped_as_their_currency_is(string currency, long minor, string expected) =>
        Assert.Equal(expected, PaperAmount.Of(new(minor, Currency.Parse(currency))).ToString());

    [Theory]
    [InlineData("2026-10-01", "2026-11-01", "1 to 31 October 2026", "1 إلى 31 أكتوبر 2026")]
    [InlineData("2026-10-05", "2026-10-06", "5 October 2026", "5 أكتوبر 2026")]
    [InlineData("2026-09-15", "2026-11-01", "15 September to 31 October 2026", "15 سبتمبر إلى 31 أكتوبر 2026")]
    [InlineData("2025-12-01", "2026-02-01", "1 December 2025 to 31 January 2026", "1 ديسمبر 2025 إلى 31 يناير 2026")]
    [InlineData("2026-11-01", "2026-11-21T08:15", "1 November 2026 to 21 November 2026, 08:15",
        "1 نوفمبر 2026 إلى 21 نوفمبر 2026، 08:15")]
    public void Period_is_said_in_the_shortest_clear_form(string from, string until, string english, string arabic)
    {
        var statement = Samples.Statement(0) with { From = InDubai(from), Until = InDubai(until) };

        Assert.Equal(english, StatementLabels.In(PaperLanguage.English).Period(statement));
        Assert.Equal(arabic, StatementLabels.In(PaperLanguage.Arabic).Period(statement));
    }

    [Fact]
    public void Statement_that_does_not_add_up_is_not_printed()
    {
        var statement = Samples.Statement(9);
        PaperBalances fils = new(new(1, Currency.Aed), new(0, Currency.Aed));
        var wrong = statement with { Closing = statement.Closing + fils };

        Assert.Throws<InvalidOperationException>(() => wrong.ToRequest());
        Assert.Throws<InvalidOperationException>(() => (statement with { Totals = [] }).ToRequest());
    }

    [Fact]
    public void Qr_code_has_its_three_corners()
    {
        var code = QrPath.Of("https://offers.example/verify/QF7K-29XM-4TDA-PLQ9-X7RN");

        Assert.StartsWith("M0 0h7v1h-7z", code.Drawing);
        Assert.Contains(FormattableString.Invariant($"M{code.Size - 7} 0h7v1h-7z"), code.Drawing);
        Assert.Contains(FormattableString.Invariant($"M0 {code.Size - 1}h7v1h-7z"), code.Drawing);
    }

    [Fact]
    public void Dates_are_overwritten_in_place()
    {
        var pdf = "x /CreationDate (D:20260101000000+00'00')\n/ModDate (D:20260101000000+00'00')>>"u8.ToArray();

        PdfDates.Stamp(pdf, Samples.RecordedAt);

        Assert.Equal("x /CreationDate (D:20261031200000+00'00')\n/ModDate (D:20261031200000+00'00')>>",
            System.Text.Encoding.ASCII.GetString(pdf));
    }

    private static DateTimeOffset InDubai(string time) =>
        DateTimeOffset.Parse(time.Contains('T') ? time + "+04:00" : time + "T00:00+04:00");
}
