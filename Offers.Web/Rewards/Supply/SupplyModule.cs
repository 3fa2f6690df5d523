using Offers.Data.Platform.Outgoing;
using Offers.Data.Platform.Sagas;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Rewards.Supply;

/// <summary>What suppliers and orders add to the application.</summary>
internal static class SupplyModule
{
    internal static IServiceCollection AddSupply(this IServiceCollection services) => services
        .AddSingleton(static provider => new OutgoingRules(
            provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? OutgoingReach.Anywhere
                : OutgoingReach.Open))
        .AddSingleton<OutgoingHttp>()
        .AddSingleton(static provider => new SupplierSettings(
            provider.GetRequiredService<SiteAddress>().Of("")))
        .AddSingleton(static provider => provider.GetRequiredService<IConfiguration>().GetSection("Simulator")
            .Get<SimulatorTimes>()?.Settings() ?? new SimulatorSettings())
        .AddSupplyCore()
        .AddSingleton<ISagaDefinition, CardOrderSaga>()
        .AddSingleton<IDemoSource, SupplyDemo>()
        .AddHostedService<SimulatorWorker>()
        .AddJob<RewardRefillJob>();

    internal static void MapSupply(this WebApplication app, RouteGroupBuilder api)
    {
        SupplierEndpoints.Map(api);
        SupplierOrderEndpoints.Map(api);
        SimulatorEndpoints.Map(app);
    }

    /// <summary>Registers what orders at suppliers need; settings and rules are registered beside.</summary>
    internal static IServiceCollection AddSupplyCore(this IServiceCollection services) => services
        .AddSingleton<SupplierKeys>()
        .AddSingleton<Simulator>()
        .AddSingleton<SimulatorTelling>()
        .AddSingleton<SimulatorDoor>()
        .AddSingleton<SupplierWays>()
        .AddSingleton(static provider => new CardSuppliers(provider.GetRequiredService<SupplierWays>().To))
        .AddSingleton<SupplierOutcomes>()
        .AddSingleton<SupplierCallbacks>()
        .AddSingleton<SupplierDesk>()
        .AddSingleton<SupplierItemDesk>()
        .AddSingleton<SupplierOrderDesk>()
        .AddSingleton<SupplierOrderQueries>()
        .AddSingleton<SupplierQueries>()
        .AddSingleton<RefillDesk>();
}

/// <summary>How patient the simulator is; the settings <c>Simulator:*</c>.</summary>
/// <param name="Slow">How long a slow answer takes.</param>
/// <param name="Working">How long it works on what takes long.</param>
/// <param name="Silence">How long the line stays open without an answer.</param>
internal sealed record SimulatorTimes(TimeSpan? Slow = null, TimeSpan? Working = null, TimeSpan? Silence = null)
{
    internal SimulatorSettings Settings()
    {
        var usual = new SimulatorSettings();
        return usual with
        {
            Slow = Slow ?? usual.Slow, Working = Working ?? usual.Working, Silence = Silence ?? usual.Silence,
        };
    }
}
