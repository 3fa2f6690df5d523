using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply.Simulating;

/// <summary>The simulator asked within this process; its answers are read as those that come by HTTP.</summary>
public sealed class SimulatedCardSupplier(Simulator simulator, SimulatedShop shop, int patienceMs) : ICardSupplier
{
    /// <inheritdoc/>
    public async Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation)
    {
        var message = new OrderMessage(ask.Reference, ask.Sku, ask.Count, Simulate: ask.Behaviour);
        return await HearAsync(await simulator.OrderAsync(shop, message), SupplierReading.OfOrder, cancellation);
    }

    /// <inheritdoc/>
    public async Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation) =>
        await HearAsync(await simulator.QueryAsync(shop, reference), SupplierReading.OfQuery, cancellation);

    /// <inheritdoc/>
    public async Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation) =>
        await HearAsync(await simulator.CancelAsync(shop, reference), SupplierReading.OfQuery, cancellation);

    /// <inheritdoc/>
    public async Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation) =>
        new CatalogueReply.Told(SupplierReading.Catalogue(await simulator.CatalogueAsync(shop)));

    private async Task<SupplierReply> HearAsync(
        SimulatorReply reply, Func<SupplierAnswer, SupplierReply> read, CancellationToken cancellation)
    {
        if (reply is not SimulatorReply.Says says || says.After.TotalMilliseconds > patienceMs)
        {
            return new SupplierReply.Silent("No answer.");
        }

        await Task.Delay(says.After, cancellation);
        return read(says.Answer);
    }
}
