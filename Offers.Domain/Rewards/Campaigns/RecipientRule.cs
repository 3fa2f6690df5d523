using System.Security.Cryptography;
using System.Text;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>How recipients' names, addresses and numbers are read.</summary>
public static class RecipientRule
{
    private const int MostDigits = 15;
    private const int LeastDigits = 7;

    /// <summary>As they are kept: white space cut, address in lower case, number as <c>+</c> and digits.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static RecipientFacts Read(RecipientFacts facts)
    {
        var name = Platform.Text.Line("name", facts.Name, Limits.PersonName);
        var email = facts.Email is { } text && text.Trim().Length > 0 ? ReadEmail(text) : null;
        var phone = facts.Phone is { } number && number.Trim().Length > 0 ? ReadPhone(number) : null;
        if (email is null && phone is null)
        {
            throw Refusal.OfField("email", "An e-mail address or a phone number is needed.");
        }

        var reference = Platform.Text.Optional("reference", facts.Reference, Limits.Reference);
        return facts.Language is null or "en" or "ar"
            ? new RecipientFacts(name, email, phone, reference, facts.Language)
            : throw Refusal.OfField("language", "The language is 'en' or 'ar'.");
    }

    /// <summary>The same person has the same hash, in whichever list: by the address, else by the number.</summary>
    public static byte[] HashOf(RecipientFacts facts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(facts.Email is { } email ? "e:" + email : "p:" + facts.Phone));

    /// <summary>A phone number as <c>+</c> and digits.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static string ReadPhone(string text)
    {
        var bare = string.Concat(text.Where(c => c is not (' ' or '-' or '(' or ')' or '.')));
        var digits = bare.StartsWith("00", StringComparison.Ordinal) ? bare[2..] : bare.TrimStart('+');
        var isWritten = bare.StartsWith('+') || bare.StartsWith("00", StringComparison.Ordinal);
        return isWritten && digits.Length is >= LeastDigits and <= MostDigits && digits.All(char.IsAsciiDigit)
            ? "+" + digits
            : throw Refusal.OfField("phone", "A phone number is written with its country, like '+971501234567'.");
    }

    private static string ReadEmail(string text) => EmailText.Required("email", text);
}
