using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Outgoing;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Secrets;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Supply;

/// <summary>
/// What carries out orders in the story of the demo, with the story's clock: the same engine, desks and simulator as in
/// the application.
/// </summary>
internal sealed class SupplyDemoHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SupplyDemoHouse(ServiceProvider services) => _services = services;

    /// <summary>A desk of the story.</summary>
    internal T Of<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Drives what leaves the house as far as it goes.</summary>
    internal Task RunAsync(Id<Saga> saga) =>
        Of<SagaRunner>().RunAsync(BookId.Live, saga, CancellationToken.None);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Opens the house at the story's present time.</summary>
    internal static SupplyDemoHouse Open(DemoWorld world, SecretsRing ring) => new(new ServiceCollection()
        .AddSingleton(world.Database).AddSingleton(world.Writes).AddSingleton<TimeProvider>(world.Clock)
        .AddSingleton(ring).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton<ApprovalDesk>().AddSingleton<ApprovalQueries>()
        .AddSingleton(new OutgoingRules(OutgoingReach.Anywhere)).AddSingleton<OutgoingHttp>()
        .AddSingleton(new SupplierSettings()).AddSingleton(new SimulatorSettings { Slow = TimeSpan.Zero })
        .AddSingleton<CardVault>().AddSingleton<ISagaDefinition, CardOrderSaga>()
        .AddSagaEngine(new SagaSettings()).AddSupplyCore().BuildServiceProvider());
}
