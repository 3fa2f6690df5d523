using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// Commits batch commands in groups: takes all that wait, with no timer, decides one after another under one pen and
/// writes everything in one commit, on a thread of its own.
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
    private readonly Thread _thread;

    internal GroupWriter(OffersDatabase database, TimeProvider time, ILogger log, Action<BookId> committed)
    {
        _database = database;
        _time = time;
        _runner = new BatchRunner(database, time, log, committed);
        _thread = new Thread(Run) { IsBackground = true, Name = "offers-writer" };
        _thread.Start();
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
        await Task.Run(_thread.Join);
        await _runner.DisposeAsync();
    }

    // Blocking on purpose: SQLite answers on this thread, and the tasks of other providers never need it to go on.
    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var batch = new List<Pending>();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var pending))
            {
                if (pending.Take())
                {
                    batch.Add(pending);
                }
            }

            foreach (var book in batch.GroupBy(pending => pending.Caller.Book))
            {
                _database.Gate?.Wait();
                try
                {
                    _runner.RunAsync(book.Key, [.. book]).GetAwaiter().GetResult();
                }
                finally
                {
                    _database.Gate?.Release();
                }
            }
        }
    }
}
