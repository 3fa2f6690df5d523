using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Supply;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>One reward: a code that became a card, who paid for it and what it cost.</summary>
public sealed class Redemption : Entity<Redemption>
{
    private Redemption()
    {
    }

    /// <summary>Begins a redemption whose charge is held.</summary>
    public Redemption(Campaign campaign, RedemptionFacts facts, RedeemedFrom from, DateTimeOffset now)
        : base(campaign.Book)
    {
        (Campaign, Client, Agency, Brand) = (campaign.Id, campaign.Client, campaign.Agency, campaign.Brand);
        (Code, Condition, Denomination, Recipient) =
            (facts.Code, facts.Condition, facts.Denomination.Id, facts.Recipient);
        (Currency, ValueMinor, ChargedMinor) =
            (facts.Charge.Currency, facts.Denomination.ValueMinor, facts.Charge.Minor);
        (PayerKind, PayerId) = (campaign.Payer.Kind, campaign.Payer.Id);
        (Ip, UserAgent, Network, Device) = (from.Ip, from.UserAgent, from.Network, from.Device);
        (Status, RedeemedAt) = (RedemptionStatus.Provisioning, now);
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> Campaign { get; private set; }

    /// <summary>The client.</summary>
    public Id<Client> Client { get; private set; }

    /// <summary>The agency.</summary>
    public Id<Agency> Agency { get; private set; }

    /// <summary>The brand.</summary>
    public Id<Brand> Brand { get; private set; }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>The recipient, where codes are those of recipients.</summary>
    public Id<Recipient>? Recipient { get; private set; }

    /// <summary>The redemption code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The number of the condition that it completes; 0 without.</summary>
    public int Condition { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>The face value, minor units.</summary>
    public long ValueMinor { get; private set; }

    /// <summary>What is charged, minor units.</summary>
    public long ChargedMinor { get; private set; }

    /// <summary>What the card cost, minor units; null until there is one.</summary>
    public long? CostMinor { get; private set; }

    /// <summary>The kind of who pays.</summary>
    public OwnerKind PayerKind { get; private set; }

    /// <summary>The bare id of who pays.</summary>
    public Guid PayerId { get; private set; }

    /// <summary>How it stands.</summary>
    public RedemptionStatus Status { get; private set; }

    /// <summary>Where its card came from; null until there is one.</summary>
    public CardSource? Source { get; private set; }

    /// <summary>The supplier of its card, where a supplier sold it.</summary>
    public Id<Supplier>? Supplier { get; private set; }

    /// <summary>Its card.</summary>
    public Id<Card>? Card { get; private set; }

    /// <summary>The hold of its charge.</summary>
    public Id<Hold>? HoldId { get; private set; }

    /// <summary>The operation that captured the charge and handed out the card.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>The saga that buys its card.</summary>
    public Id<Saga>? Saga { get; private set; }

    /// <summary>Why it failed or was revoked.</summary>
    public string? Reason { get; private set; }

    /// <summary>The stable code of why it failed; null where it did not.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>Whether somebody looks at it first.</summary>
    public ReviewState Review { get; private set; }

    /// <summary>Which rules asked for it, in words.</summary>
    public string? ReviewNote { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? ReviewedBy { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>The address from which it was redeemed.</summary>
    public string? Ip { get; private set; }

    /// <summary>The program.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>Hash of the network.</summary>
    public byte[]? Network { get; private set; }

    /// <summary>Hash of the device.</summary>
    public byte[]? Device { get; private set; }

    /// <summary>When it was redeemed.</summary>
    public DateTimeOffset RedeemedAt { get; private set; }

    /// <summary>When its card was there.</summary>
    public DateTimeOffset? ProvisionedAt { get; private set; }

    /// <summary>When it was delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When its card was shown first, to whomever.</summary>
    public DateTimeOffset? RevealedAt { get; private set; }

    /// <summary>How often its card was shown.</summary>
    public int Reveals { get; private set; }

    /// <summary>When it ended as failed or revoked.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who pays.</summary>
    public Owner Payer => new(Book, PayerKind, PayerId);

    /// <summary>What is charged.</summary>
    public Money Charged => new(ChargedMinor, Currency);

    /// <summary>The face value.</summary>
    public Money Value => new(ValueMinor, Currency);

    /// <summary>What the card cost; null until there is one.</summary>
    public Money? Cost => CostMinor is { } cost ? new Money(cost, Currency) : null;

    /// <summary>Charge less cost; null until there is a card.</summary>
    public Money? Profit => Cost is { } cost ? Charged - cost : null;

    /// <summary>True while money is held for it.</summary>
    public bool IsOpen => Status.IsOpen();

    /// <summary>True where its card can be shown.</summary>
    public bool HasCard => Status.HasCard();

    /// <summary>Says which hold secures it.</summary>
    public void Secure(Hold hold) => HoldId = hold.Id;

    /// <summary>Rules ask that somebody looks at it first.</summary>
    public void Question(string note) => (Status, Review, ReviewNote) =
        (RedemptionStatus.Pending, ReviewState.Open, Text.Cut(note, Limits.Reason));

    /// <summary>Somebody lets it go on.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Release(Id<IPerson>? by, DateTimeOffset now)
    {
        Status = RedemptionLife.Machine.Next(this, "release", now);
        (Review, ReviewedBy, ReviewedAt) = (ReviewState.Released, by, now);
    }

    /// <summary>Somebody refuses it; its money is given back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Reject(Id<IPerson>? by, string? reason, DateTimeOffset now)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        Status = RedemptionLife.Machine.Next(this, "reject", now);
        (Review, ReviewedBy, ReviewedAt) = (ReviewState.Rejected, by, now);
        (Reason, FailureCode, EndedAt) = (why, RewardCodes.RejectedByReview.Code, now);
    }

    /// <summary>A saga buys its card.</summary>
    public void CarriedBy(Id<Saga> saga) => Saga = saga;

    /// <summary>The one that was asked does not have it; another is asked.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Seek(DateTimeOffset now) => Status = RedemptionLife.Machine.Next(this, "seek", now);

    /// <summary>A supplier was asked and has not answered.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Lose(DateTimeOffset now) => Status = RedemptionLife.Machine.Next(this, "lose", now);

    /// <summary>The card is there and paid.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Provide(Card card, (CardSource Source, Id<Supplier>? Supplier) from, Operation paid, DateTimeOffset now)
    {
        Status = RedemptionLife.Machine.Next(this, "provide", now);
        (Card, CostMinor, Source, Supplier) = (card.Id, card.CostMinor, from.Source, from.Supplier);
        (OperationId, ProvisionedAt) = (paid.Id, now);
    }

    /// <summary>No card could be had; its money is given back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Fail(string code, string reason, DateTimeOffset now)
    {
        Status = RedemptionLife.Machine.Next(this, "fail", now);
        (FailureCode, Reason, EndedAt) = (code, Text.Cut(reason, Limits.Reason), now);
    }

    /// <summary>
    /// No card could be had, and the recipient asks again: it begins anew with the value and the charge of now.
    /// </summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>rejected_by_review</c>.</exception>
    public void Again(
        Campaign campaign, (Denomination Denomination, Money Charge) what, RedeemedFrom from, DateTimeOffset now)
    {
        Status = RedemptionLife.Machine.Next(this, "again", now);
        (Denomination, ValueMinor) = (what.Denomination.Id, what.Denomination.ValueMinor);
        (PayerKind, PayerId, ChargedMinor) = (campaign.Payer.Kind, campaign.Payer.Id, what.Charge.Minor);
        (Ip, UserAgent, Network, Device) = (from.Ip, from.UserAgent, from.Network, from.Device);
        (HoldId, Saga, Reason, FailureCode, EndedAt) = (null, null, null, null, null);
        RedeemedAt = now;
    }

    /// <summary>Its card was shown.</summary>
    public void Reveal(DateTimeOffset now)
    {
        RevealedAt ??= now;
        Reveals++;
        Deliver(now);
    }

    /// <summary>The message with it was taken, or its card was shown.</summary>
    public void Deliver(DateTimeOffset now)
    {
        if (Status == RedemptionStatus.Provisioned)
        {
            (Status, DeliveredAt) = (RedemptionStatus.Delivered, now);
        }
    }

    /// <summary>Takes it back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Revoke(string? reason, DateTimeOffset now)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        Status = RedemptionLife.Machine.Next(this, "revoke", now);
        (Reason, EndedAt) = (why, now);
    }
}
