using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>How and where to a card's page is sent.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Address">The address or the number; null for the recipient's own.</param>
public sealed record RedeemDelivery(MessageChannel Channel, string? Address);

/// <summary>Who would get a card, and of what.</summary>
/// <param name="Recipient">Whose code it is; null where nobody has it.</param>
/// <param name="Claimed">The recipient that the caller named; null where he named none.</param>
/// <param name="Delivery">How it is delivered; null where it is only shown.</param>
public sealed record RedeemPerson(Recipient? Recipient, Id<Recipient>? Claimed, RedeemDelivery? Delivery);

/// <summary>Which card is asked for.</summary>
/// <param name="Denomination">The face value; null where the brand has none of this value.</param>
/// <param name="Offered">The face values that the campaign offers.</param>
/// <param name="IsEnabled">Whether the platform offers the brand and the agency enables it.</param>
public sealed record RedeemItem(
    Denomination? Denomination, IReadOnlyCollection<Id<Denomination>> Offered, bool IsEnabled);

/// <summary>Which condition it completes.</summary>
/// <param name="Number">Its number; 0 where the campaign has none.</param>
/// <param name="Completed">The numbers of those that the recipient has completed before.</param>
public sealed record RedeemStep(int Number, IReadOnlyCollection<int> Completed);

/// <summary>
/// Who may redeem when: every reason that stands against it, in a fixed order, so that the same case always has the
/// same reason. What only the stock and the credit say comes after.
/// </summary>
public static class RedeemRule
{
    /// <summary>Refuses where the campaign does not hand out now.</summary>
    /// <exception cref="Refusal"><c>expired</c>, <c>campaign_inactive</c>, <c>campaign_paused</c>,
    /// <c>insufficient_credit</c>.</exception>
    public static void CheckCampaign(Campaign campaign, Agency agency, Client client, DateTimeOffset now)
    {
        if (campaign.Status == CampaignStatus.Draft || campaign.StartsAt > now)
        {
            throw RewardCodes.CampaignInactive.Because("The campaign has not started.");
        }

        if (campaign.EndsAt <= now)
        {
            throw RewardCodes.CodeExpired.Because();
        }

        if (campaign.Status == CampaignStatus.Ended)
        {
            throw RewardCodes.CampaignInactive.Because("The campaign has ended.");
        }

        if (agency.Status == CreditStatus.Suspended || client.Status == CreditStatus.Suspended)
        {
            throw Paused(PauseReason.Suspended);
        }

        if (campaign.PausedBy == PauseReason.Credit)
        {
            throw RewardCodes.InsufficientCredit.Because(
                "The campaign is paused: " + campaign.PauseNote, ("pauseReason", Words.Snake("Credit")));
        }

        if (campaign.Status == CampaignStatus.Paused)
        {
            throw Paused(campaign.PausedBy ?? PauseReason.Person);
        }
    }

    /// <summary>Refuses a code that nobody has, or whose owner is not on the list any more.</summary>
    /// <exception cref="Refusal"><c>code_not_found</c>.</exception>
    public static void CheckCode(Campaign campaign, Recipient? recipient)
    {
        if ((recipient is null && campaign.CodeSource == CodeSource.Recipients)
            || recipient?.Status == RecipientStatus.Removed
            || (recipient is not null && recipient.Campaign != campaign.Id))
        {
            throw RewardCodes.CodeNotFound.Because();
        }
    }

    /// <summary>Refuses somebody who does not want it, is not who was named, or has all that he gets.</summary>
    /// <exception cref="Refusal"><c>opt_out</c>, <c>opt_in_pending</c>, <c>not_verified</c>,
    /// <c>recipient_limit</c>.</exception>
    public static void CheckPerson(Campaign campaign, RedeemPerson person, DateTimeOffset now)
    {
        var recipient = person.Recipient;
        if (recipient?.Consent == SmsConsent.Out)
        {
            throw RewardCodes.OptOut.Because();
        }

        var isSms = person.Delivery?.Channel == MessageChannel.Sms;
        if (isSms && recipient?.MaySms(now) != true)
        {
            throw RewardCodes.OptInPending.Because();
        }

        if ((person.Claimed is { } claimed && claimed != recipient?.Id) || !IsOwn(recipient, person.Delivery))
        {
            throw RewardCodes.NotVerified.Because();
        }

        if (recipient?.Taken >= campaign.PerPersonLimit)
        {
            throw RewardCodes.RecipientLimit.Because(null, ("limit", campaign.PerPersonLimit));
        }
    }

    /// <summary>Refuses a card that is not offered, or whose turn has not come.</summary>
    /// <returns>The face value.</returns>
    /// <exception cref="Refusal"><c>brand_not_enabled</c>, <c>denomination_not_offered</c>,
    /// <c>condition_out_of_order</c>.</exception>
    public static Denomination CheckItem(Campaign campaign, RedeemItem item, RedeemStep step)
    {
        if (!item.IsEnabled)
        {
            throw RewardCodes.BrandNotEnabled.Because();
        }

        if (item.Denomination is not { IsActive: true } denomination
            || denomination.Brand != campaign.Brand || !item.Offered.Contains(denomination.Id))
        {
            throw RewardCodes.DenominationNotOffered.Because(null, ("offered", item.Offered));
        }

        var isEarly = campaign.Order == ConditionOrder.Ordered
            && Enumerable.Range(1, Math.Max(0, step.Number - 1)).Any(number => !step.Completed.Contains(number));
        return isEarly ? throw RewardCodes.ConditionOutOfOrder.Because() : denomination;
    }

    private static Refusal Paused(PauseReason reason) => RewardCodes.CampaignPaused.Because(
        null, ("pauseReason", Words.Snake(reason.ToString())));

    // Without a list there is nobody whose address it could be.
    private static bool IsOwn(Recipient? recipient, RedeemDelivery? delivery) =>
        recipient is null || delivery is null
        || (delivery.Channel == MessageChannel.Email ? recipient.Email : recipient.Phone) is { } own
            && (delivery.Address is null || delivery.Address == own);
}
