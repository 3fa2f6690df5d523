using System.Text.RegularExpressions;

namespace Offers.Domain.Platform.Sagas;

/// <summary>Texts of outside parties as staff may read them.</summary>
public static partial class SagaText
{
    private const int LastSeen = 4;

    /// <summary>
    /// Cuts a text to the length of a reason, and hides what may be a secret or a person: of words with six digits or
    /// more, and of long words of letters and digits, only the last four characters are left; of e-mail addresses
    /// nothing.
    /// </summary>
    public static string? Redact(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var seen = Text.Cut(text.Trim(), 4 * Limits.Reason);
        seen = Unseen().Replace(seen, " ");
        seen = Mail().Replace(seen, "•••");
        return Text.Cut(Code().Replace(seen, static match => Hide(match.Value)), Limits.Reason);
    }

    private static string Hide(string word)
    {
        var digits = word.Count(char.IsDigit);
        var isCode = digits >= 6 || (word.Length >= 12 && digits > 0)
            || (word.Length >= 24 && !word.Contains('_', StringComparison.Ordinal));
        return isCode ? "••••" + word[^LastSeen..] : word;
    }

    [GeneratedRegex(@"[A-Za-z0-9+/=]+(?:[-_][A-Za-z0-9+/=]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\s@<>""']+@[^\s@<>""']+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unseen();
}
