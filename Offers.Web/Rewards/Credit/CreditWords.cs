using System.Globalization;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>What people read on pages of credit.</summary>
internal static class CreditWords
{
    /// <summary>The lines of a dry run between places of the tree.</summary>
    /// <param name="answer">What the dry run answered.</param>
    /// <param name="places">The places that it is about; others are the platform's accounts.</param>
    /// <exception cref="Refusal">The dry run was refused.</exception>
    internal static IReadOnlyList<EffectLine> Effects(Answer answer, params IReadOnlyList<CreditLink> places)
    {
        // Agency and client share the body of their organisation's id.
        var names = places.DistinctBy(x => x.Id, StringComparer.Ordinal)
            .ToDictionary(x => x.Id.Split('_')[1], x => x.Name, StringComparer.Ordinal);
        return [.. answer.Read<Preview>().Effects.Select(effect => EffectLine.Of(
            effect, names.GetValueOrDefault(effect.Owner.Split('_')[1]) ?? T("Platform")))];
    }

    /// <summary>The page of a place in a portal; null where it has none.</summary>
    internal static string? PageOf(this RewardPortal portal, CreditLink place) => place.Level switch
    {
        CreditLevel.Agency when portal == RewardPortal.Admin => $"{portal.Path}/agencies/{place.Id}",
        CreditLevel.Client when portal == RewardPortal.Agency => $"{portal.Path}/clients/{place.Id}",
        CreditLevel.Client when portal == RewardPortal.Client => "/client/credit",
        CreditLevel.Campaign => $"{portal.Path}/campaigns/{place.Id}",
        _ => null,
    };

    /// <summary>What a place is.</summary>
    internal static string Of(CreditLevel level) => level switch
    {
        CreditLevel.Platform => T("Platform"),
        CreditLevel.Agency => T("Agency"),
        CreditLevel.Client => T("Client"),
        _ => T("Campaign with a budget of its own"),
    };

    /// <summary>The prices of a tier.</summary>
    internal static string Of(AgencyTier tier) =>
        tier == AgencyTier.Wholesale ? T("Wholesale prices") : T("List prices");

    /// <summary>How a campaign stands, with why it is paused.</summary>
    internal static string Of(CampaignStatus status, PauseReason? reason) => (status, reason) switch
    {
        (CampaignStatus.Paused, PauseReason.Credit) => T("Paused: no credit"),
        (CampaignStatus.Paused, PauseReason.Suspended) => T("Paused: suspended"),
        _ => W(status),
    };

    /// <summary>How many rewards are left, from the dearest to the cheapest.</summary>
    internal static string Left(CampaignCredit campaign) => (campaign.LeastLeft, campaign.MostLeft) switch
    {
        (null, _) or (_, null) => T("no face value"),
        ({ } least, { } most) when least == most => N(most, "{0} reward", "{0} rewards"),
        ({ } least, { } most) => T("{0} to {1} rewards", least.ToString("N0", CultureInfo.InvariantCulture),
            most.ToString("N0", CultureInfo.InvariantCulture)),
    };

    /// <summary>What was charged this month, compared with the month before.</summary>
    internal static string Compared(RedeemedMonth now, RedeemedMonth before) => before.Cards == 0
        ? T("none last month")
        : T("{0} last month", MoneyText.Plain(before.Charged));
}
