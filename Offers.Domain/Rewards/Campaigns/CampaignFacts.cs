namespace Offers.Domain.Rewards.Campaigns;

/// <summary>How a campaign stands.</summary>
public enum CampaignStatus
{
    /// <summary>It is prepared.</summary>
    Draft,

    /// <summary>Rewards are handed out.</summary>
    Active,

    /// <summary>It stops for a while: by a person, or since its credit is short.</summary>
    Paused,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>Whose credit a campaign spends.</summary>
public enum BudgetMode
{
    /// <summary>The client's, together with its other shared campaigns.</summary>
    Shared,

    /// <summary>Only its own.</summary>
    Isolated,
}

/// <summary>Why a campaign is paused.</summary>
public enum PauseReason
{
    /// <summary>Somebody paused it.</summary>
    Person,

    /// <summary>The credit does not reach for its cheapest card.</summary>
    Credit,

    /// <summary>Its client or its agency is suspended.</summary>
    Suspended,
}

/// <summary>Which codes are good.</summary>
public enum CodeSource
{
    /// <summary>Only those of its recipients.</summary>
    Recipients,

    /// <summary>Any code: it is the caller's own reference.</summary>
    Open,
}

/// <summary>Whether conditions are completed one after another.</summary>
public enum ConditionOrder
{
    /// <summary>In any order.</summary>
    Any,

    /// <summary>Each only after the one before.</summary>
    Ordered,
}

/// <summary>What people say about a campaign.</summary>
/// <param name="Name">Its name, for its people.</param>
/// <param name="Message">What recipients read.</param>
/// <param name="Language">The language of messages to recipients: <c>en</c> or <c>ar</c>.</param>
/// <param name="CodeSource">Which codes are good.</param>
/// <param name="PerPersonLimit">How many rewards one person gets at most.</param>
/// <param name="Order">Whether conditions are completed one after another.</param>
/// <param name="StartsAt">From when rewards are handed out; null for at once.</param>
/// <param name="EndsAt">Until when, exclusive; null for without end.</param>
public sealed record CampaignFacts(
    string? Name, string? Message, string Language = "en", CodeSource CodeSource = CodeSource.Recipients,
    int PerPersonLimit = 1, ConditionOrder Order = ConditionOrder.Any, DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null);
