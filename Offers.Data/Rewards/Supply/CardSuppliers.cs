using System.Collections.Concurrent;
using Offers.Data.Platform.Outgoing;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>Opens the way to a supplier: by HTTP, or to the simulator.</summary>
/// <param name="open">How a supplier is reached.</param>
public sealed class CardSuppliers(Func<Supplier, ICardSupplier> open)
{
    /// <summary>The way to a supplier.</summary>
    public ICardSupplier To(Supplier supplier) => open(supplier);
}

/// <summary>The usual ways to suppliers.</summary>
public sealed class SupplierWays(
    SupplierKeys keys, OutgoingHttp http, Simulator simulator, SupplierSettings settings, TimeProvider time)
{
    private readonly ConcurrentDictionary<(Id<Supplier> Supplier, int Lines), SemaphoreSlim> _lines = new();

    /// <summary>The way to a supplier.</summary>
    public ICardSupplier To(Supplier supplier) => supplier.Kind == SupplierKind.Simulator
        ? new SimulatedCardSupplier(simulator, SimulatedShop.Of(supplier), supplier.TimeoutMs)
        : keys.Open(supplier) is not { } key || !Uri.TryCreate(supplier.BaseAddress, UriKind.Absolute, out var address)
            ? new LockedSupplier()
            : new HttpCardSupplier(
                new HttpReach(address, supplier, key, settings.CallbackUrl(supplier.Id)), http, LinesTo(supplier),
                time);

    // Whoever waits keeps his line of before when the number is changed.
    private SemaphoreSlim LinesTo(Supplier supplier) => _lines.GetOrAdd(
        (supplier.Id, supplier.MaxCalls), static x => new SemaphoreSlim(x.Lines, x.Lines));

    /// <summary>A supplier whose key is not set: nothing is sent to it.</summary>
    private sealed class LockedSupplier : ICardSupplier
    {
        private const string Why = "Its key is not set.";

        public Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation) =>
            Task.FromResult<SupplierReply>(new SupplierReply.Refused("key_missing", Why));

        public Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation) =>
            Task.FromResult<SupplierReply>(new SupplierReply.Silent(Why));

        public Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation) =>
            Task.FromResult<SupplierReply>(new SupplierReply.Silent(Why));

        public Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation) =>
            Task.FromResult<CatalogueReply>(new CatalogueReply.Failed(Why));
    }
}

/// <summary>What all suppliers have in common; the settings <c>Suppliers:*</c>.</summary>
/// <param name="CallbackRoot">The address of this application, under which suppliers tell what becomes of orders; null
/// where nothing listens.</param>
public sealed record SupplierSettings(string? CallbackRoot = null)
{
    /// <summary>Where a supplier tells what becomes of orders.</summary>
    public string? CallbackUrl(Id<Supplier> supplier) =>
        CallbackRoot is null ? null : $"{CallbackRoot.TrimEnd('/')}{CallbackPath(supplier)}";

    /// <summary>The path of it.</summary>
    public static string CallbackPath(Id<Supplier> supplier) => $"/api/v1/suppliers/{supplier}/callbacks";
}
