using Offers.Data.Platform.Sagas;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>How a supplier did in the last hour, and whether it is asked now.</summary>
/// <param name="Breaker">Whether calls are let through by the process that answers.</param>
/// <param name="OpenUntil">Until when none is; null where they are.</param>
/// <param name="Called">Calls of the last hour.</param>
/// <param name="Confirmed">What it confirmed.</param>
/// <param name="Refused">What it refused.</param>
/// <param name="Unreached">How often it was not reached.</param>
/// <param name="Unknown">How often it did not answer.</param>
/// <param name="SuccessBps">Of those, what it confirmed, in basis points; null where nothing was asked.</param>
/// <param name="AverageMs">How long it took on average, in milliseconds; null where nothing was asked.</param>
public sealed record SupplierHealth(
    BreakerState Breaker, DateTimeOffset? OpenUntil, int Called, int Confirmed, int Refused, int Unreached,
    int Unknown, int? SuccessBps, int? AverageMs)
{
    private const int AllBps = 10_000;

    internal static SupplierHealth Of(PartyView? party, int? averageMs)
    {
        if (party is null)
        {
            return new SupplierHealth(BreakerState.Closed, null, 0, 0, 0, 0, 0, null, averageMs);
        }

        var answers = party.Confirmed + party.Refused + party.Unreached + party.Unknown;
        return new SupplierHealth(
            party.Breaker, party.OpenUntil, party.Called, party.Confirmed, party.Refused, party.Unreached,
            party.Unknown, answers == 0 ? null : (int)((long)party.Confirmed * AllBps / answers), averageMs);
    }
}

/// <summary>A supplier. Its key is never shown.</summary>
public sealed record SupplierView
{
    /// <summary>The identity.</summary>
    public required Id<Supplier> Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its short name.</summary>
    public required string Slug { get; init; }

    /// <summary>How it is talked to.</summary>
    public required SupplierKind Kind { get; init; }

    /// <summary>Whether it is used.</summary>
    public required SupplierStatus Status { get; init; }

    /// <summary>Among equals, the smaller one comes first.</summary>
    public required int Priority { get; init; }

    /// <summary>The address before the paths.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>Path of orders.</summary>
    public required string OrderPath { get; init; }

    /// <summary>Path of catalogue and stock.</summary>
    public required string CataloguePath { get; init; }

    /// <summary>How long an answer is awaited, milliseconds.</summary>
    public required int TimeoutMs { get; init; }

    /// <summary>How many calls at once.</summary>
    public required int MaxCalls { get; init; }

    /// <summary>The most cards of one order.</summary>
    public required int MaxPerOrder { get; init; }

    /// <summary>Whether a key is set.</summary>
    public required bool HasKey { get; init; }

    /// <summary>Where it tells what becomes of orders; the path here.</summary>
    public required string CallbackPath { get; init; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public required int Revision { get; init; }

    /// <summary>How many face values it sells.</summary>
    public required int ItemCount { get; init; }

    /// <summary>How many orders have not ended.</summary>
    public required int OpenOrders { get; init; }

    /// <summary>How it does.</summary>
    public required SupplierHealth Health { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>What a supplier sells, with the buffer that keeps it.</summary>
public sealed record SupplierItemView
{
    /// <summary>The face value.</summary>
    public required Id<Denomination> DenominationId { get; init; }

    /// <summary>The brand.</summary>
    public required string Brand { get; init; }

    /// <summary>The face value.</summary>
    public required Money Value { get; init; }

    /// <summary>What a card costs.</summary>
    public required Money Cost { get; init; }

    /// <summary>The currency of both.</summary>
    public required string Currency { get; init; }

    /// <summary>What the supplier calls it.</summary>
    public required string Sku { get; init; }

    /// <summary>What the face value exceeds the cost by, in basis points of the face value.</summary>
    public required int MarginBps { get; init; }

    /// <summary>How many it said that it has.</summary>
    public int? Stock { get; init; }

    /// <summary>When it said so.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Whether it is ordered.</summary>
    public required bool Active { get; init; }

    /// <summary>The buffer that keeps its cards.</summary>
    public Id<CardPool>? PoolId { get; init; }

    /// <summary>How many free cards the buffer has.</summary>
    public required long Available { get; init; }

    /// <summary>Below how many it is filled.</summary>
    public int? RefillBelow { get; init; }

    /// <summary>Up to how many.</summary>
    public int? BufferTarget { get; init; }
}

/// <summary>A face value that a supplier might sell.</summary>
/// <param name="Denomination">The face value.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Value">The face value.</param>
/// <param name="Sku">What the simulator calls it; null for all others.</param>
/// <param name="Cost">What it costs at the simulator; null for all others.</param>
public sealed record ItemChoice(Id<Denomination> Denomination, string Brand, Money Value, string? Sku, Money? Cost);

/// <summary>A supplier by name.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">Its name.</param>
public sealed record SupplierLink(Id<Supplier> Id, string Name);

/// <summary>An order at a supplier.</summary>
public sealed record SupplierOrderView
{
    /// <summary>The identity.</summary>
    public required Id<SupplierOrder> Id { get; init; }

    /// <summary>The supplier.</summary>
    public required SupplierLink Supplier { get; init; }

    /// <summary>The face value.</summary>
    public required Id<Denomination> DenominationId { get; init; }

    /// <summary>The brand.</summary>
    public required string Brand { get; init; }

    /// <summary>The face value.</summary>
    public required Money Value { get; init; }

    /// <summary>What the supplier calls it.</summary>
    public required string Sku { get; init; }

    /// <summary>How many were ordered.</summary>
    public required int Count { get; init; }

    /// <summary>How many came.</summary>
    public required int Received { get; init; }

    /// <summary>What they cost together: as the catalogue says, then as the supplier charged.</summary>
    public required Money Cost { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>How it stands.</summary>
    public required SupplierOrderStatus Status { get; init; }

    /// <summary>The buffer that keeps its cards.</summary>
    public required Id<CardPool> PoolId { get; init; }

    /// <summary>The redemption that waits for it; null for a refill.</summary>
    public Id<Redemption>? RedemptionId { get; init; }

    /// <summary>What carries it out, with its timeline.</summary>
    public Id<Saga>? SagaId { get; init; }

    /// <summary>The supplier's own number.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it was refused, or what is wrong.</summary>
    public string? Note { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The operation that paid it.</summary>
    public Id<Operation>? OperationId { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>What a sync with a supplier's catalogue did.</summary>
/// <param name="Seen">How many items the supplier told.</param>
/// <param name="Updated">How many of ours have another cost or stock now.</param>
/// <param name="Missing">What the supplier calls those of ours that it does not sell any more.</param>
public sealed record CatalogueSync(int Seen, int Updated, IReadOnlyList<string> Missing);

/// <summary>What a refill ordered.</summary>
/// <param name="PoolId">The buffer.</param>
/// <param name="Available">Its free cards.</param>
/// <param name="OnTheWay">Cards of orders that had not ended.</param>
/// <param name="Ordered">How many cards were ordered now.</param>
/// <param name="Orders">The orders.</param>
public sealed record RefillAnswer(
    Id<CardPool> PoolId, long Available, long OnTheWay, int Ordered, IReadOnlyList<Id<SupplierOrder>> Orders);
