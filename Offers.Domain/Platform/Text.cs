namespace Offers.Domain.Platform;

/// <summary>The checks of texts that people type, in one place.</summary>
public static class Text
{
    /// <summary>A text that must be there; white space around it is cut off.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Required(string field, string? text, int maxLength) =>
        Optional(field, text, maxLength) ?? throw Refusal.OfField(field, $"'{field}' is required.");

    /// <summary>A text that may be missing; an empty one counts as missing.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string? Optional(string field, string? text, int maxLength)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return null;
        }

        if (trimmed.Length > maxLength)
        {
            throw Refusal.OfField(field, $"'{field}' has at most {maxLength} characters.");
        }

        if (trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || !IsWellFormed(trimmed))
        {
            throw Refusal.OfField(field, $"'{field}' contains characters that cannot be shown.");
        }

        return trimmed;
    }

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
