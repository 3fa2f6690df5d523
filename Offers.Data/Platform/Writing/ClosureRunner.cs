using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Offers.Data.Providers;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>Runs closures, each alone under the pen of its book, with one save and one commit.</summary>
internal sealed class ClosureRunner(
    OffersDatabase database, TimeProvider time, ILogger log, Action<BookId> committed)
{
    private readonly ConcurrentDictionary<BookId, SemaphoreSlim> _turns = new();

    /// <summary>Runs a closure once; a recorded refusal is an answer.</summary>
    /// <exception cref="Refusal"><c>unavailable</c>, or one that is not recorded.</exception>
    internal async Task<Answer> RunAsync(CommandRequest request, Deed deed, Func<ClosureWork, Task<Answer>> body)
    {
        var begun = false;
        try
        {
            return await DecideAsync(request, deed, work =>
            {
                begun = true;
                return body(work);
            });
        }
        catch (Exception error) when (Outage.IsOne(error))
        {
            log.LogWarning(error, "{Action} failed; begun: {Begun}.", deed.Action, begun);
        }

        // A connection that went stale in the pool fails before the closure begins, and then nothing has happened.
        return begun ? await FindAsync(request) : await AgainAsync(request, deed, body);
    }

    /// <summary>Runs a closure and takes it back, to show what it would do.</summary>
    internal async Task<Answer> ShowAsync(CommandRequest request, Func<ClosureWork, Task<Answer>> body)
    {
        using var turn = await EnterAsync(request.Caller.Book);
        await using var db = database.Track(request.Caller.Book);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (_, _, work) = await TakeAsync(request, db, transaction);
        var answer = await body(work);
        await work.FlushAsync();
        return Decisions.Show(work, answer);
    }

    private async Task<Answer> CommitAsync(CommandRequest request, Func<ClosureWork, Task<Answer>> body)
    {
        using var turn = await EnterAsync(request.Caller.Book);
        await using var db = database.Track(request.Caller.Book);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (pen, start, work) = await TakeAsync(request, db, transaction);
        if (start.Answers is [var kept])
        {
            return Decisions.Replay(kept, request.Key);
        }

        var answer = await body(work);
        await work.FlushAsync();
        var writes = new WriteSet(database.Model);
        foreach (var row in work.Added
            .Append(new IdempotencyRecord(request.Key, request.Caller.Book, answer, time.GetUtcNow())))
        {
            writes.Add(row);
        }

        await pen.WriteAsync(writes, start.Rows);
        await transaction.CommitAsync();
        committed(request.Caller.Book);
        return answer;
    }

    private async Task<(PenSession Pen, PenStart Start, ClosureWork Work)> TakeAsync(
        CommandRequest request, OffersDb db, IDbContextTransaction transaction)
    {
        var pen = database.PenOf(db, transaction);
        var start = await pen.TakeAsync(request.Caller.Book, [request.Key], new RowNames());
        return (pen, start, new ClosureWork(request.Caller, start, (db, pen), time.GetUtcNow()));
    }

    private async Task<Answer> DecideAsync(CommandRequest request, Deed deed, Func<ClosureWork, Task<Answer>> body)
    {
        try
        {
            return await CommitAsync(request, body);
        }
        catch (Refusal refusal) when (
            Decisions.IsRecorded(refusal) && refusal.Code != PlatformCodes.IdempotencyKeyReused)
        {
            return await CommitAsync(request, work =>
            {
                Decisions.Record(work, deed, refusal);
                return Task.FromResult(Answer.Of(refusal, request.Caller));
            });
        }
    }

    private async Task<Answer> AgainAsync(CommandRequest request, Deed deed, Func<ClosureWork, Task<Answer>> body)
    {
        try
        {
            return await DecideAsync(request, deed, body);
        }
        catch (Exception error) when (Outage.IsOne(error))
        {
            log.LogWarning(error, "{Action} failed again.", deed.Action);
            throw PlatformCodes.Unavailable.Because();
        }
    }

    private async Task<Answer> FindAsync(CommandRequest request)
    {
        try
        {
            await using var session = await database.OpenPenAsync();
            var kept = await session.ReadAnswersAsync([request.Key]);
            return kept is [var own]
                ? Decisions.Replay(own, request.Key) with { Replayed = false }
                : throw PlatformCodes.Unavailable.Because();
        }
        catch (Exception error) when (Outage.IsOne(error))
        {
            log.LogWarning(error, "The key of a closure cannot be looked up.");
            throw PlatformCodes.Unavailable.Because();
        }
    }

    // The closures of a process line up here, where waiting costs neither a connection nor the time that a database
    // allows for a lock.
    private async Task<Turn> EnterAsync(BookId book)
    {
        var gate = database.Gate ?? _turns.GetOrAdd(book, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync();
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
