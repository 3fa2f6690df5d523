using System.Globalization;
using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>Shares of a whole as text, in whole numbers all the way.</summary>
public static class Share
{
    private const int Tenths = 1_000;
    private const int Hundredths = 10_000;

    /// <summary>For people: <c>97.9%</c>; zero when the whole is nothing.</summary>
    public static string Percent(Money part, Money whole)
    {
        var share = Of(part, whole, Tenths);
        return string.Create(CultureInfo.InvariantCulture, $"{share / 10}.{share % 10}%");
    }

    /// <summary>For the length of a bar: <c>97.88%</c>, never below nothing or above the whole.</summary>
    public static string Width(Money part, Money whole)
    {
        var share = Math.Clamp(Of(part, whole, Hundredths), 0, Hundredths);
        return string.Create(CultureInfo.InvariantCulture, $"{share / 100}.{share % 100:00}%");
    }

    private static long Of(Money part, Money whole, int scale) =>
        whole.Minor <= 0 ? 0 : Rounding.Divide((Int128)part.Minor * scale, whole.Minor);
}
