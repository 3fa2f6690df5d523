using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>What pages call the verbs of campaigns, and the filters of their lists.</summary>
internal static class CampaignWords
{
    /// <summary>The filters of lists of campaigns.</summary>
    internal static readonly ListFilter[] CampaignFilters =
    [
        ListFilter.Status<CampaignStatus>(), new("clientId", "Only campaigns of this client."),
        new("brandId", "Only campaigns of this brand."),
        new("budgetMode", "Only campaigns that spend such credit.",
            [.. Enum.GetNames<BudgetMode>().Select(Words.Snake)]),
        ListFilter.Search,
    ];

    /// <summary>The filters of lists of recipients.</summary>
    internal static readonly ListFilter[] RecipientFilters =
    [
        ListFilter.Status<RecipientStatus>(),
        new("consent", "Only those who said this about SMS.", [.. Enum.GetNames<SmsConsent>().Select(Words.Snake)]),
        new("message", "Only those whose last message stands like this.",
            [.. Enum.GetNames<MessageStatus>().Select(Words.Snake)]),
        ListFilter.Search,
    ];

    /// <summary>The filters of lists of messages.</summary>
    internal static readonly ListFilter[] MessageFilters =
    [
        ListFilter.Status<MessageStatus>(),
        new("kind", "Only messages that bring this.", [.. Enum.GetNames<MessageKind>().Select(Words.Snake)]),
        new("channel", "Only messages by this way.", [.. Enum.GetNames<MessageChannel>().Select(Words.Snake)]),
        new("recipientId", "Only messages to this recipient."),
    ];

    /// <summary>What the button of a verb says.</summary>
    internal static string Of(string verb) => verb switch
    {
        "activate" => T("Activate"),
        "pause" => T("Pause"),
        "end" => T("End"),
        "edit" => T("Edit"),
        "invite" => T("Invite"),
        "resend" => T("Send again"),
        "remove" => T("Take off the list"),
        _ => verb,
    };

    /// <summary>What a trigger is called.</summary>
    internal static string Of(ConditionTrigger trigger) => trigger switch
    {
        ConditionTrigger.CodeEntered => T("The recipient enters his code"),
        ConditionTrigger.FormSubmitted => T("A form was sent"),
        ConditionTrigger.CallCompleted => T("A call was completed"),
        _ => T("A system tells us"),
    };

    /// <summary>A way by which messages go.</summary>
    internal static string Of(MessageChannel channel) => channel == MessageChannel.Sms ? T("SMS") : T("E-mail");

    /// <summary>Whose credit is spent.</summary>
    internal static string Of(BudgetMode mode) => mode == BudgetMode.Isolated
        ? T("Only its own credit")
        : T("The client's credit");

    /// <summary>A language.</summary>
    internal static string Language(string? code) => code switch
    {
        "ar" => T("Arabic"), "en" => T("English"), _ => T("As the campaign"),
    };

    /// <summary>The id of a campaign in an address.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c> for what is no id of one.</exception>
    internal static Id<Campaign> Read(string? text) =>
        Id<Campaign>.TryParse(text, out var id) ? id : throw RewardCodes.CampaignNotFound.Because();

    /// <summary>How far a campaign's credit reaches.</summary>
    internal static string Reach(CampaignView campaign) => campaign.Credit.EstimatedCards is { } cards
        ? N(cards, "for about {0} card", "for about {0} cards")
        : T("it offers no card yet");
}
