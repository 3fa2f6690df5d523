using System.Security.Cryptography;
using System.Text;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>
/// E-mail addresses and phone numbers of buyers and referred people, of which only a hash is kept: enough to see that
/// two are the same, and no more.
/// </summary>
public static class ContactHash
{
    /// <summary>The length of a hash as text.</summary>
    public const int Length = 64;

    private const int FewestDigits = 7;

    /// <summary>SHA-256 of the address in small letters, or of the digits of a phone number; null for none.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> where it is neither.</exception>
    public static string? Of(string? contact)
    {
        if (Platform.Text.Optional("contact", contact, Limits.Email) is not { } text)
        {
            return null;
        }

        return OfKnown(text)
            ?? throw Refusal.OfField("contact", "This is neither an e-mail address nor a phone number.");
    }

    /// <summary>The same of what is known to be one; null for anything else.</summary>
    public static string? OfKnown(string? contact) => contact is not null && Plain(contact.Trim()) is { } plain
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))
        : null;

    private static string? Plain(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            return text.ToLowerInvariant();
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length >= FewestDigits ? digits : null;
    }
}
