using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>A pool as it is sent. Pools of files are made so; buffers come with what their supplier sells.</summary>
public sealed record PoolBody
{
    /// <summary>The face value of its cards; never changes.</summary>
    public Id<Denomination>? DenominationId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Whose cards they are; the platform's where left out. Never changes.</summary>
    public Id<Client>? ClientId { get; init; }

    /// <summary>What a card costs where its row says nothing; cheaper pools are used first.</summary>
    public AmountText? Cost { get; init; }

    /// <summary>Below this number, stock is low.</summary>
    public int? LowStock { get; init; }

    /// <summary>Up to this number a buffer is filled.</summary>
    public int? BufferTarget { get; init; }

    /// <summary>Below this number a buffer is filled.</summary>
    public int? RefillBelow { get; init; }

    /// <summary>A pool as it would be sent.</summary>
    public static PoolBody Of(CardPool pool) => new()
    {
        DenominationId = pool.Denomination, Name = pool.Name, ClientId = pool.Client, Cost = AmountText.Of(pool.Cost),
        LowStock = pool.LowStock, BufferTarget = pool.BufferTarget, RefillBelow = pool.RefillBelow,
    };

    internal PoolLevels Levels()
    {
        var usual = new PoolLevels();
        return new PoolLevels(
            LowStock ?? usual.LowStock, BufferTarget ?? usual.BufferTarget, RefillBelow ?? usual.RefillBelow);
    }

    /// <summary>What a card costs.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>.</exception>
    internal Money CostIn(Currency currency) =>
        Cost?.In(currency) ?? throw Refusal.OfField("cost", "'cost' is required.");
}
