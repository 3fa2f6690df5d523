using Bunit;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class FillBarTests : BunitContext
{
    [Fact]
    public void Parts_are_as_long_as_their_share_and_the_label_says_the_figures()
    {
        var bar = Show(
            2_000_000, new("Others", Aed(1_907_500), FillLook.Held), new("You", Aed(50_000), FillLook.MineHeld));
        Assert.Equal(["--w:95.38%", "--w:2.50%"], bar.FindAll(".fill > span").Select(x => x.GetAttribute("style")));
        Assert.Equal(["held", "mine held"], bar.FindAll(".fill > span").Select(x => x.ClassName));
        Assert.Equal(
            "97.9% of AED\u00A02,000,000.00 taken: Others 1,907,500.00, You 50,000.00; 42,500.00 left",
            bar.Find(".fill").GetAttribute("aria-label"));
    }

    [Fact]
    public void An_empty_bar_has_no_parts()
    {
        var bar = Show(100, new FillSegment("Held", Aed(0), FillLook.Held));
        Assert.Empty(bar.FindAll(".fill > span"));
        Assert.Contains("0.0%", bar.Find(".fill").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_beyond_the_whole_ends_at_the_whole()
    {
        var bar = Show(100, new FillSegment("Held", Aed(140), FillLook.Bad));
        Assert.Equal("--w:100.00%", bar.Find(".fill > span").GetAttribute("style"));
        Assert.EndsWith("; 0.00 left", bar.Find(".fill").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3, "33.3%")]
    [InlineData(2, 3, "66.7%")]
    [InlineData(5, 0, "0.0%")]
    public void Shares_are_whole_numbers_rounded_once(long part, long whole, string text) =>
        Assert.Equal(text, Share.Percent(Aed(part), Aed(whole)));

    private static Money Aed(long major) => new(major * 100, Currency.Aed);

    private IRenderedComponent<FillBar> Show(long whole, params FillSegment[] segments) => Render<FillBar>(p => p
        .Add(x => x.Whole, Aed(whole)).Add(x => x.Segments, segments).Add(x => x.ShowLegend, true));
}
