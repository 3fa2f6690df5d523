using System.Text;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Files of cards, row by row: what is a card, what is wrong, and that nothing of a row is repeated.</summary>
public sealed class CardCsvTests
{
    private static readonly CardRowRule _rule = new(RewardBook.Usd("23.50"), new DateOnly(2026, 3, 2));

    [Fact]
    public async Task Columns_in_any_order_with_any_delimiter_are_read()
    {
        var row = Assert.Single(await ReadAsync("cost;PIN;expiration_date;card_number;card_code\n"
            + "24.00; 1234 ;2027-12-31;6000;ABCD-1234"));
        Assert.Equal(
            new CardSecret("ABCD-1234", "6000", "1234"),
            row.Secret);
        Assert.Equal((2400, new DateOnly(2027, 12, 31), 2L), (row.CostMinor, row.LastDay!.Value, row.Line));
    }

    [Theory]
    [InlineData("\uFEFFcard_code\nABCD-1234\n")]
    [InlineData("card_code\r\nABCD-1234\r\n")]
    [InlineData("card_code\n\n  \nABCD-1234")]
    [InlineData("\"card_code\"\n\"ABCD-1234\"")]
    [InlineData("card_code,pin\nABCD-1234")]
    public async Task Marks_line_ends_quotes_and_blank_lines_do_not_matter(string text)
    {
        var row = Assert.Single(await ReadAsync(text));
        Assert.Equal(("ABCD-1234", 2350, null), (row.Secret?.Code, row.CostMinor, row.LastDay));
    }

    [Theory]
    [InlineData("ABCDE,,,,", "A code has 6 to 100 letters, digits and signs.")]
    [InlineData(",6000,1234,,", "A code has 6 to 100 letters, digits and signs.")]
    [InlineData("ABCDÄ-1234,,,,", "A code has 6 to 100 letters, digits and signs.")]
    [InlineData("ABCD-1234,,,31/12/2027,", "A day is written like 2027-12-31.")]
    [InlineData("ABCD-1234,,,2027-2-3,", "A day is written like 2027-12-31.")]
    [InlineData("ABCD-1234,,,2026-03-01,", "The card has expired.")]
    [InlineData("ABCD-1234,,,,23.5", "A cost is written like 23.50.")]
    [InlineData("ABCD-1234,,,,-1.00", "A cost is written like 23.50.")]
    [InlineData("ABCD-1234,,,,1000001.00", "A cost is written like 23.50.")]
    [InlineData("ABCD-1234,,,,,", "The line has 6 fields, the file has 5 columns.")]
    [InlineData("\"ABCD-1234,,,,", "A quote is not closed on its line.")]
    [InlineData("ABCD\u0000-1234,,,,", "The line is not UTF-8 text.")]
    public async Task A_row_that_is_no_card_says_why_and_the_next_one_is_read(string line, string fault)
    {
        var rows = await ReadAsync($"{CardBook.Heads}\n{line}\nABCD-9999,,,,");
        Assert.Equal([fault, null], rows.Select(x => x.Fault));
        Assert.DoesNotContain("ABCD-1234", rows[0].Fault, StringComparison.Ordinal);
        Assert.Equal([2L, 3L], rows.Select(x => x.Line));
    }

    [Fact]
    public async Task A_card_pays_on_its_last_day() =>
        Assert.Null(Assert.Single(await ReadAsync($"{CardBook.Heads}\nABCD-1234,,,2026-03-02,")).Fault);

    [Fact]
    public async Task Bytes_that_are_no_text_and_endless_lines_are_faulty_by_themselves()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("card_code\nABCD-"), 0xff, 0xfe, .. Encoding.UTF8.GetBytes(
                $"12\n{new string('A', CardCsv.MaxLine + 1)}\nABCD-9999"),
        ];
        var rows = await ReadAsync(new MemoryStream(bytes));
        Assert.Equal(
            ["The line is not UTF-8 text.", $"The line has more than {CardCsv.MaxLine} characters.", null],
            rows.Select(x => x.Fault));
    }

    [Theory]
    [InlineData("")]
    [InlineData("card_number,pin\n6000,1234")]
    [InlineData("card_code,card_code\nABCD-1234,ABCD-1235")]
    [InlineData("SECRET-CODE-1,6000,1234\nSECRET-CODE-2,6000,1234")]
    public async Task A_file_without_the_heads_is_refused_and_what_stands_there_is_not_repeated(string text)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => ReadAsync(text));
        Assert.Equal(RewardCodes.CardsFileInvalid, refusal.Code);
        Assert.DoesNotContain("SECRET", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_does_not_print_itself()
    {
        var secret = new CardSecret("ABCD-1234", "6000", "1234");
        Assert.DoesNotContain("1234", $"{secret}", StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<CardRow>> ReadAsync(string text) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static async Task<IReadOnlyList<CardRow>> ReadAsync(Stream file)
    {
        using var csv = await CardCsv.OpenAsync(file, _rule);
        var rows = new List<CardRow>();
        while (await csv.ReadAsync() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
