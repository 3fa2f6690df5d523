using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Codes that people type: without look-alikes, with a check for slips of the finger.</summary>
public sealed class RedemptionCodeTests
{
    private const int Codes = 2_000;
    private const string LookAlikes = "01OILU";

    [Fact]
    public void Codes_are_readable_whole_and_never_the_same()
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => RedemptionCode.New()).ToList();
        Assert.All(codes, code =>
        {
            Assert.Equal(RedemptionCode.Length, code.Length);
            Assert.True(RedemptionCode.IsWhole(code), code);
            Assert.DoesNotContain(
                code, c => LookAlikes.Contains(c) || !char.IsAsciiLetterOrDigit(c) || char.IsLower(c));
            Assert.Equal(code, RedemptionCode.Normal(RedemptionCode.Grouped(code).ToLowerInvariant()));
        });
        Assert.Equal(Codes, codes.Distinct().Count());
    }

    [Fact]
    public void A_wrong_character_and_two_swapped_ones_are_told()
    {
        var random = new Random(7);
        var (wrong, swapped, tries) = (0, 0, 0);
        for (var i = 0; i < Codes; i++)
        {
            var code = RedemptionCode.New();
            var at = random.Next(code.Length);
            var other = RedemptionCode.New()[random.Next(code.Length)];
            if (other != code[at])
            {
                tries++;
                wrong += RedemptionCode.IsWhole(code[..at] + other + code[(at + 1)..]) ? 1 : 0;
            }

            var place = random.Next(code.Length - 2);
            if (code[place] != code[place + 1])
            {
                swapped += RedemptionCode.IsWhole(
                    code[..place] + code[place + 1] + code[place] + code[(place + 2)..]) ? 1 : 0;
            }
        }

        // One remainder of 31 is folded into another, so a slip is missed once in a few hundred times, not once in 30.
        Assert.True(tries > Codes / 2);
        Assert.True(wrong < Codes / 100, $"{wrong} of {tries}");
        Assert.True(swapped < Codes / 100, $"{swapped}");
    }

    [Theory]
    [InlineData("ABCD-EFGH", "ABCDEFGH")]
    [InlineData(" abcd efgh 2345 ", "ABCDEFGH2345")]
    [InlineData("ABC", null)]
    [InlineData("ABCDEFGHJKLMNPQRSTUVW", null)]
    [InlineData("ABCD_EFGH", null)]
    [InlineData(null, null)]
    public void Codes_are_read_as_people_type_them(string? typed, string? kept) =>
        Assert.Equal(kept, RedemptionCode.Normal(typed));

    [Fact]
    public void What_can_be_no_code_is_refused() =>
        Assert.Equal(PlatformCodes.ValidationFailed, Assert.Throws<Refusal>(() => RedemptionCode.Read("?")).Code);
}
