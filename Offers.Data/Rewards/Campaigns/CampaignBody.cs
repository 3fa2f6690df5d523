using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>A condition as it is sent.</summary>
/// <param name="Trigger">What completes it.</param>
/// <param name="DenominationId">The face value that it gives; one that the campaign offers.</param>
/// <param name="Message">What the recipient reads with it.</param>
public sealed record ConditionBody(
    ConditionTrigger? Trigger, Id<Denomination>? DenominationId, string? Message = null);

/// <summary>A campaign as it is sent; name and brand are required.</summary>
public sealed record CampaignBody
{
    /// <summary>The client; may be left out by people who work for one client. Never changes.</summary>
    public Id<Client>? ClientId { get; init; }

    /// <summary>The brand of its cards, one that the agency enables. Never changes.</summary>
    public Id<Brand>? BrandId { get; init; }

    /// <summary>The currency of its cards; that of the first face value where left out. Never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>Whose credit it spends; <c>shared</c> where left out. Changed by <c>budget</c> alone.</summary>
    public BudgetMode? BudgetMode { get; init; }

    /// <summary>Its name, for its people.</summary>
    public string? Name { get; init; }

    /// <summary>What recipients read.</summary>
    public string? Message { get; init; }

    /// <summary>The language of messages: <c>en</c> where left out, or <c>ar</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Which codes are good; <c>recipients</c> where left out. Fixed once it was active.</summary>
    public CodeSource? CodeSource { get; init; }

    /// <summary>How many rewards one person gets at most; 1 where left out.</summary>
    public int? PerRecipientLimit { get; init; }

    /// <summary>Whether conditions are completed one after another; <c>any</c> where left out.</summary>
    public ConditionOrder? ConditionOrder { get; init; }

    /// <summary>From when rewards are handed out; left out for at once.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Until when, exclusive; left out for without end.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The face values that it offers, at most 20.</summary>
    public IReadOnlyList<Id<Denomination>>? Denominations { get; init; }

    /// <summary>What rewards are for, at most three; their kind and value are fixed once it was active.</summary>
    public IReadOnlyList<ConditionBody>? Conditions { get; init; }

    /// <summary>A campaign as it would be sent.</summary>
    internal static CampaignBody Of(CampaignContent content)
    {
        var campaign = content.Campaign;
        return new CampaignBody
        {
            ClientId = campaign.Client, BrandId = campaign.Brand, Currency = campaign.Currency.Code,
            BudgetMode = campaign.BudgetMode, Name = campaign.Name, Message = campaign.Message,
            Language = campaign.Language, CodeSource = campaign.CodeSource,
            PerRecipientLimit = campaign.PerPersonLimit, ConditionOrder = campaign.Order,
            StartsAt = campaign.StartsAt, EndsAt = campaign.EndsAt,
            Denominations = [.. content.Items.Select(x => x.Denomination)],
            Conditions =
            [
                .. content.Conditions.Select(x => new ConditionBody(x.Trigger, x.Denomination, x.Message)),
            ],
        };
    }

    internal CampaignFacts Facts() => new(
        Name, Message, Language ?? "en", CodeSource ?? Domain.Rewards.Campaigns.CodeSource.Recipients,
        PerRecipientLimit ?? 1, ConditionOrder ?? Domain.Rewards.Campaigns.ConditionOrder.Any, StartsAt, EndsAt);

    /// <summary>Refuses a change of what never changes by an edit.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal void CheckFixed(CampaignBody before)
    {
        if (ClientId != before.ClientId)
        {
            throw Refusal.OfField("clientId", "The client of a campaign does not change.");
        }

        if (BrandId != before.BrandId)
        {
            throw Refusal.OfField("brandId", "The brand of a campaign does not change.");
        }

        if (!string.Equals(Currency, before.Currency, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.OfField("currency", "The currency of a campaign does not change.");
        }

        if (BudgetMode != before.BudgetMode)
        {
            throw Refusal.OfField("budgetMode", "Whose credit it spends is changed by 'budget'.");
        }
    }
}

/// <summary>A campaign with its face values and conditions.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Items">Its face values.</param>
/// <param name="Conditions">Its conditions, by number.</param>
internal sealed record CampaignContent(
    Campaign Campaign, IReadOnlyList<CampaignItem> Items, IReadOnlyList<CampaignCondition> Conditions);
