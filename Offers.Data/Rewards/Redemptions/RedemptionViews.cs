using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Something that a redemption names.</summary>
/// <param name="Id">The outside id.</param>
/// <param name="Name">The name.</param>
public sealed record RedemptionLink(string Id, string Name);

/// <summary>The names around a redemption, and what may be told of its card.</summary>
internal sealed record RedemptionParts(
    string Campaign, string Client, string Agency, string Brand, string? Recipient, string? Supplier, string? Last4,
    DateOnly? ExpiresOn)
{
    internal static RedemptionParts Of(RedeemGround ground, Recipient? recipient, Card? card) => new(
        ground.Campaign.Name, ground.Names.Client, ground.Names.Agency, ground.Names.Brand, recipient?.Name, null,
        card?.Last4, card?.LastDay);
}

/// <summary>A redemption as it is answered and shown.</summary>
public sealed record RedemptionView
{
    /// <summary>The identity.</summary>
    public required Id<Redemption> Id { get; init; }

    /// <summary>The code.</summary>
    public required string RedemptionCode { get; init; }

    /// <summary>The condition that it completes; 0 without.</summary>
    public required int Condition { get; init; }

    /// <summary>How it stands.</summary>
    public required RedemptionStatus Status { get; init; }

    /// <summary>The campaign.</summary>
    public required RedemptionLink Campaign { get; init; }

    /// <summary>The client.</summary>
    public required RedemptionLink Client { get; init; }

    /// <summary>The agency.</summary>
    public required RedemptionLink Agency { get; init; }

    /// <summary>The brand.</summary>
    public required RedemptionLink Brand { get; init; }

    /// <summary>The recipient, where codes are those of recipients.</summary>
    public RedemptionLink? Recipient { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The face value.</summary>
    public required Money Value { get; init; }

    /// <summary>What is charged.</summary>
    public required Money AmountCharged { get; init; }

    /// <summary>What the card cost; for administrators.</summary>
    public Money? CostBasis { get; init; }

    /// <summary>Charge less cost; for administrators.</summary>
    public Money? Profit { get; init; }

    /// <summary>Where the card came from.</summary>
    public CardSource? Source { get; init; }

    /// <summary>Who supplied it; for administrators.</summary>
    public RedemptionLink? Supplier { get; init; }

    /// <summary>The last characters of the card's code.</summary>
    public string? CardLast4 { get; init; }

    /// <summary>The card's last day.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Why it failed, snake_case.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Why it failed or was taken back.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether somebody looks at it first; for administrators.</summary>
    public ReviewState? Review { get; init; }

    /// <summary>Which rules asked for it; for administrators.</summary>
    public string? ReviewNote { get; init; }

    /// <summary>The address from which it was redeemed; for administrators.</summary>
    public string? Ip { get; init; }

    /// <summary>The program; for administrators.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The operation that charged it; for administrators.</summary>
    public Id<Operation>? OperationId { get; init; }

    /// <summary>The saga that buys its card; for administrators.</summary>
    public string? SagaId { get; init; }

    /// <summary>When it was redeemed.</summary>
    public required DateTimeOffset RedeemedAt { get; init; }

    /// <summary>When its card was there.</summary>
    public DateTimeOffset? ProvisionedAt { get; init; }

    /// <summary>When it was delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When its card was shown first.</summary>
    public DateTimeOffset? RevealedAt { get; init; }

    /// <summary>How often its card was shown.</summary>
    public required int Reveals { get; init; }

    /// <summary>When it ended as failed or revoked.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What may be done.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    /// <summary>As a client or an agency sees it: nothing of what cards cost the platform, nor of who looked.</summary>
    internal RedemptionView ForClients() => this with
    {
        CostBasis = null, Profit = null, Supplier = null, Review = null, ReviewNote = null, Ip = null,
        UserAgent = null, OperationId = null, SagaId = null,
        AllowedActions = [.. AllowedActions.Where(x => x.Action == "revoke")],
    };

    /// <summary>The same with what the redemption has become since it was read.</summary>
    internal RedemptionView Now(Redemption redemption, RewardScope scope)
    {
        var view = Of(redemption, new RedemptionParts(
            Campaign.Name, Client.Name, Agency.Name, Brand.Name, Recipient?.Name, Supplier?.Name, CardLast4,
            ExpiresOn));
        return scope.IsPlatform ? view : view.ForClients();
    }

    internal static RedemptionView Of(Redemption redemption, RedemptionParts parts) => new()
    {
        Id = redemption.Id,
        RedemptionCode = redemption.Code,
        Condition = redemption.Condition,
        Status = redemption.Status,
        Campaign = new RedemptionLink(redemption.Campaign.ToString(), parts.Campaign),
        Client = new RedemptionLink(redemption.Client.ToString(), parts.Client),
        Agency = new RedemptionLink(redemption.Agency.ToString(), parts.Agency),
        Brand = new RedemptionLink(redemption.Brand.ToString(), parts.Brand),
        Recipient = redemption.Recipient is { } recipient
            ? new RedemptionLink(recipient.ToString(), parts.Recipient ?? "") : null,
        Currency = redemption.Currency,
        Value = redemption.Value,
        AmountCharged = redemption.Charged,
        CostBasis = redemption.Cost,
        Profit = redemption.Profit,
        Source = redemption.Source,
        Supplier = redemption.Supplier is { } supplier
            ? new RedemptionLink(supplier.ToString(), parts.Supplier ?? "") : null,
        CardLast4 = parts.Last4,
        ExpiresOn = parts.ExpiresOn,
        FailureCode = redemption.FailureCode,
        Reason = redemption.Reason,
        Review = redemption.Review,
        ReviewNote = redemption.ReviewNote,
        Ip = redemption.Ip,
        UserAgent = redemption.UserAgent,
        OperationId = redemption.OperationId,
        SagaId = redemption.Saga?.ToString(),
        RedeemedAt = redemption.RedeemedAt,
        ProvisionedAt = redemption.ProvisionedAt,
        DeliveredAt = redemption.DeliveredAt,
        RevealedAt = redemption.RevealedAt,
        Reveals = redemption.Reveals,
        EndedAt = redemption.EndedAt,
        AllowedActions = RedemptionLife.Machine.Allowed(redemption, redemption.RedeemedAt),
    };
}

/// <summary>One line of what happened to a redemption, for staff.</summary>
/// <param name="At">When.</param>
/// <param name="Event">What happened, snake_case.</param>
/// <param name="Text">What was seen; no secrets.</param>
/// <param name="Actor">Who did it; null for the system and for recipients.</param>
/// <param name="Party">The outside party of an attempt.</param>
/// <param name="SagaId">The saga of an attempt.</param>
/// <param name="DurationMs">How long a call took.</param>
public sealed record RedemptionMoment(
    DateTimeOffset At, string Event, string? Text, string? Actor = null, string? Party = null, string? SagaId = null,
    long? DurationMs = null);
