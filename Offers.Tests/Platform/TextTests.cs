using Offers.Domain.Platform;

namespace Offers.Tests.Platform;

public sealed class TextTests
{
    private const int Long = 100;

    [Theory]
    [InlineData("\u202e\u200f")]
    [InlineData(" \u200b\u200b ")]
    [InlineData("\u200f")]
    [InlineData("\ufeff")]
    [InlineData(" \t\n ")]
    public void A_text_in_which_nothing_can_be_seen_is_missing(string text)
    {
        Assert.Null(Text.Optional("reason", text, Long));
        Assert.Throws<Refusal>(() => Text.Required("reason", text, Long));
    }

    [Theory]
    [InlineData("AED 10 \u202e01 DEA")]
    [InlineData("\u2066Leila\u2069")]
    [InlineData("a\u0000b")]
    public void A_text_that_shows_itself_in_another_order_or_not_at_all_is_refused(string text) =>
        Assert.Throws<Refusal>(() => Text.Optional("reason", text, Long));

    [Theory]
    [InlineData("\u0644\u064a\u0644\u0649\u200f")]
    [InlineData("\ud83d\udc69\u200d\ud83d\udcbb")]
    [InlineData("two\nlines")]
    public void Marks_within_words_joined_emoji_and_lines_are_kept(string text) =>
        Assert.Equal(text, Text.Required("reason", text, Long));

    [Theory]
    [InlineData("four", 4, "four")]
    [InlineData("fives", 4, "fiv…")]
    [InlineData("ab\ud83d\udc69d", 4, "ab…")]
    [InlineData("a\ud83d\udc69cd", 4, "a\ud83d\udc69…")]
    public void A_text_is_cut_with_an_ellipsis_and_never_within_a_sign(string text, int most, string cut) =>
        Assert.Equal(cut, Text.Cut(text, most));

    [Theory]
    [InlineData("Leila\r\nBcc: somebody@offers.example")]
    [InlineData("Leila\u2028Haddad")]
    public void A_name_is_one_line(string text) =>
        Assert.Throws<Refusal>(() => Text.Line("displayName", text, Long));
}
