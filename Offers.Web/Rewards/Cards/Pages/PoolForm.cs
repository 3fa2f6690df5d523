using System.Text.Json;
using System.Text.Json.Nodes;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>The fields of the form of a pool, as they are typed.</summary>
public sealed class PoolForm
{
    /// <summary>The id of the face value.</summary>
    public string? Denomination { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the client whose cards they are.</summary>
    public string? Client { get; set; }

    /// <summary>What a card costs.</summary>
    public string? Cost { get; set; }

    /// <summary>Below this number, stock is low.</summary>
    public int? LowStock { get; set; } = new PoolLevels().LowStock;

    /// <summary>Up to this number a buffer is filled.</summary>
    public int? BufferTarget { get; set; } = new PoolLevels().BufferTarget;

    /// <summary>Below this number a buffer is filled.</summary>
    public int? RefillBelow { get; set; } = new PoolLevels().RefillBelow;

    /// <summary>A pool as it stands.</summary>
    public static PoolForm Of(PoolView pool) => new()
    {
        Denomination = pool.DenominationId.ToString(), Name = pool.Name, Client = pool.Client?.Id,
        Cost = MoneyText.Bare(pool.Cost), LowStock = pool.LowStock, BufferTarget = pool.BufferTarget,
        RefillBelow = pool.RefillBelow,
    };

    /// <summary>What is sent to make one.</summary>
    public PoolBody Body(Currency? currency) => new()
    {
        DenominationId = Id<Denomination>.TryParse(Denomination, out var value) ? value : null, Name = Name,
        ClientId = Id<Client>.TryParse(Client, out var client) ? client : null,
        Cost = TypedCost.Read(Cost, currency), LowStock = LowStock, BufferTarget = BufferTarget,
        RefillBelow = RefillBelow,
    };

    /// <summary>What is sent to change one.</summary>
    public static JsonObject Patch(PoolBody body)
    {
        var patch = JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject();
        patch.Remove("denominationId");
        patch.Remove("clientId");
        return patch;
    }
}

/// <summary>An amount as people type it, which may be nothing at all.</summary>
internal static class TypedCost
{
    /// <summary>The amount as it is sent; what cannot be read is sent as it was typed, and refused.</summary>
    internal static AmountText? Read(string? text, Currency? currency) =>
        string.IsNullOrWhiteSpace(text) ? null
        : currency is not null && TypedAmount.Read(text, currency).Amount is { } amount ? AmountText.Of(amount)
        : new AmountText(text);
}
