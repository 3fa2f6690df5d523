using Microsoft.Extensions.Diagnostics.HealthChecks;
using Offers.Data.Platform.Sagas;

namespace Offers.Web.Platform.Sagas;

/// <summary>
/// The outside parties of this process: degraded while a circuit is open. It is not part of readiness, since nobody is
/// helped by a server that refuses everything because a party does.
/// </summary>
internal sealed class SagaHealth(SagaParties parties) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var open = parties.All.Where(x => x.Breaker != BreakerState.Closed).Select(x => x.Party).ToList();
        return Task.FromResult(open.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Circuits that are not closed: {string.Join(", ", open)}."));
    }
}
