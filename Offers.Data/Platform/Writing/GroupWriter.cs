using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// Commits batch commands in groups: takes all that wait, with no timer, decides one after another under one pen and
/// writes everything in one commit. On SQLite, which answers on the caller's thread, it has a thread of its own.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int QueueLength = 4096;
    private const int LargestBatch = 200;
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(5);

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly BatchRunner _runner;
    private readonly OffersDatabase _database;
    private readonly TimeProvider _time;
    private readonly Task _loop;

    internal GroupWriter(OffersDatabase database, TimeProvider time, ILogger log, Action<BookId> committed)
    {
        _database = database;
        _time = time;
        _runner = new BatchRunner(database, time, log, committed);
        _loop = database.Gate is null
            ? Task.Run(RunAsync)
            : Task.Factory.StartNew(
                Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Queues a command and waits for its answer; a caller who goes away cancels nothing.</summary>
    /// <exception cref="Refusal"><c>busy</c> when it was not taken in time; nothing was recorded.</exception>
    internal async Task<Answer> SubmitAsync(BatchCommand command, CommandRequest request)
    {
        var pending = new Pending(command, request);
        if (!_queue.Writer.TryWrite(pending))
        {
            throw PlatformCodes.Busy.Because();
        }

        try
        {
            return await pending.Done.WaitAsync(_longestWait, _time);
        }
        catch (TimeoutException) when (pending.GiveUp())
        {
            throw PlatformCodes.Busy.Because();
        }
        catch (TimeoutException)
        {
            return await pending.Done;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _runner.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            foreach (var book in TakeAll())
            {
                await _runner.RunAsync(book.Key, [.. book]);
            }
        }
    }

    // Blocking on purpose: nothing here ever leaves this thread.
    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            foreach (var book in TakeAll())
            {
                _database.Gate!.Wait();
                try
                {
                    _runner.RunAsync(book.Key, [.. book]).GetAwaiter().GetResult();
                }
                finally
                {
                    _database.Gate.Release();
                }
            }
        }
    }

    private IEnumerable<IGrouping<BookId, Pending>> TakeAll()
    {
        var batch = new List<Pending>();
        while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var pending))
        {
            if (pending.Take())
            {
                batch.Add(pending);
            }
        }

        return batch.GroupBy(pending => pending.Caller.Book);
    }
}
