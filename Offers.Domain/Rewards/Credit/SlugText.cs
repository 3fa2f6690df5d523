using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Credit;

/// <summary>Short names in addresses: lower case letters, digits and single hyphens.</summary>
public static class SlugText
{
    /// <summary>Reads a short name.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming <c>slug</c>.</exception>
    public static string Read(string? slug)
    {
        var text = Text.Line("slug", slug, Limits.Code).ToLowerInvariant();
        return text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
            ? text
            : throw Refusal.OfField("slug", "A short name has letters, digits and single hyphens, like 'north-star'.");
    }
}
