using System.Globalization;

namespace Offers.Web.Rewards.Redemptions.Public;

/// <summary>How a card is coloured so that it can be read.</summary>
internal static class GiftLook
{
    private const int Middle = 140;

    /// <summary>The style of a card in the colour of its brand: dark letters on a light one, white on others.</summary>
    internal static string Of(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var (red, green, blue) = ((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);

        // Perceived brightness, https://www.w3.org/TR/AERT/#color-contrast
        var brightness = ((red * 299) + (green * 587) + (blue * 114)) / 1000;
        return $"background:{colour};color:{(brightness > Middle ? "#1c1a17" : "#ffffff")}";
    }

    /// <summary>A card's code in groups of four, as people read it; those with marks of their own stay.</summary>
    internal static string Grouped(string code) => code.All(char.IsAsciiLetterOrDigit) && code.Length > 6
        ? string.Join(' ', code.Chunk(4).Select(x => new string(x)))
        : code;
}
