using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>How many cards of a pool are where.</summary>
/// <param name="Received">All that ever came in.</param>
/// <param name="Available">Free ones.</param>
/// <param name="Delivered">Those that were handed out.</param>
/// <param name="Expired">Those written off.</param>
/// <param name="Voided">Those taken out as worthless.</param>
public sealed record PoolCounts(long Received, long Available, long Delivered, long Expired, long Voided)
{
    internal static PoolCounts Of(PoolTotals x) => new(x.Received, x.Available, x.Delivered, x.Expired, x.Voided);
}

/// <summary>A pool as it is answered and shown.</summary>
public sealed record PoolView
{
    /// <summary>The identity.</summary>
    public required Id<CardPool> Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The brand.</summary>
    public required CardLink Brand { get; init; }

    /// <summary>The face value's identity.</summary>
    public required Id<Denomination> DenominationId { get; init; }

    /// <summary>The face value.</summary>
    public required Money FaceValue { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Where its cards come from.</summary>
    public required PoolKind Kind { get; init; }

    /// <summary>Whose cards they are; null for the platform's.</summary>
    public CardLink? Client { get; init; }

    /// <summary>Who supplies a buffer.</summary>
    public CardLink? Supplier { get; init; }

    /// <summary>How its stock is.</summary>
    public required PoolStock Status { get; init; }

    /// <summary>Whether cards are taken from it.</summary>
    public required bool IsActive { get; init; }

    /// <summary>How many cards are where.</summary>
    public required PoolCounts Cards { get; init; }

    /// <summary>What its free cards cost together.</summary>
    public required Money Value { get; init; }

    /// <summary>What a card costs where its row says nothing.</summary>
    public required Money Cost { get; init; }

    /// <summary>What agencies of the retail tier are charged now.</summary>
    public required Money Charge { get; init; }

    /// <summary>That charge without the cost of a free card.</summary>
    public required Money Margin { get; init; }

    /// <summary>How many cards were taken in the last 30 days.</summary>
    public required long TakenLately { get; init; }

    /// <summary>For how many days the free cards last, by the last 30; null where none was taken.</summary>
    public long? DaysOfCover { get; init; }

    /// <summary>The last day of the free card that expires first.</summary>
    public DateOnly? NextExpiry { get; init; }

    /// <summary>Below this number, stock is low.</summary>
    public required int LowStock { get; init; }

    /// <summary>Up to this number a buffer is filled.</summary>
    public required int BufferTarget { get; init; }

    /// <summary>Below this number a buffer is filled.</summary>
    public required int RefillBelow { get; init; }

    /// <summary>The revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    /// <summary>What may be done.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    /// <summary>Free cards that have expired and are not written off; only where one pool is asked for.</summary>
    public long? ExpiredWaiting { get; init; }

    /// <summary>Free cards by the month in which they expire; only where one pool is asked for.</summary>
    public IReadOnlyList<ExpiryMonth>? Expiries { get; init; }
}

/// <summary>Free cards that expire in the same month.</summary>
/// <param name="Month">The month's first day; null for cards without an end.</param>
/// <param name="Cards">How many.</param>
public sealed record ExpiryMonth(DateOnly? Month, long Cards);

/// <summary>Pools by how their stock is, and what all free cards cost.</summary>
/// <param name="Healthy">Active pools with enough cards.</param>
/// <param name="Low">Active pools with few cards.</param>
/// <param name="Empty">Active pools without cards.</param>
/// <param name="Values">What all free cards cost, by currency.</param>
/// <param name="FreeCards">How many free cards there are.</param>
public sealed record StockTiles(int Healthy, int Low, int Empty, IReadOnlyList<Money> Values, long FreeCards);

/// <summary>A card as it is listed: its code is masked.</summary>
public sealed record CardView
{
    /// <summary>The identity.</summary>
    public required Id<Card> Id { get; init; }

    /// <summary>Its number in the pool.</summary>
    public required long Number { get; init; }

    /// <summary>The code without all but its last four characters.</summary>
    public required string MaskedCode { get; init; }

    /// <summary>How it stands.</summary>
    public required CardStatus Status { get; init; }

    /// <summary>The last day on which it pays.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What it cost.</summary>
    public required Money Cost { get; init; }

    /// <summary>The currency of its cost.</summary>
    public required Currency Currency { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it left the queue.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The file that it came with.</summary>
    public Id<CardImport>? ImportId { get; init; }

    /// <summary>The order that it came with.</summary>
    public Id<Domain.Rewards.Supply.SupplierOrder>? OrderId { get; init; }

    /// <summary>The redemption that it was handed out for.</summary>
    public Id<Domain.Rewards.Redemptions.Redemption>? RedemptionId { get; init; }

    /// <summary>A code of which only the last four characters are known.</summary>
    public static string Masked(string last4) => "••••" + last4;

    internal static CardView Of(Card x) => new()
    {
        Id = x.Id, Number = x.Number, MaskedCode = Masked(x.Last4), Status = x.Status, ExpiresOn = x.LastDay,
        Cost = x.Cost, Currency = x.Currency, ReceivedAt = x.ReceivedAt, TakenAt = x.TakenAt, ImportId = x.Import,
        OrderId = x.Order, RedemptionId = x.Redemption,
    };
}

/// <summary>An opened card. It goes out once and is kept nowhere: not in answers, audit, events or logs.</summary>
/// <param name="Id">The card.</param>
/// <param name="CardCode">The code that pays.</param>
/// <param name="CardNumber">The card's number.</param>
/// <param name="Pin">The PIN.</param>
public sealed record OpenedCard(Id<Card> Id, string CardCode, string? CardNumber, string? Pin)
{
    /// <summary>Not the codes: nobody prints them by mistake.</summary>
    public override string ToString() => $"OpenedCard {Id}";
}
