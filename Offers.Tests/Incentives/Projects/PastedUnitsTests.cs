using Offers.Domain.Ledger;
using Offers.Web.Incentives.Projects;

namespace Offers.Tests.Incentives.Projects;

/// <summary>Price lists as people paste or type them.</summary>
public sealed class PastedUnitsTests
{
    [Theory]
    [InlineData("A-101, 2 bedrooms, 6500000", "A-101|2 bedrooms|6500000.00")]
    [InlineData("A-101\t2 bedrooms\t65,00,000.00", "A-101|2 bedrooms|6500000.00")]
    [InlineData("A-101; 2 bedrooms, corner; INR 6500000.50", "A-101|2 bedrooms, corner|6500000.50")]
    [InlineData("A-101, 2 bedrooms, 65,00,000", "A-101|2 bedrooms|6500000.00")]
    [InlineData("A-101; 6500000", "A-101||6500000.00")]
    public void A_line_is_number_type_and_price(string line, string read)
    {
        var unit = Assert.Single(PastedUnits.Read("\n  \n" + line + "\r\n", Currency.Inr));
        Assert.Null(unit.Problem);
        Assert.Equal(read, $"{unit.Number}|{unit.Type}|{unit.Price}");
    }

    [Theory]
    [InlineData("A-101")]
    [InlineData("A-101, 2 bedrooms, many")]
    [InlineData("A-101, 2 bedrooms, 0")]
    [InlineData("A-101, 2 bedrooms,")]
    [InlineData("A-101, 2 bedrooms, 1.005")]
    [InlineData(", 2 bedrooms, 10.00")]
    public void A_line_that_cannot_be_read_says_why(string line) =>
        Assert.NotNull(Assert.Single(PastedUnits.Read(line, Currency.Inr)).Problem);
}
