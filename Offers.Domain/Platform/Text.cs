using System.Buffers;
using System.Globalization;

namespace Offers.Domain.Platform;

/// <summary>The checks of texts that people type, in one place.</summary>
public static class Text
{
    private static readonly SearchValues<char> _lineBreaks = SearchValues.Create("\n\r\t\u2028\u2029");

    /// <summary>A text that must be there; white space around it is cut off.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Required(string field, string? text, int maxLength) =>
        Optional(field, text, maxLength) ?? throw Refusal.OfField(field, $"'{field}' is required.");

    /// <summary>A text of one line that must be there, such as a name in the head of a letter.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Line(string field, string? text, int maxLength)
    {
        var line = Required(field, text, maxLength);
        return line.AsSpan().IndexOfAny(_lineBreaks) < 0
            ? line
            : throw Refusal.OfField(field, $"'{field}' is one line.");
    }

    /// <summary>A text that may be missing; one in which nothing can be seen counts as missing.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string? Optional(string field, string? text, int maxLength)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed) || !trimmed.Any(IsSeen))
        {
            return null;
        }

        if (trimmed.Length > maxLength)
        {
            throw Refusal.OfField(field, $"'{field}' has at most {maxLength} characters.");
        }

        if (trimmed.Any(IsUnfit) || !IsWellFormed(trimmed))
        {
            throw Refusal.OfField(field, $"'{field}' contains characters that cannot be shown.");
        }

        return trimmed;
    }

    /// <summary>A text that the product made itself, cut to a length: what is left out is an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters, the ellipsis among them.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // A sign of two halves is kept or left out as a whole; half of one is no text that a database takes.
        var end = most - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    // Marks such as the right-to-left mark and joiners belong into words, but are nothing by themselves.
    private static bool IsSeen(char c) =>
        !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format;

    // Embeddings and overrides of direction would let a text show amounts and names in another order than they stand.
    private static bool IsUnfit(char c) => (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
