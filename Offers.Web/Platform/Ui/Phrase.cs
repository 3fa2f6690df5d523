using System.Globalization;

namespace Offers.Web.Platform.Ui;

/// <summary>Small rules of written language that several components need.</summary>
public static class Phrase
{
    /// <summary>The text with a capital at its start.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary><c>1 offer</c>, <c>2 offers</c>, for nouns that take an s.</summary>
    public static string Count(long number, string noun) =>
        number.ToString("N0", CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");

    /// <summary><c>a, b and c</c>, in the language of the page.</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count < 2
        ? string.Concat(parts)
        : T("{0} and {1}", string.Join(T(", "), parts.Take(parts.Count - 1)), parts[^1]);
}
