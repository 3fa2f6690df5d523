using Microsoft.Extensions.Logging;
using Offers.Data.Providers;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// Carries out batches on a connection of its own, and finds out what became of a batch whose commit failed or was
/// lost:
/// answers what is recorded, and runs the others one by one from fresh state.
/// </summary>
internal sealed class BatchRunner(
    OffersDatabase database, TimeProvider time, ILogger log, Action<BookId> committed) : IAsyncDisposable
{
    private const int RecoveryTries = 10;
    private static readonly TimeSpan _recoveryPause = TimeSpan.FromMilliseconds(300);
    private PenSession? _session;

    /// <summary>Answers every command of the batch, whatever happens.</summary>
    internal async Task RunAsync(BookId book, IReadOnlyList<Pending> batch)
    {
        var left = new Queue<Pending>(await TryBatchAsync(book, batch));
        var usable = true;
        while (left.TryDequeue(out var pending))
        {
            // Each of many commands would wait as long again for a database that does not answer, or for its pen.
            if (usable)
            {
                usable = await RunAloneAsync(book, pending);
            }
            else
            {
                pending.Fail(PlatformCodes.Unavailable.Because());
            }
        }
    }

    public async ValueTask DisposeAsync() => await ResetAsync();

    /// <summary>Runs a batch and answers what it can; the rest must be run alone.</summary>
    private async Task<IReadOnlyList<Pending>> TryBatchAsync(BookId book, IReadOnlyList<Pending> batch)
    {
        try
        {
            return await CommitAsync(book, batch);
        }
        catch (Exception error)
        {
            // Whatever it was, the batch may be recorded or not: the database is asked before anybody is answered.
            log.LogWarning(error, "A batch of {Count} commands failed; its keys are looked up.", batch.Count);
            return await RecoverAsync(batch);
        }
    }

    /// <summary>Runs one command and answers whether the database can be used for the next.</summary>
    private async Task<bool> RunAloneAsync(BookId book, Pending pending)
    {
        try
        {
            await CommitAsync(book, [pending], failAlone: true);
            return true;
        }
        catch (Exception error)
        {
            log.LogError(error, "Command {Action} failed alone.", pending.Command.Action);
            var outage = Outage.IsOne(error);
            foreach (var lost in await RecoverAsync([pending]))
            {
                lost.Fail(outage ? PlatformCodes.Unavailable.Because() : error);
            }

            return !outage;
        }
    }

    private async Task<IReadOnlyList<Pending>> CommitAsync(
        BookId book, IReadOnlyList<Pending> batch, bool failAlone = false)
    {
        var session = _session ??= await database.OpenPenAsync();
        var names = new RowNames();
        foreach (var pending in batch)
        {
            pending.Command.Name(names);
        }

        var start = await session.TakeAsync(book, [.. batch.Select(pending => pending.Key)], names);
        var group = new Group(start, time.GetUtcNow());
        foreach (var pending in batch)
        {
            group.Decide(pending, failAlone);
        }

        if (group.Decided.Count == 0)
        {
            await session.RollbackAsync();
        }
        else
        {
            await session.WriteAndCommitAsync(group.Writes, start.Rows);
            committed(book);
        }

        group.Decided.ForEach(x => x.Pending.Answer(x.Answer));
        return group.Alone;
    }

    private async Task<IReadOnlyList<Pending>> RecoverAsync(IReadOnlyList<Pending> batch)
    {
        await ResetAsync();
        if (await ReadAnswersAsync(batch) is not { } answers)
        {
            foreach (var pending in batch)
            {
                pending.Fail(PlatformCodes.Unavailable.Because());
            }

            return [];
        }

        var kept = answers.ToDictionary(record => Convert.ToHexString(record.KeyHash), StringComparer.Ordinal);
        var others = new List<Pending>();
        foreach (var pending in batch.Where(pending => !pending.Done.IsCompleted))
        {
            // Only an answer that was decided here can be its own; any other key is compared when it is run again.
            if (pending.WasDecided && kept.TryGetValue(Convert.ToHexString(pending.Key.Hash), out var record))
            {
                pending.Answer(record.ToAnswer() with { Replayed = false });
            }
            else
            {
                others.Add(pending);
            }
        }

        return others;
    }

    private async Task<IReadOnlyList<IdempotencyRecord>?> ReadAnswersAsync(IReadOnlyList<Pending> batch)
    {
        for (var i = 0; i < RecoveryTries; i++)
        {
            try
            {
                _session ??= await database.OpenPenAsync();
                return await _session.ReadAnswersAsync([.. batch.Select(pending => pending.Key)]);
            }
            catch (Exception error) when (Outage.IsOne(error))
            {
                log.LogWarning(error, "The database cannot be asked yet.");
                await ResetAsync();
                await Task.Delay(_recoveryPause, time);
            }
        }

        return null;
    }

    private async Task ResetAsync()
    {
        if (_session is { } broken)
        {
            _session = null;
            await broken.DisposeAsync();
        }
    }
}
