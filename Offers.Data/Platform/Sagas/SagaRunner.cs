using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>
/// Drives sagas: one as far as it goes now, for whoever waits for it, or all that are due. Any number of them may run
/// on any number of nodes; a lease keeps two from one saga, and a fence keeps what an earlier holder brings from
/// counting.
/// </summary>
public sealed class SagaRunner(
    SagaLeases leases, SagaStepper stepper, SagaParties parties, SagaWaits waits, ILogger<SagaRunner> log)
{
    private const int MostMoves = 20;

    private readonly ConcurrentDictionary<string, Task<int>> _pumps = new(StringComparer.Ordinal);

    /// <summary>Drives a saga as far as it goes now.</summary>
    /// <param name="book">The book.</param>
    /// <param name="saga">The saga.</param>
    /// <param name="c">Ends the waiting, not the work: a call that is under way is not taken back.</param>
    /// <returns>How it stands: <see cref="SagaState.Running"/> also where it waits, or somebody else has it.</returns>
    /// <exception cref="Refusal"><c>saga_not_found</c>.</exception>
    public async Task<SagaState> RunAsync(BookId book, Id<Saga> saga, CancellationToken c)
    {
        await leases.ReadAsync(book, saga);
        try
        {
            await DriveAsync(book, saga, c).WaitAsync(c);
        }
        catch (OperationCanceledException) when (c.IsCancellationRequested)
        {
            log.LogDebug("Nobody waits for {Saga} any more.", saga);
        }

        return (await leases.ReadAsync(book, saga)).State;
    }

    /// <summary>Drives the sagas of all books that are due, each as far as it goes now.</summary>
    /// <returns>How many were taken up.</returns>
    public async Task<int> RunDueAsync(CancellationToken c) => (await Task.WhenAll(await StartDueAsync(c))).Sum();

    /// <summary>
    /// Begins to drive what is due and does not wait for it: a party that is slow keeps nobody from the others. A party
    /// whose sagas are being driven is left out until they are.
    /// </summary>
    /// <returns>The work on each party: how many of its sagas were taken up.</returns>
    public async Task<IReadOnlyList<Task<int>>> StartDueAsync(CancellationToken c)
    {
        var busy = parties.Full().Concat(_pumps.Keys).Distinct(StringComparer.Ordinal).ToList();
        var due = await leases.DueAsync(busy, waits.Settings.DueAtOnce);
        var started = new List<Task<int>>();
        foreach (var party in due.GroupBy(x => x.Party, StringComparer.Ordinal))
        {
            var pump = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_pumps.TryAdd(party.Key, pump.Task))
            {
                _ = PumpAsync(pump, party.Key, [.. party], c);
                started.Add(pump.Task);
            }
        }

        return started;
    }

    private async Task PumpAsync(
        TaskCompletionSource<int> pump, string party, IReadOnlyList<DueSaga> due, CancellationToken c)
    {
        var queue = new ConcurrentQueue<DueSaga>(due);
        var workers = Math.Min(waits.Settings.CallsPerParty, due.Count);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => DrainAsync(queue, c))));
        _pumps.TryRemove(party, out _);
        pump.SetResult(due.Count - queue.Count);
    }

    private async Task DrainAsync(ConcurrentQueue<DueSaga> queue, CancellationToken c)
    {
        while (!c.IsCancellationRequested && queue.TryDequeue(out var next))
        {
            await DriveAsync(next.Book, next.Id, c);
        }
    }

    private async Task DriveAsync(BookId book, Id<Saga> id, CancellationToken c)
    {
        try
        {
            for (var move = 0; move < MostMoves && !c.IsCancellationRequested; move++)
            {
                var saga = await leases.ReadAsync(book, id);
                if (!saga.IsOpen || saga.DueAt > waits.Now || !await stepper.StepAsync(saga))
                {
                    return;
                }
            }
        }
        catch (Exception error)
        {
            // Whatever it was, for instance a database that restarts: the saga is still there, and becomes due again.
            log.LogWarning(error, "{Saga} was interrupted and goes on later.", id);
        }
    }
}
