using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Figures;

/// <summary>
/// Names one amount on a page: a figure and what it is about, for example <c>available.per_01h...AED</c>. Keys go into
/// addresses, so they have only letters, digits, dashes, underscores and dots.
/// </summary>
public static class FigureName
{
    /// <summary>The longest key that is read.</summary>
    public const int MaxLength = 200;

    /// <summary>Stands for the reader himself, where a figure is about somebody.</summary>
    public const string Me = "me";

    /// <summary>The key of a figure about something.</summary>
    /// <param name="figure">The figure's name: lower case with dashes.</param>
    /// <param name="about">What it is about: ids, currencies, numbers, dates.</param>
    public static string Of(string figure, params ReadOnlySpan<object> about)
    {
        var key = figure;
        foreach (var part in about)
        {
            key += "." + part switch
            {
                DateOnly date => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                Enum word => Words.Snake(word.ToString()),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => part.ToString(),
            };
        }

        return key;
    }
}
