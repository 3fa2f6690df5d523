using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>The links by which recipients say whether they wish SMS: each names its recipient, sealed.</summary>
public sealed class ConsentLinks(SiteAddress site, IDataProtectionProvider protection)
{
    /// <summary>Where the links lead; the token follows.</summary>
    public const string Path = "/consent";

    private readonly IDataProtector _seal = protection.CreateProtector("Offers.RewardConsent");

    /// <summary>The full address for a recipient.</summary>
    public string Of(BookId book, Id<Recipient> recipient) => site.Of($"{Path}/{TokenOf(book, recipient)}");

    /// <summary>The token of a recipient's link.</summary>
    public string TokenOf(BookId book, Id<Recipient> recipient) =>
        _seal.Protect(FormattableString.Invariant($"{book.Value} {recipient}"));

    /// <summary>Whose link it is; null for one that is not ours.</summary>
    public (BookId Book, Id<Recipient> Recipient)? Read(string? token)
    {
        try
        {
            var words = _seal.Unprotect(token ?? "").Split(' ');
            return (
                new BookId(int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)),
                Id<Recipient>.Parse(words[1]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
