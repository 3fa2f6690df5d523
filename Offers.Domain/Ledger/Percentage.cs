using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>Rates as people write them: a text of 0 to 100 with at most two decimals, such as <c>2.50</c>.</summary>
public static class Percentage
{
    private const int MostDecimals = 2;
    private const int MostDigits = 3;

    /// <summary>Reads a rate.</summary>
    /// <param name="field">The field, for the refusal.</param>
    /// <param name="text">The text; null or nothing is none.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static BasisPoints? Parse(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var parts = text.Trim().Split('.');
        var isNumber = parts.Length <= 2 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && parts[0].Length <= MostDigits && (parts.Length == 1 || parts[1].Length <= MostDecimals);
        var bps = isNumber
            ? int.Parse(parts[0] + (parts.Length == 1 ? "" : parts[1]).PadRight(MostDecimals, '0'),
                CultureInfo.InvariantCulture)
            : -1;
        return bps >= 0 && bps <= BasisPoints.Whole.Value
            ? new BasisPoints(bps)
            : throw Refusal.OfField(field, $"'{field}' is a text of 0 to 100 with at most two decimals.");
    }

    /// <summary>Writes a rate with two decimals.</summary>
    public static string Of(BasisPoints rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{rate.Value / 100}.{rate.Value % 100:00}");
}
