using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Sagas;

/// <summary>
/// Drives what is due: a quarter of a second after a commit of this process, and else every second. One per process; a
/// party that is slow holds up neither the round nor the others.
/// </summary>
public sealed class SagaWorker(SagaRunner runner, UnitOfWork unit, ILogger<SagaWorker> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    // Whoever began a saga drives it first himself, and commits that follow quickly are looked at together.
    private static readonly TimeSpan _leastPause = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _committed = new(0);
    private readonly List<Task<int>> _work = [];

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        unit.Committed += Wake;
        return base.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Takes up nothing more, and waits for the calls that are under way as long as the host lets it.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await Task.WhenAll(_work).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("Calls were under way; their sagas go on by queries.");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        unit.Committed -= Wake;
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
                await Task.Delay(_leastPause, stoppingToken);
                _work.RemoveAll(x => x.IsCompleted);
                _work.AddRange(await runner.StartDueAsync(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, for instance a database that restarts, what is due stays due.
                log.LogWarning(error, "Sagas that are due could not be read; they are read again.");
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
