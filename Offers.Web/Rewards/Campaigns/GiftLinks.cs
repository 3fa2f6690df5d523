using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>
/// The links to the pages on which recipients get their cards. Whoever is listed has his code in it. Whoever is not has
/// his redemption, sealed: its id is known to portals and callers, who may not open the card with it.
/// </summary>
public sealed class GiftLinks(SiteAddress site, IDataProtectionProvider protection)
{
    /// <summary>Where the links lead; the code or the token follows.</summary>
    public const string Path = "/redeem";

    /// <summary>The longest code that somebody types, with what he puts between its letters.</summary>
    public const int MostTyped = 40;

    /// <summary>The longest token.</summary>
    public const int MostLetters = 400;

    private readonly IDataProtector _seal = protection.CreateProtector("Offers.RewardGift");

    /// <summary>The full address for whoever gets a message.</summary>
    public string Of(OutgoingMessage message) =>
        site.Of($"{Path}/{message.Code ?? TokenOf(message.Redemption!.Value)}");

    /// <summary>The token of a redemption's link.</summary>
    public string TokenOf(Id<Redemption> redemption) => _seal.Protect($"{redemption}");

    /// <summary>Whose link it is; null for a code, and for what is not ours.</summary>
    public Id<Redemption>? Read(string token)
    {
        if (token.Length is <= MostTyped or > MostLetters)
        {
            return null;
        }

        try
        {
            return Id<Redemption>.Parse(_seal.Unprotect(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
