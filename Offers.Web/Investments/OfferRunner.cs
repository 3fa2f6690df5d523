using Offers.Data.Investments;
using Offers.Data.Platform.Events;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments;

/// <summary>
/// Carries out what was begun for all investors of an offer as soon as it is begun, in every book; <see
/// cref="OfferRunsJob"/> goes on where a process ended in the middle. Several nodes may try the same part; one of them
/// does it.
/// </summary>
public sealed class OfferRunner(
    LiveEvents live, EventQueries events, OfferRuns runs, ILogger<OfferRunner> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        live.ListenAsync(null, OfferRuns.IsStart, news => GoOnAsync(news, stoppingToken), stoppingToken);

    private async Task GoOnAsync(LiveNews news, CancellationToken cancellation)
    {
        var books = news.MissedSome
            ? (await events.LastNumbersAsync(cancellation)).Keys
            : news.Events.Select(x => x.Book).Distinct();
        foreach (var book in books)
        {
            await GoOnAsync(book, cancellation);
        }
    }

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
