using Bunit;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class EffectsTests : BunitContext
{
    private static readonly EffectLine[] _invest =
    [
        new("Your wallet, Available", Aed(-50), Aed(120), Aed(70)),
        new("Your wallet, Held", Aed(50), Aed(0), Aed(50)),
    ];

    [Fact]
    public void Before_it_happens_it_is_a_promise()
    {
        var effects = Render<Effects>(p => p.Add(x => x.Lines, _invest).Add(x => x.Told, "You are told."));
        Assert.Equal("effects", effects.Find("[role=group]").ClassName?.Trim());
        Assert.Contains("What will happen", effects.Find("header").TextContent, StringComparison.Ordinal);
        Assert.Contains("after 70.00", effects.Find(".ba").TextContent, StringComparison.Ordinal);
        Assert.Contains("You are told.", effects.Find(".told").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Afterwards_it_is_a_receipt_with_its_number()
    {
        var effects = Render<Effects>(p => p.Add(x => x.Lines, _invest).Add(x => x.Receipt, "op_1"));
        Assert.Contains("receipt", effects.Find("[role=group]").ClassList);
        Assert.Contains("op_1", effects.Find("header").TextContent, StringComparison.Ordinal);
        Assert.Contains("now 70.00", effects.Find(".ba").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_sum_to_zero_in_each_currency()
    {
        var inr = new Money(100, Currency.Inr);
        var lines = _invest.Append(new("Fees", inr, Money.Zero(Currency.Inr), inr)).ToArray();
        var effects = Render<Effects>(p => p.Add(x => x.Lines, lines));
        Assert.Equal(["AED\u00A00.00", "INR\u00A01.00"], effects.FindAll("tr.total td").Select(x => x.TextContent));
    }

    private static Money Aed(long major) => new(major * 100, Currency.Aed);
}
