using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>A face value that a campaign offers.</summary>
public sealed class CampaignItem
{
    private CampaignItem()
    {
    }

    /// <summary>Offers a face value.</summary>
    public CampaignItem(Campaign campaign, Denomination denomination) =>
        (Campaign, Denomination) = (campaign.Id, denomination.Id);

    /// <summary>The campaign.</summary>
    public Id<Campaign> Campaign { get; private set; }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }
}

/// <summary>What completes a condition.</summary>
public enum ConditionTrigger
{
    /// <summary>The recipient enters his code.</summary>
    CodeEntered,

    /// <summary>He sends a form; its system tells us.</summary>
    FormSubmitted,

    /// <summary>A call with him ended; the call centre tells us.</summary>
    CallCompleted,

    /// <summary>Any system tells us.</summary>
    ApiEvent,
}

/// <summary>For what a recipient gets a card: one to three of a campaign.</summary>
public sealed class CampaignCondition
{
    /// <summary>The most conditions of a campaign.</summary>
    public const int Most = 3;

    private CampaignCondition()
    {
    }

    /// <summary>Sets a condition.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public CampaignCondition(
        Campaign campaign, int number, ConditionTrigger trigger, Id<Denomination> denomination, string? message)
    {
        Campaign = campaign.Id;
        Number = number is >= 1 and <= Most
            ? number : throw Refusal.OfField("conditions", $"A campaign has 1 to {Most} conditions.");
        (Trigger, Denomination) = (trigger, denomination);
        Message = Text.Optional("conditions", message, Limits.Note);
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> Campaign { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What completes it.</summary>
    public ConditionTrigger Trigger { get; private set; }

    /// <summary>The face value that it gives.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>What the recipient reads with it.</summary>
    public string? Message { get; private set; }
}
