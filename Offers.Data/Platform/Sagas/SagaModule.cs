using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform.Approvals;

namespace Offers.Data.Platform.Sagas;

/// <summary>The engine of sagas; modules add a definition for each kind.</summary>
public static class SagaModule
{
    /// <summary>Registers the engine.</summary>
    /// <exception cref="InvalidOperationException">The settings are not right.</exception>
    public static IServiceCollection AddSagaEngine(this IServiceCollection services, SagaSettings settings) => services
        .AddSingleton(settings.Check())
        .AddSingleton(provider => new SagaKinds(provider.GetServices<ISagaDefinition>, settings))
        .AddSingleton<SagaParties>()
        .AddSingleton<SagaWaits>()
        .AddSingleton<SagaLeases>()
        .AddSingleton<SagaAsker>()
        .AddSingleton<SagaSettling>()
        .AddSingleton<SagaStepper>()
        .AddSingleton<SagaRunner>()
        .AddSingleton<SagaDesk>()
        .AddSingleton<SagaQueries>()
        .AddSingleton<IApprovable, SagaResolving>();
}
