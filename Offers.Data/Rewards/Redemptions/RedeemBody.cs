using System.Text.Json.Serialization;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What a caller sends to turn a code into a card.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="BrandId">The brand; left out means the campaign's.</param>
/// <param name="Denomination">The face value, in the campaign's currency; left out where it offers one only.</param>
/// <param name="RedemptionCode">The recipient's code; in campaigns with open codes the caller's own reference.</param>
/// <param name="RecipientId">The recipient, where the caller knows him; then the code must be his.</param>
/// <param name="DeliveryMethod"><c>email</c> or <c>sms</c>; left out where the caller shows the card.</param>
/// <param name="DeliveryAddress">Where to; left out means the recipient's own.</param>
public sealed record RedeemBody(
    Id<Campaign>? CampaignId, Id<Brand>? BrandId = null, AmountText? Denomination = null,
    string? RedemptionCode = null, Id<Recipient>? RecipientId = null, MessageChannel? DeliveryMethod = null,
    string? DeliveryAddress = null)
{
    /// <summary>
    /// The condition that it completes, where another endpoint has completed it; 0 for the code's own.
    /// </summary>
    [JsonIgnore]
    public int Condition { get; init; }

    internal RedeemDelivery? Delivery() => (DeliveryMethod, DeliveryAddress) switch
    {
        (null, null) => null,
        (null, _) => throw Refusal.OfField("deliveryMethod", "An address needs its 'deliveryMethod'."),
        ({ } channel, null) => new RedeemDelivery(channel, null),
        (MessageChannel.Sms, { } phone) => new RedeemDelivery(MessageChannel.Sms, RecipientRule.ReadPhone(phone)),
        ({ } channel, { } address) => new RedeemDelivery(channel, EmailText.Required("deliveryAddress", address)),
    };
}

/// <summary>What is asked for, read and complete.</summary>
internal sealed record RedeemWish
{
    /// <summary>The code as it is kept.</summary>
    internal required string Code { get; init; }

    /// <summary>The condition that it completes; 0 without.</summary>
    internal int Condition { get; init; }

    /// <summary>The recipient of the code, as it was read; null where nobody has it.</summary>
    internal Id<Recipient>? Recipient { get; init; }

    /// <summary>The face value that is asked for.</summary>
    internal Id<Denomination>? Denomination { get; init; }

    /// <summary>The recipient that the caller named.</summary>
    internal Id<Recipient>? Claimed { get; init; }

    /// <summary>How it is delivered.</summary>
    internal RedeemDelivery? Delivery { get; init; }

    /// <summary>From where it is asked.</summary>
    internal required RedeemedFrom From { get; init; }

    /// <summary>What the fraud rules say.</summary>
    internal FraudVerdict Verdict { get; init; } = FraudVerdict.Pass;

    /// <summary>Whether the caller gets the card in clear, so that it counts as shown.</summary>
    internal CardSight Sight { get; init; }
}

/// <summary>How a caller sees a card.</summary>
public enum CardSight
{
    /// <summary>Only the end of its code.</summary>
    Masked,

    /// <summary>In clear.</summary>
    Clear,
}

/// <summary>A card as it is answered: masked, or in clear for those who may see it.</summary>
/// <param name="CardCode">The code that pays; masked: only its end.</param>
/// <param name="CardNumber">The card's number, in clear only.</param>
/// <param name="CardValue">The face value.</param>
/// <param name="Pin">The PIN, in clear only.</param>
/// <param name="ExpiresOn">Its last day.</param>
public sealed record CardView(
    string CardCode, string? CardNumber, AmountText CardValue, string? Pin, DateOnly? ExpiresOn)
{
    /// <summary>Only the end of the code.</summary>
    internal static CardView Masked(Card card, Money value) =>
        new("••••" + card.Last4, null, AmountText.Of(value), null, card.LastDay);

    /// <summary>In clear; only for answers that are not kept.</summary>
    internal static CardView Clear(Card card, CardSecret secret, Money value) =>
        new(secret.Code, secret.Number, AmountText.Of(value), secret.Pin, card.LastDay);

    /// <summary>Not the codes: nobody prints them by mistake.</summary>
    public override string ToString() => nameof(CardView);
}

/// <summary>What a redemption answers.</summary>
/// <param name="Redemption">The redemption.</param>
/// <param name="Card">The card; null while there is none yet.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="CreditRemaining">What the payer has left.</param>
public sealed record RedeemAnswer(
    RedemptionView Redemption, CardView? Card, CardSource? Source, AmountText CreditRemaining);
