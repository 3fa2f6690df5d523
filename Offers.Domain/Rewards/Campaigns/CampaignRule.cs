using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>Whether a campaign hands out rewards now, and whether somebody completes one of its conditions.</summary>
public static class CampaignRule
{
    /// <summary>Refuses what needs a campaign that runs.</summary>
    /// <exception cref="Refusal"><c>expired</c>, <c>campaign_inactive</c>, <c>campaign_paused</c> with
    /// <c>pauseReason</c>.</exception>
    public static void CheckRuns(Campaign campaign, DateTimeOffset now)
    {
        switch (campaign.EffectiveStatus(now))
        {
            case CampaignStatus.Ended:
                throw RewardCodes.CodeExpired.Because();
            case CampaignStatus.Draft:
                throw RewardCodes.CampaignInactive.Because("The campaign is not active yet.");
            case CampaignStatus.Paused:
                var reason = campaign.PausedBy ?? PauseReason.Person;
                throw RewardCodes.CampaignPaused.Because(
                    null, ("pauseReason", Words.Snake(reason.ToString())));
            default:
                if (campaign.StartsAt > now)
                {
                    throw RewardCodes.CampaignInactive.Because("The campaign has not started yet.");
                }

                break;
        }
    }

    /// <summary>The condition that a recipient completes now.</summary>
    /// <param name="conditions">All of the campaign.</param>
    /// <param name="asked">Its number, and what completed it; null where that is not said.</param>
    /// <param name="order">Whether they are completed one after another.</param>
    /// <param name="done">The numbers of those that he has completed before.</param>
    /// <exception cref="Refusal"><c>condition_not_found</c>, <c>validation_failed</c> for another trigger,
    /// <c>condition_out_of_order</c> with <c>missing</c>.</exception>
    public static CampaignCondition Completed(
        IReadOnlyCollection<CampaignCondition> conditions, (int Number, ConditionTrigger? Trigger) asked,
        ConditionOrder order, IReadOnlyCollection<int> done)
    {
        var condition = conditions.FirstOrDefault(x => x.Number == asked.Number)
            ?? throw RewardCodes.ConditionNotFound.Because();
        if (asked.Trigger is { } trigger && trigger != condition.Trigger)
        {
            throw Refusal.OfField(
                "trigger", $"This condition is completed by '{Words.Snake(condition.Trigger.ToString())}'.");
        }

        var missing = conditions.Select(x => x.Number).Where(x => x < asked.Number).Except(done).Order().ToList();
        return order == ConditionOrder.Any || missing.Count == 0
            ? condition
            : throw RewardCodes.ConditionOutOfOrder.Because(
                $"Condition {missing[0]} comes first.", ("missing", missing));
    }

    /// <summary>Refuses a way by which a recipient may not be written to.</summary>
    /// <returns>The address or the number.</returns>
    /// <exception cref="Refusal"><c>opt_out</c>, <c>opt_in_pending</c>, <c>validation_failed</c>.</exception>
    public static string AddressOf(Recipient recipient, MessageChannel channel, DateTimeOffset now)
    {
        if (recipient.Consent == SmsConsent.Out)
        {
            throw RewardCodes.OptOut.Because();
        }

        if (channel == MessageChannel.Email)
        {
            return recipient.Email ?? throw Refusal.OfField("channel", "The recipient has no e-mail address.");
        }

        var phone = recipient.Phone ?? throw Refusal.OfField("channel", "The recipient has no phone number.");
        return recipient.MaySms(now) ? phone : throw RewardCodes.OptInPending.Because();
    }

    /// <summary>The way by which a recipient is written to where none is named: e-mail where he has an
    /// address.</summary>
    public static MessageChannel ChannelOf(Recipient recipient) =>
        recipient.Email is not null ? MessageChannel.Email : MessageChannel.Sms;
}
