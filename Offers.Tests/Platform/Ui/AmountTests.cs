using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Figures;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class AmountTests : BunitContext
{
    [Fact]
    public void Code_stands_small_before_and_decimals_lighter_after() => Show(Aed(125_000)).MarkupMatches(
        """
        <bdi dir="ltr" class="amt" data-money><span class="ccy">AED&nbsp;</span>1,250<span class="dec">.00</span></bdi>
        """);

    [Fact]
    public void An_amount_with_a_key_opens_its_explanation()
    {
        var opened = new OpenExplanation();
        Services.AddSingleton(opened);
        var link = Render<Amount>(p => p.Add(x => x.Value, Aed(100)).Add(x => x.Why, "available.me.AED")).Find("a");
        Assert.Equal("/explain/available.me.AED", link.GetAttribute("href"));
        link.Click();
        Assert.Equal("available.me.AED", opened.Key);
    }

    [Theory]
    [InlineData("AED", 0, "0.00")]
    [InlineData("AED", -5, "−0.05")]
    [InlineData("AED", -4_250_000, "−42,500.00")]
    [InlineData("AED", 123_456_789_012, "1,234,567,890.12")]
    [InlineData("INR", 99_999, "999.99")]
    [InlineData("INR", 10_000_000, "1,00,000.00")]
    [InlineData("INR", 4_500_000_050, "4,50,00,000.50")]
    [InlineData("KWD", 1_250_125, "1,250.125")]
    [InlineData("JPY", 125_000, "125,000")]
    [InlineData("AED", long.MinValue, "−92,233,720,368,547,758.08")]
    public void Digits_are_grouped_as_the_currency_is_read(string code, long minor, string text) =>
        Assert.Equal(text, MoneyText.Bare(new Money(minor, Currency.Parse(code))));

    [Fact]
    public void A_column_leaves_the_code_out()
    {
        var amount = Render<Amount>(p => p.Add(x => x.Value, Aed(100)).Add(x => x.HideCode, true));
        Assert.Equal("1.00", amount.Find("bdi").TextContent);
    }

    [Theory]
    [InlineData(6_000_000, "+60,000.00", true)]
    [InlineData(-6_000_000, "−60,000.00", false)]
    [InlineData(0, "0.00", false)]
    public void Only_money_in_has_a_plus_and_is_green(long minor, string text, bool isGreen)
    {
        var amount = Render<Amount>(p => p
            .Add(x => x.Value, Aed(minor)).Add(x => x.HideCode, true).Add(x => x.ShowPlus, true));
        Assert.Equal(text, amount.Find("bdi").TextContent);
        Assert.Equal(isGreen, amount.Find("bdi").ClassList.Contains("amt-in"));
    }

    private static Money Aed(long minor) => new(minor, Currency.Aed);

    private IRenderedComponent<Amount> Show(Money money) => Render<Amount>(p => p.Add(x => x.Value, money));
}
