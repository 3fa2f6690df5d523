using Offers.Data.Rewards.Redemptions;
using Offers.Web.Rewards.Campaigns;

namespace Offers.Web.Rewards.Redemptions.Public;

/// <summary>Finds what belongs to the last part of the address of the public page: a code, or a sealed link.</summary>
internal sealed class GiftFinder(GiftQueries gifts, GiftLinks links)
{
    /// <summary>What belongs to it; null where nothing does.</summary>
    public Task<GiftView?> FindAsync(string text) => links.Read(Bare(text)) is { } redemption
        ? gifts.FindAsync(redemption)
        : gifts.FindAsync(Bare(text));

    /// <summary>What was typed, without what cannot belong to it.</summary>
    internal static string Bare(string text) =>
        text.Trim() is { Length: <= GiftLinks.MostLetters } bare ? bare : text.Trim()[..GiftLinks.MostLetters];
}
