using System.Data.Common;
using Offers.Data.Rewards.Supply.Simulating;

namespace Offers.Web.Rewards.Supply;

/// <summary>
/// Sends the messages of the simulator when they are due; there are none where nobody ordered from it.
/// </summary>
public sealed class SimulatorWorker(SimulatorTelling telling, TimeProvider time, ILogger<SimulatorWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The simulator sends nothing more.");
        }
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        try
        {
            await telling.SendDueAsync(stopping);
        }
        catch (DbException error)
        {
            log.LogWarning(error, "Messages of the simulator could not be read; they are read again.");
        }
    }
}
