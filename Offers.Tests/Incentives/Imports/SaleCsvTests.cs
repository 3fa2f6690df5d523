using System.Text;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Incentives.Imports;

/// <summary>How files of sales are read, whatever program wrote them.</summary>
public sealed class SaleCsvTests
{
    private const string Heads = "project,unit,agent,booked";

    [Theory]
    [InlineData("project,unit,agent,booked\nSunrise,A-1,a@x.example,2026-01-05\n")]
    [InlineData("\uFEFFproject;unit;agent;booked\r\nSunrise;A-1;a@x.example;2026-01-05")]
    [InlineData("Project\tUNIT\tagent\tBooked\n\n,,,\nSunrise\t A-1 \ta@x.example\t2026-01-05\n\n")]
    [InlineData("\"project\",\"unit\",\"agent\",\"booked\"\n\"Sunrise\",\"A-1\",\"a@x.example\",\"2026-01-05\"")]
    public async Task Marks_delimiters_quotes_and_ends_of_lines_are_of_no_account(string text)
    {
        var row = Assert.Single(await ReadAsync(text));
        Assert.Null(row.Fault);
        Assert.Equal(
            ("Sunrise", "A-1", "a@x.example", "2026-01-05"),
            (row[SaleColumn.Project], row[SaleColumn.Unit], row[SaleColumn.Agent], row[SaleColumn.Booked]));
        Assert.Null(row[SaleColumn.Price]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("project,unit,agent\nSunrise,A-1,a@x.example")]
    [InlineData("project,unit,agent,booked,mood\nSunrise,A-1,a@x.example,2026-01-05,good")]
    [InlineData("project,unit,agent,booked,unit\nSunrise,A-1,a@x.example,2026-01-05,A-1")]
    [InlineData("%PDF-1.7 this is something else")]
    [InlineData("{\"project\": \"Sunrise\"}")]
    public async Task A_file_with_other_heads_is_refused(string text)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => ReadAsync(text));
        Assert.Equal("import_file_invalid", refusal.Code.Code);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_faulty_and_the_next_is_read()
    {
        var huge = new string('x', 3 * 1024 * 1024);
        var rows = await ReadAsync(string.Join('\n', Heads,
            $"Sunrise,{huge},a@x.example,2026-01-05", "Sunrise,\"A-1,a@x.example,2026-01-05",
            "Sunrise,A-1,a@x.example,2026-01-05,more", "Sun\0rise,A-1,a@x.example,2026-01-05",
            "Sunrise,\"A-\"\"1\"\"\",a@x.example,2026-01-05"));
        Assert.Equal([2, 3, 4, 5, 6], rows.Select(x => x.Line));
        Assert.Equal([true, true, true, true, false], rows.Select(x => x.Fault is not null));
        Assert.Equal("A-\"1\"", rows[^1][SaleColumn.Unit]);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_told()
    {
        var bytes = Encoding.Latin1.GetBytes(Heads + "\nSunriseé,A-1,a@x.example,2026-01-05");
        using var csv = await SaleCsv.OpenAsync(new MemoryStream(bytes));
        var row = await csv.ReadAsync();
        Assert.Contains("UTF-8", row!.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_prices_and_days_are_read_as_people_write_them()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        var row = Assert.Single(await ReadAsync(
            "project,unit,agent,split,price,currency,booked,signed,paid,contact\n"
            + "Sunrise,A-1,a@x.example|b@x.example,33.33% | 66.67,5000000,inr,2026-01-05,2026-03-02,"
            + "2026-03-02T10:00:00+05:30,'+91 98450 00000"));
        Assert.Equal([3_333, 6_667], row.Agents().Select(x => x.Share.Value));
        Assert.Equal("5000000.00", row.Price(Money.Zero(Currency.Inr)).ToString());
        Assert.Equal("+91 98450 00000", row[SaleColumn.Contact]);
        Assert.Equal(
            new DateTimeOffset(2026, 1, 5, 18, 29, 59, TimeSpan.Zero), row.At(SaleColumn.Booked, zone, now));
        Assert.Equal(now, row.At(SaleColumn.Signed, zone, now));
        Assert.Equal(
            new DateTimeOffset(2026, 3, 2, 4, 30, 0, TimeSpan.Zero), row.At(SaleColumn.Paid, zone, now));
    }

    [Theory]
    [InlineData("05/01/2026")]
    [InlineData("2026-03-03")]
    [InlineData("2026-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("2026-01-05T10:00:00")]
    [InlineData("05/01/2026 00:00 +05:30")]
    [InlineData("5 Jan 2026 10:00 +05:30")]
    [InlineData("2026/01/05T10:00:00Z")]
    [InlineData("2026-01-05 10:00:00Z")]
    public async Task Days_that_are_not_over_or_not_clear_are_refused(string day)
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var row = Assert.Single(await ReadAsync($"{Heads}\nSunrise,A-1,a@x.example,{day}"));
        Assert.Throws<Refusal>(() => row.At(SaleColumn.Booked, TimeZoneInfo.Utc, now));
    }

    [Theory]
    [InlineData("2026-01-05T10:00Z", 0)]
    [InlineData("2026-01-05T15:30:00+05:30", 0)]
    [InlineData("2026-01-05T10:00:00.25Z", 250)]
    [InlineData("2026-01-05T09:00:00.250-01:00", 250)]
    public async Task Instants_are_read_as_iso_8601_writes_them(string text, int milliseconds)
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var row = Assert.Single(await ReadAsync($"{Heads}\nSunrise,A-1,a@x.example,{text}"));
        Assert.Equal(
            new DateTimeOffset(2026, 1, 5, 10, 0, 0, milliseconds, TimeSpan.Zero),
            row.At(SaleColumn.Booked, TimeZoneInfo.Utc, now));
    }

    private static async Task<IReadOnlyList<SaleRow>> ReadAsync(string text)
    {
        using var csv = await SaleCsv.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var rows = new List<SaleRow>();
        while (await csv.ReadAsync() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
