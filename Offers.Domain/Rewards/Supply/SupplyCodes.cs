using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Supply;

/// <summary>Refusal codes of suppliers, their items and orders.</summary>
public static class SupplyCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode SupplierPaused = new("supplier_paused", 409, "The supplier is paused.",
        "Nothing is ordered from it until it is resumed.");
    public static readonly RefusalCode SupplierUnavailable = new("supplier_unavailable", 409,
        "The supplier does not answer.", "Its circuit is open, or it did not say what was asked; try again later.");
    public static readonly RefusalCode SupplierItemExists = new("supplier_item_exists", 409,
        "The supplier sells this already.", "A supplier has one item for a face value; change that one.");
    public static readonly RefusalCode SupplierItemNotFound = new("supplier_item_not_found", 404,
        "The supplier does not sell this.", "It has no item for the face value, or the item is switched off.");
    public static readonly RefusalCode PoolNotBuffer = new("pool_not_buffer", 422, "This pool is not refilled.",
        "Only buffers that are in use are filled by orders; others by files.");
    public static readonly RefusalCode OrderNotCancelled = new("order_not_cancelled", 409,
        "The supplier did not take the order back.", "`detail` says what it answered; the order stays as it is.");
    public static readonly RefusalCode SimulatorOnly = new("simulator_only", 422,
        "Only the simulator can be told what to do.", "Leave `behaviour` out for real suppliers.");
    public static readonly RefusalCode SignatureInvalid = new("signature_invalid", 401,
        "The request is not signed by the supplier.",
        "HMAC-SHA256 over method, path, timestamp and body with the supplier's key, not older than five minutes.");
#pragma warning restore CS1591
}
