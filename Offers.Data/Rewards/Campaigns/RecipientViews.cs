using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>A message where its recipient is shown.</summary>
/// <param name="Id">The message.</param>
/// <param name="Kind">What it brings.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Fault">Why it failed or came back.</param>
/// <param name="At">When it was sent, else queued.</param>
public sealed record LastMessage(
    Id<RewardMessage> Id, MessageKind Kind, MessageChannel Channel, MessageStatus Status, string? Fault,
    DateTimeOffset At)
{
    internal static LastMessage Of(RewardMessage message) => new(
        message.Id, message.Kind, message.Channel, message.Status, message.Fault, message.SentAt ?? message.QueuedAt);
}

/// <summary>A reward where its recipient is shown.</summary>
/// <param name="Id">The redemption.</param>
/// <param name="Condition">The number of the condition; 0 without.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Value">What the card is worth.</param>
/// <param name="Currency">The currency.</param>
/// <param name="RedeemedAt">When it was asked for.</param>
public sealed record RecipientReward(
    Id<Redemption> Id, int Condition, RedemptionStatus Status, Money Value, Currency Currency,
    DateTimeOffset RedeemedAt)
{
    internal static RecipientReward Of(Redemption redemption) => new(
        redemption.Id, redemption.Condition, redemption.Status, redemption.Value, redemption.Currency,
        redemption.RedeemedAt);
}

/// <summary>A recipient as he is answered and shown.</summary>
public sealed record RecipientView
{
    /// <summary>The identity.</summary>
    public required Id<Recipient> Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Id<Campaign> CampaignId { get; init; }

    /// <summary>His name.</summary>
    public required string Name { get; init; }

    /// <summary>His e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>His phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>What the client calls him.</summary>
    public string? Reference { get; init; }

    /// <summary>His language; null for the campaign's.</summary>
    public string? Language { get; init; }

    /// <summary>His redemption code, in groups as people read it.</summary>
    public required string Code { get; init; }

    /// <summary>How he stands.</summary>
    public required RecipientStatus Status { get; init; }

    /// <summary>What he said about SMS.</summary>
    public required SmsConsent Consent { get; init; }

    /// <summary>When he said so.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>Whether he may be written to by SMS now; an agreement holds 180 days.</summary>
    public required bool SmsAllowed { get; init; }

    /// <summary>How many cards he has got or is getting.</summary>
    public required int Taken { get; init; }

    /// <summary>The numbers of the conditions that he has completed.</summary>
    public required IReadOnlyList<int> Completed { get; init; }

    /// <summary>His rewards, the oldest first.</summary>
    public required IReadOnlyList<RecipientReward> Rewards { get; init; }

    /// <summary>What was last sent to him; null for nothing.</summary>
    public LastMessage? LastMessage { get; init; }

    /// <summary>When he was put on the list.</summary>
    public required DateTimeOffset ListedAt { get; init; }

    /// <summary>When his code was sent.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>What may be done now, and why not where not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }

    /// <summary>True where what was last sent to him did not arrive.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUndelivered => LastMessage?.Status is MessageStatus.Bounced or MessageStatus.Failed;
}

/// <summary>What may be done with a recipient, and why not where not.</summary>
internal static class RecipientActions
{
    /// <summary>The verbs, in the order in which they are shown.</summary>
    internal static IReadOnlyList<AllowedAction> Of(
        Campaign campaign, Recipient recipient, RewardMessage? last, DateTimeOffset now) =>
    [
        Judge("edit", () => CheckListed(campaign, recipient)),
        Judge("invite", () =>
        {
            CheckListed(campaign, recipient);
            CheckSendable(campaign, recipient, last, now);
        }),
        Judge("resend", () =>
        {
            CheckListed(campaign, recipient);
            if (last is null)
            {
                throw PlatformCodes.ActionNotAllowed.Because("Nothing was sent yet.");
            }

            CheckWritable(recipient, last, now);
        }),
        Judge("remove", () => CheckListed(campaign, recipient)),
    ];

    /// <summary>Refuses what is done with somebody who is not on the list, or of a campaign that has ended.</summary>
    /// <exception cref="Refusal"><c>campaign_not_editable</c>, <c>action_not_allowed</c>.</exception>
    internal static void CheckListed(Campaign campaign, Recipient recipient)
    {
        if (campaign.Status == CampaignStatus.Ended)
        {
            throw RewardCodes.CampaignNotEditable.Because();
        }

        if (recipient.Status == RecipientStatus.Removed)
        {
            throw PlatformCodes.ActionNotAllowed.Because("The recipient was taken off the list.");
        }
    }

    /// <summary>Refuses an invitation to a campaign that does not run, or while another message waits.</summary>
    /// <exception cref="Refusal"><c>expired</c>, <c>campaign_inactive</c>, <c>campaign_paused</c>, <c>opt_out</c>,
    /// <c>opt_in_pending</c>, <c>action_not_allowed</c>.</exception>
    internal static void CheckSendable(
        Campaign campaign, Recipient recipient, RewardMessage? last, DateTimeOffset now)
    {
        CampaignRule.CheckRuns(campaign, now);
        CheckWritable(recipient, last, now);
    }

    private static void CheckWritable(Recipient recipient, RewardMessage? last, DateTimeOffset now)
    {
        if (last?.Status == MessageStatus.Queued)
        {
            throw PlatformCodes.ActionNotAllowed.Because("A message to this recipient waits to be sent.");
        }

        CampaignRule.AddressOf(recipient, CampaignRule.ChannelOf(recipient), now);
    }

    private static AllowedAction Judge(string action, Action check)
    {
        try
        {
            check();
            return new AllowedAction(action, true);
        }
        catch (Refusal refusal)
        {
            return new AllowedAction(action, false, refusal.Code.Code, refusal.Detail);
        }
    }
}
