using System.Globalization;
using Offers.Domain.Platform;
using Offers.Web.Investments;

namespace Offers.Tests.Investments;

public sealed class OfferFormTests
{
    private static readonly TimeZoneInfo _dubai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Dubai");

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31T23:59:59")]
    public void A_year_that_is_still_being_typed_is_refused_beside_its_field(string text)
    {
        var form = new OfferForm(_dubai) { Closes = DateTime.Parse(text, CultureInfo.InvariantCulture) };
        var refusal = Assert.Throws<Refusal>(form.Body);
        Assert.Equal("validation_failed", refusal.Code.Code);
    }

    [Fact]
    public void Times_are_those_of_the_zone()
    {
        var form = new OfferForm(_dubai) { Opens = new DateTime(2026, 12, 1, 9, 0, 0, DateTimeKind.Unspecified) };
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero), form.Body().OpensAt);
    }
}
