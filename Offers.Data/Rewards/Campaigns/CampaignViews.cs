using System.Text.Json.Serialization;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>A client where another object names it.</summary>
/// <param name="Id">The client.</param>
/// <param name="Name">Its name.</param>
public sealed record ClientName(Id<Client> Id, string Name);

/// <summary>An agency where another object names it.</summary>
/// <param name="Id">The agency.</param>
/// <param name="Name">Its name.</param>
public sealed record AgencyName(Id<Agency> Id, string Name);

/// <summary>A brand where another object names it.</summary>
/// <param name="Id">The brand.</param>
/// <param name="Name">Its name.</param>
/// <param name="Colour">Its colour as <c>#rrggbb</c>.</param>
public sealed record BrandName(Id<Brand> Id, string Name, string Colour);

/// <summary>A face value that a campaign offers, or could.</summary>
/// <param name="Id">The face value.</param>
/// <param name="Value">What the card is worth.</param>
/// <param name="Charge">What the client is charged for it now.</param>
/// <param name="IsActive">Whether the platform offers it.</param>
public sealed record OfferedValue(
    [property: JsonPropertyName("denominationId")] Id<Denomination> Id, Money Value, Money Charge,
    [property: JsonPropertyName("active")] bool IsActive);

/// <summary>A condition as it is answered.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Trigger">What completes it.</param>
/// <param name="DenominationId">The face value that it gives.</param>
/// <param name="Value">What that is worth.</param>
/// <param name="Message">What the recipient reads with it.</param>
/// <param name="Completed">How many recipients have completed it.</param>
public sealed record ConditionView(
    int Number, ConditionTrigger Trigger, Id<Denomination> DenominationId, Money Value, string? Message,
    int Completed);

/// <summary>How many recipients of a campaign stand where.</summary>
/// <param name="Listed">Nobody has written to them.</param>
/// <param name="Invited">Their code was sent.</param>
/// <param name="Rewarded">They have all their cards.</param>
/// <param name="Removed">They were taken off the list.</param>
public sealed record RecipientCounts(int Listed, int Invited, int Rewarded, int Removed)
{
    /// <summary>Those who are on the list.</summary>
    public int Total => Listed + Invited + Rewarded;
}

/// <summary>How many redemptions of a campaign there are.</summary>
/// <param name="Cards">Cards that were handed out.</param>
/// <param name="Open">Under way.</param>
/// <param name="Failed">No card could be had.</param>
public sealed record RedemptionCounts(int Cards, int Open, int Failed);

/// <summary>The credit that a campaign spends.</summary>
/// <param name="Available">What is there to spend: its own, or its client's.</param>
/// <param name="Held">What is set aside for redemptions under way.</param>
/// <param name="Spent">What its cards have cost the client.</param>
/// <param name="EstimatedCards">For how many of its cheapest cards the credit reaches; null where it offers
/// none.</param>
public sealed record CampaignCredit(Money Available, Money Held, Money Spent, long? EstimatedCards);

/// <summary>A campaign as it is answered and shown.</summary>
public sealed record CampaignView
{
    /// <summary>The identity.</summary>
    public required Id<Campaign> Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The client.</summary>
    public required ClientName Client { get; init; }

    /// <summary>The client's agency.</summary>
    public required AgencyName Agency { get; init; }

    /// <summary>The brand of its cards.</summary>
    public required BrandName Brand { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The state as shown: one whose end has passed is ended.</summary>
    public required CampaignStatus Status { get; init; }

    /// <summary>Why it is paused; null where it is not.</summary>
    public PauseReason? PauseReason { get; init; }

    /// <summary>The same in words.</summary>
    public string? PauseNote { get; init; }

    /// <summary>Whose credit it spends.</summary>
    public required BudgetMode BudgetMode { get; init; }

    /// <summary>Which codes are good.</summary>
    public required CodeSource CodeSource { get; init; }

    /// <summary>How many rewards one person gets at most.</summary>
    public required int PerRecipientLimit { get; init; }

    /// <summary>Whether conditions are completed one after another.</summary>
    public required ConditionOrder ConditionOrder { get; init; }

    /// <summary>What recipients read.</summary>
    public string? Message { get; init; }

    /// <summary>The language of messages.</summary>
    public required string Language { get; init; }

    /// <summary>From when rewards are handed out.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When it became active first.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The face values that it offers, with what they cost the client now.</summary>
    public required IReadOnlyList<OfferedValue> Denominations { get; init; }

    /// <summary>What rewards are for; empty where a code alone is enough.</summary>
    public required IReadOnlyList<ConditionView> Conditions { get; init; }

    /// <summary>The credit that it spends.</summary>
    public required CampaignCredit Credit { get; init; }

    /// <summary>Its recipients.</summary>
    public required RecipientCounts Recipients { get; init; }

    /// <summary>Its redemptions.</summary>
    public required RedemptionCounts Redemptions { get; init; }

    /// <summary>Messages that came back or could not be sent, and were not followed by another.</summary>
    public required int Undelivered { get; init; }

    /// <summary>What may be done now, and why not where not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }

    /// <summary>The charge of its cheapest card; null where it offers none.</summary>
    [JsonIgnore]
    public OfferedValue? Cheapest => Denominations.Where(x => x.IsActive).MinBy(x => x.Charge.Minor);
}

/// <summary>A campaign where another list names it.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Name">Its name.</param>
public sealed record CampaignName(Id<Campaign> Id, string Name);
