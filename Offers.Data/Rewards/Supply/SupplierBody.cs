using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>A supplier as it is sent; name and short name are required.</summary>
public sealed record SupplierBody
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its short name, unique. Never changes.</summary>
    public string? Slug { get; init; }

    /// <summary>How it is talked to; <c>http</c> where left out. Never changes.</summary>
    public SupplierKind? Kind { get; init; }

    /// <summary>Among those of the same margin and health, the smaller one comes first; 0 to 1,000.</summary>
    public int? Priority { get; init; }

    /// <summary>The full address before the paths.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>Path of orders; <c>/orders</c> where left out.</summary>
    public string? OrderPath { get; init; }

    /// <summary>Path of catalogue and stock; <c>/catalogue</c> where left out.</summary>
    public string? CataloguePath { get; init; }

    /// <summary>How long an answer is awaited, 100 to 120,000 milliseconds.</summary>
    public int? TimeoutMs { get; init; }

    /// <summary>How many calls at once, 1 to 100.</summary>
    public int? MaxCalls { get; init; }

    /// <summary>The most cards of one order, 1 to 1,000.</summary>
    public int? MaxPerOrder { get; init; }

    /// <summary>A supplier as it would be sent.</summary>
    public static SupplierBody Of(Supplier supplier) => new()
    {
        Name = supplier.Name, Slug = supplier.Slug, Kind = supplier.Kind, Priority = supplier.Priority,
        BaseAddress = supplier.BaseAddress, OrderPath = supplier.OrderPath, CataloguePath = supplier.CataloguePath,
        TimeoutMs = supplier.TimeoutMs, MaxCalls = supplier.MaxCalls, MaxPerOrder = supplier.MaxPerOrder,
    };

    internal SupplierReach Reach()
    {
        var usual = new SupplierReach(null);
        return new SupplierReach(
            BaseAddress, PathOf("orderPath", OrderPath), PathOf("cataloguePath", CataloguePath),
            TimeoutMs ?? usual.TimeoutMs, MaxCalls ?? usual.MaxCalls, MaxPerOrder ?? usual.MaxPerOrder);
    }

    private static string? PathOf(string field, string? path) =>
        Text.Optional(field, path, Limits.Title) is not { } read ? null
        : read[0] == '/' && !read.Contains("//", StringComparison.Ordinal)
            && read.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.') ? read.TrimEnd('/')
        : throw Refusal.OfField(field, "A path is like /v1/orders.");
}

/// <summary>The key of signatures.</summary>
/// <param name="Key">16 to 200 characters, as the supplier gave it.</param>
public sealed record SupplierKeyBody(string? Key)
{
    /// <summary>Not the key.</summary>
    public override string ToString() => nameof(SupplierKeyBody);
}

/// <summary>What a supplier sells.</summary>
public sealed record SupplierItemBody
{
    /// <summary>The face value; one item for each. Never changes.</summary>
    public Id<Denomination>? DenominationId { get; init; }

    /// <summary>What the supplier calls it.</summary>
    public string? Sku { get; init; }

    /// <summary>What a card costs.</summary>
    public AmountText? Cost { get; init; }

    /// <summary>Whether it is ordered; it is where left out.</summary>
    public bool? Active { get; init; }
}

/// <summary>Cards that are ordered by hand, for the supplier's buffer.</summary>
/// <param name="DenominationId">The face value.</param>
/// <param name="Count">How many, up to the supplier's most of one order.</param>
/// <param name="Behaviour">Only for the simulator: what it is to do.</param>
public sealed record SupplierOrderBody(
    Id<Denomination>? DenominationId, int? Count, SupplierBehaviour? Behaviour = null);
