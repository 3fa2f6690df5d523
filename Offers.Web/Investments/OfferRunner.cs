using Offers.Data.Investments;
using Offers.Data.Platform.Events;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments;

/// <summary>
/// Carries out what was begun for all investors of an offer as soon as it is begun; <see cref="OfferRunsJob"/> goes on
/// where a process ended in the middle, and in other books. Several nodes may try the same part; one of them does it.
/// </summary>
public sealed class OfferRunner(LiveEvents live, OfferRuns runs, ILogger<OfferRunner> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        live.ListenAsync(BookId.Live, OfferRuns.IsStart, _ => GoOnAsync(BookId.Live, stoppingToken), stoppingToken);

    private async Task GoOnAsync(BookId book, CancellationToken cancellation)
    {
        foreach (var run in await runs.UnfinishedAsync(book))
        {
            await TryAsync(book, run, cancellation);
        }
    }

    private async Task TryAsync(BookId book, Id<OfferRun> run, CancellationToken cancellation)
    {
        try
        {
            await runs.FinishAsync(book, run, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it was, the run says how far it is, and the job goes on with it within a minute.
            log.LogWarning(error, "{Run} was interrupted.", run);
        }
    }
}
