using Bunit;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class MoneyInputTests : BunitContext
{
    private Money? _value;

    [Theory]
    [InlineData("1250", 125_000)]
    [InlineData("1250.5", 125_050)]
    [InlineData("1,250.00", 125_000)]
    [InlineData(" 12 500 ", 1_250_000)]
    [InlineData("1,00,000", 10_000_000)]
    [InlineData("AED 75", 7_500)]
    [InlineData("٧٥٫٥", 7_550)]
    [InlineData("007", 700)]
    [InlineData(".5", 50)]
    public void Reads_what_people_write(string text, long minor) =>
        Assert.Equal(new Money(minor, Currency.Aed), TypedAmount.Read(text, Currency.Aed).Amount);

    [Theory]
    [InlineData("1,25")]
    [InlineData("1.250,00")]
    [InlineData("1.2.3")]
    [InlineData("-5")]
    [InlineData("five")]
    [InlineData(".")]
    [InlineData("1.005")]
    [InlineData("99999999999999999")]
    public void Refuses_to_guess(string text)
    {
        var typed = TypedAmount.Read(text, Currency.Aed);
        Assert.Null(typed.Amount);
        Assert.NotNull(typed.Problem);
    }

    [Fact]
    public void Digits_after_the_point_are_those_of_the_currency()
    {
        Assert.Equal(new Money(1_005, Currency.Kwd), TypedAmount.Read("1.005", Currency.Kwd).Amount);
        Assert.Equal("JPY has no digits after the point.", TypedAmount.Read("1.5", Currency.Jpy).Problem);
    }

    [Fact]
    public void Typing_reports_each_readable_amount_and_leaving_groups_the_digits()
    {
        var box = Show();
        box.Find("input").Input("12345.5");
        Assert.Equal(new Money(1_234_550, Currency.Aed), _value);
        box.Find("input").Blur();
        Assert.Equal("12,345.50", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Text_that_cannot_be_read_stays_and_is_explained_once_the_person_leaves()
    {
        var box = Show();
        box.Find("input").Input("1,25");
        Assert.Empty(box.FindAll(".error"));
        box.Find("input").Blur();
        Assert.Equal("1,25", box.Find("input").GetAttribute("value"));
        Assert.Equal("true", box.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains("1,250.00", box.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Null(_value);
    }

    [Fact]
    public void More_than_the_limit_is_said_and_still_reported()
    {
        var box = Show();
        box.Find("input").Input("2000.01");
        box.Find("input").Blur();
        Assert.Contains("At most AED\u00A02,000.00.", box.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Equal(new Money(200_001, Currency.Aed), _value);
    }

    [Fact]
    public void Another_currency_reads_the_same_text_and_tells_what_it_means_there()
    {
        var box = Show();
        box.Find("input").Input("1.005");
        Assert.Null(_value);
        box.Render(p => p.Add(x => x.Currency, Currency.Kwd).Add(x => x.Value, null));
        Assert.Equal(new Money(1_005, Currency.Kwd), _value);
        box.Render(p => p.Add(x => x.Currency, Currency.Aed).Add(x => x.Value, null));
        Assert.Null(_value);
        Assert.Equal("1.005", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Another_value_in_another_currency_replaces_the_text()
    {
        var box = Show();
        box.Render(p => p.Add(x => x.Value, new Money(4_773, Currency.Aed)));
        box.Render(p => p.Add(x => x.Currency, Currency.Usd).Add(x => x.Value, new Money(2_386, Currency.Usd)));
        Assert.Equal("23.86", box.Find("input").GetAttribute("value"));
        Assert.Null(_value);
    }

    [Fact]
    public void A_choice_fills_the_box()
    {
        var box = Show();
        box.Find(".chip-pick").Click();
        Assert.Equal("500.00", box.Find("input").GetAttribute("value"));
        Assert.Equal(new Money(50_000, Currency.Aed), _value);
    }

    private IRenderedComponent<MoneyInput> Show() => Render<MoneyInput>(p => p
        .Add(x => x.Currency, Currency.Aed)
        .Add(x => x.Max, new Money(200_000, Currency.Aed))
        .Add(x => x.Quick, [QuickAmount.Of(new Money(50_000, Currency.Aed))])
        .Add(x => x.ValueChanged, value => _value = value));
}
