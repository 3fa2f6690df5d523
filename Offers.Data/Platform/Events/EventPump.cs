using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>
/// Reads the new events of every book in the order of their numbers and publishes them to <see cref="LiveEvents"/>: at
/// once after a commit of this process, and else every quarter of a second for the commits of others. One per process.
/// </summary>
public sealed class EventPump(
    EventQueries queries, UnitOfWork unitOfWork, LiveEvents live, ILogger<EventPump> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);

    // Commits that follow quickly are read together, so that a busy writer is not asked after each of its batches.
    private static readonly TimeSpan _leastPause = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _committed = new(0);
    private Dictionary<BookId, long> _read = [];

    /// <summary>Notes where every book stands, so that everything after this moment is published.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _read = new Dictionary<BookId, long>(await queries.LastNumbersAsync(cancellationToken));
        unitOfWork.Committed += Wake;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        unitOfWork.Committed -= Wake;
        _committed.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _committed.WaitAsync(_pause, stoppingToken);
                await PumpAsync(stoppingToken);
                await Task.Delay(_leastPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, for instance a database that restarts, the next round reads on from the same number.
                log.LogWarning(error, "Events could not be read; they are read again.");
            }
        }
    }

    private async Task PumpAsync(CancellationToken stopping)
    {
        foreach (var (book, last) in await queries.LastNumbersAsync(stopping))
        {
            // A book that was not there at the start is new, so all its events are.
            var read = _read.GetValueOrDefault(book);
            while (read < last)
            {
                var events = await queries.AfterAsync(book, read, stopping);
                if (events.Count == 0)
                {
                    break;
                }

                live.Publish(events);
                _read[book] = read = events[^1].Number;
            }
        }
    }

    private void Wake(BookId book)
    {
        if (_committed.CurrentCount == 0)
        {
            _committed.Release();
        }
    }
}
