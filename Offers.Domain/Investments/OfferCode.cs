using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>The human code of an offer: capital letters, digits and dashes, such as <c>NEST-ALBARARI-001</c>.</summary>
public static class OfferCode
{
    /// <summary>The code in upper case.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static string Check(string? code)
    {
        var text = Text.Required("code", code, Limits.Code).ToUpperInvariant();
        return text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
            ? text
            : throw Refusal.OfField("code", "A code has letters, digits and dashes.");
    }
}
