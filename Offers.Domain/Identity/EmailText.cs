using System.Net.Mail;
using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>E-mail addresses as people type them, in one place.</summary>
public static class EmailText
{
    /// <summary>An address in lower case.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Required(string field, string? text)
    {
        var email = Text.Required(field, text, Limits.Email).ToLowerInvariant();
        return MailAddress.TryCreate(email, out var parsed) && parsed.Address == email && IsPlain(email)
            ? email
            : throw Refusal.OfField(field, "This is not an e-mail address.");
    }

    /// <summary>The form by which addresses are compared.</summary>
    public static string Normal(string email) => email.Trim().ToUpperInvariant();

    private static bool IsPlain(string email) => !email.Any(c => char.IsWhiteSpace(c) || c is '"' or '<' or '>' or ',');
}
