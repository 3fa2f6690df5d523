using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// The only way to write: submits hot commands to the group writer, runs closures alone under the pen, and shows what
/// either would do. Keys in flight in this process are refused, so two clicks never wait for each other.
/// </summary>
public sealed class UnitOfWork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte> _inFlight = new(StringComparer.Ordinal);
    private readonly OffersDatabase _database;
    private readonly TimeProvider _time;
    private readonly GroupWriter _writer;
    private readonly ClosureRunner _closures;
    private long _closureCount;

    /// <summary>Starts the writer.</summary>
    public UnitOfWork(OffersDatabase database, TimeProvider time, ILogger<UnitOfWork> log)
    {
        _database = database;
        _time = time;
        _writer = new GroupWriter(database, time, log, book => Committed?.Invoke(book));
        _closures = new ClosureRunner(database, time, log, book =>
        {
            Interlocked.Increment(ref _closureCount);
            Committed?.Invoke(book);
        });
    }

    /// <summary>Told after every commit of this process, so that the event pump need not wait.</summary>
    public event Action<BookId>? Committed;

    /// <summary>
    /// How many closures this process has committed: while it stays the same, nothing but hot commands has changed
    /// anything from here, and what was read of other tables still holds.
    /// </summary>
    public long Closures => Interlocked.Read(ref _closureCount);

    /// <summary>Carries out a hot command together with others, or shows what it would do.</summary>
    /// <exception cref="Refusal">
    /// <c>busy</c>, <c>idempotency_in_progress</c>, <c>idempotency_key_reused</c>, <c>read_only_impersonation</c>, or
    /// one that is not recorded; recorded refusals are answers.
    /// </exception>
    public async Task<Answer> SubmitAsync(BatchCommand command, CommandRequest request)
    {
        await RefuseLookersAsync(request, new Deed(command.Action, command.Subject));
        return request.Mode == RunMode.DryRun
            ? await PeekAsync(command, request.Caller)
            : await OnceAsync(request.Key, () => _writer.SubmitAsync(command, request));
    }

    /// <summary>
    /// Runs a closure alone under the pen: one context, one save, one commit; or shows what it would do.
    /// </summary>
    /// <exception cref="Refusal">As for <see cref="SubmitAsync"/>.</exception>
    public async Task<Answer> RunAsync(CommandRequest request, Deed deed, Func<ClosureWork, Task<Answer>> body)
    {
        await RefuseLookersAsync(request, deed);
        return request.Mode == RunMode.DryRun
            ? await _closures.ShowAsync(request, body)
            : await OnceAsync(request.Key, () => _closures.RunAsync(request, deed, body));
    }

    /// <summary>
    /// The answer that was kept for a request; null for a new one. For requests that are carried out part by part: the
    /// parts are not even looked at again.
    /// </summary>
    /// <exception cref="Refusal"><c>idempotency_key_reused</c>.</exception>
    public async Task<Answer?> RecallAsync(CommandRequest request)
    {
        await using var session = await _database.OpenPenAsync();
        return await session.ReadAnswersAsync([request.Key]) is [var kept] ? Decisions.Replay(kept, request.Key) : null;
    }

    /// <summary>Audits that a caller was refused before any command of his began.</summary>
    public Task AuditRefusalAsync(Caller caller, AuditFact fact) =>
        _closures.RunAsync(CommandRequest.Once(caller), new Deed(fact.Action, fact.ObjectId), work =>
        {
            work.Audit(fact);
            return Task.FromResult(Answer.None());
        });

    /// <summary>Ends the writer after what it took.</summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    // Who only looks as somebody else changes nothing, whatever the page or the endpoint forgot to ask.
    private async Task RefuseLookersAsync(CommandRequest request, Deed deed)
    {
        // What would happen is only read.
        if (request.Caller.Impersonator is null || request.Mode == RunMode.DryRun)
        {
            return;
        }

        await AuditRefusalAsync(request.Caller, new AuditFact(
            deed.Action, deed.Subject, null, null, PlatformCodes.ReadOnlyImpersonation.Code));
        request.Caller.RequireOwnHands();
    }

    private async Task<Answer> OnceAsync(CommandKey key, Func<Task<Answer>> run)
    {
        var name = Convert.ToHexString(key.Hash);
        if (!_inFlight.TryAdd(name, 0))
        {
            throw PlatformCodes.IdempotencyInProgress.Because();
        }

        try
        {
            return await run();
        }
        finally
        {
            _inFlight.TryRemove(name, out _);
        }
    }

    private async Task<Answer> PeekAsync(BatchCommand command, Caller caller)
    {
        await using var db = _database.Read(caller.Book);
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(db.Database);
        var pen = _database.PeekOf(db);
        var names = new RowNames();
        command.Name(names);
        var start = await pen.PeekAsync(caller.Book, names);
        var work = new Work(caller, start.Head, start.Rows, _time.GetUtcNow());
        return Decisions.Show(work, command.Decide(work));
    }
}
