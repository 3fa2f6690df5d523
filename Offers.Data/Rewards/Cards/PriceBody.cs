using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards;

/// <summary>A price as it is sent: for exactly one of tier, agency and client.</summary>
public sealed record PriceBody
{
    /// <summary>The face value.</summary>
    public Id<Denomination>? DenominationId { get; init; }

    /// <summary>All agencies of a tier.</summary>
    public AgencyTier? Tier { get; init; }

    /// <summary>One agency.</summary>
    public Id<Agency>? AgencyId { get; init; }

    /// <summary>One client.</summary>
    public Id<Client>? ClientId { get; init; }

    /// <summary>What is charged, in the currency of the face value.</summary>
    public AmountText? Charge { get; init; }

    /// <summary>From when; now where left out, never earlier.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, exclusive; without end where left out.</summary>
    public DateTimeOffset? Until { get; init; }

    internal PriceScope Scope() => new(Tier, AgencyId, ClientId);
}

/// <summary>When a price ends.</summary>
/// <param name="Until">From when it no longer holds; now where left out, never earlier.</param>
public sealed record PriceEndBody(DateTimeOffset? Until = null);

/// <summary>How a price stands.</summary>
public enum PriceStatus
{
    /// <summary>It holds now.</summary>
    InForce,

    /// <summary>It will hold.</summary>
    Coming,

    /// <summary>It held.</summary>
    Ended,
}

/// <summary>A price as it is answered and shown.</summary>
public sealed record PriceView
{
    /// <summary>The identity.</summary>
    public required Id<PriceLine> Id { get; init; }

    /// <summary>The brand.</summary>
    public required CardLink Brand { get; init; }

    /// <summary>The face value's identity.</summary>
    public required Id<Denomination> DenominationId { get; init; }

    /// <summary>The face value.</summary>
    public required Money Value { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The tier that it is for.</summary>
    public AgencyTier? Tier { get; init; }

    /// <summary>The agency that it is for.</summary>
    public CardLink? Agency { get; init; }

    /// <summary>The client that it is for.</summary>
    public CardLink? Client { get; init; }

    /// <summary>What is charged.</summary>
    public required Money Charge { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How it stands.</summary>
    public required PriceStatus Status { get; init; }
}

/// <summary>What a price could be: the cost of the next card and a markup.</summary>
/// <param name="DenominationId">The face value.</param>
/// <param name="Value">The face value.</param>
/// <param name="Cost">What the next card costs; null where nobody has one.</param>
/// <param name="MarkupBps">The markup, basis points.</param>
/// <param name="Suggested">Cost and markup together; null where the cost is not known.</param>
/// <param name="Currency">The currency.</param>
public sealed record PriceSuggestion(
    Id<Denomination> DenominationId, Money Value, Money? Cost, int MarkupBps, Money? Suggested, Currency Currency);
