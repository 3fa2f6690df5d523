using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;
using Offers.Web.Investments;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Lists;

namespace Offers.Tests.Platform.Lists;

/// <summary>What an address says of a list, and what a file makes of values.</summary>
public sealed class ListSheetTests
{
    private static readonly ListSheet _offers = OfferSheets.Offers;

    [Theory]
    [InlineData("", "")]
    [InlineData("?", "")]
    [InlineData("?cursor=end&offset=20&page=3&x=1", "")]
    [InlineData("?cols=state,committed,cap,closes&size=20&density=roomy&sort=magic", "")]
    [InlineData("?cols=closes,state", "cols=state%2Ccloses")]
    [InlineData("?cols=-", "cols=-")]
    [InlineData("?cols=", "cols=-")]
    [InlineData("?size=100&q=%20palm%20&status=live", "status=live&q=palm&size=100")]
    [InlineData("?q=a%26b%3Dc", "q=a%26b%3Dc")]
    public void Addresses_that_show_the_same_have_the_same_text(string query, string canonical)
    {
        Assert.Equal(canonical, _offers.Canonical(query));
        Assert.Equal(canonical, _offers.Canonical("?" + canonical));
    }

    [Fact]
    public void Any_choice_comes_back_from_the_address()
    {
        var random = new Random(20261121);
        for (var round = 0; round < TestScale.Current.QueryRounds; round++)
        {
            var chosen = _offers.Columns.Where(x => x.Use != ColumnUse.Always && random.Next(2) == 0).ToList();
            var mixed = chosen.OrderBy(_ => random.Next()).Select(x => x.Key);
            var keys = chosen.Count == 0 ? "-" : string.Join(',', mixed);
            var size = ListLook.Sizes[random.Next(ListLook.Sizes.Count)];
            var look = ListLook.Of(_offers, $"?size={size}&cols={keys}&q={random.Next()}");
            var again = ListLook.Of(_offers, look.Query);

            Assert.Equal(size, again.Size);
            Assert.Equal(look["q"], again["q"]);
            Assert.All(_offers.Columns, column => Assert.Equal(
                column.Use == ColumnUse.Always || chosen.Contains(column), again.Shows(column.Key)));
        }
    }

    [Fact]
    public void The_usual_value_of_a_part_is_left_out()
    {
        Assert.Equal("", LedgerSheets.Transfers.Canonical("?kind=deposits"));
        Assert.Equal("kind=withdrawals", LedgerSheets.Transfers.Canonical("?kind=withdrawals"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+971 50", "'+971 50")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("Palm = residence", "Palm = residence")]
    [InlineData("", "")]
    public void Texts_that_a_spreadsheet_would_run_are_guarded(string text, string written) =>
        Assert.Equal(written, ListCsv.Text(text));

    [Fact]
    public void Amounts_are_plain_digits() => Assert.Equal(
        ("1234567.80", "-5.00", "1200"),
        (ListCsv.Text(new Money(123_456_780, Currency.Aed)), ListCsv.Text(new Money(-500, Currency.Aed)),
            ListCsv.Text(new Money(1200, Currency.Jpy))));

    [Fact]
    public async Task A_file_has_the_columns_of_the_view_and_each_value_once()
    {
        var fields = ListCsv.FieldsOf(OfferSheets.Offers, "?cols=cap,committed,rate");
        Assert.Equal(
            ["code", "name", "issuer", "committed", "currency", "cap", "rate"], fields.Select(x => x.Name));
        using var body = new MemoryStream();
        await ListCsv.WriteAsync(
            body, [new CsvField<string>("a", x => x), new CsvField<string>("b", x => x.Length)],
            new[] { "=x", "a,\"b\"" }.ToAsyncEnumerable());
        Assert.Equal("a,b\r\n'=x,2\r\n\"a,\"\"b\"\"\",5\r\n", System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
