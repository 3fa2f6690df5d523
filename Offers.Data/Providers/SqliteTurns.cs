using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>
/// Lets contexts that write outside the pen take turns with the writer on SQLite. Without it they would have to find
/// the moment between two commits of a busy writer by trying, and would give up after five seconds.
/// </summary>
internal sealed class SqliteTurns : SaveChangesInterceptor, IDbCommandInterceptor
{
    internal static readonly SqliteTurns Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        GateOf(eventData.Context)?.Wait();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await EnterAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Leave(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Leave(eventData.Context);

    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Leave(eventData.Context);

    public override Task SaveChangesCanceledAsync(
        DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (IsBulk(eventData))
        {
            await EnterAsync(eventData.Context, cancellationToken);
        }

        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        LeaveBulk(eventData);
        return ValueTask.FromResult(result);
    }

    public Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveBulk(eventData);
        return Task.CompletedTask;
    }

    public Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveBulk(eventData);
        return Task.CompletedTask;
    }

    private static bool IsBulk(CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete;

    private static void LeaveBulk(CommandEventData eventData)
    {
        if (IsBulk(eventData))
        {
            Leave(eventData.Context);
        }
    }

    private static SemaphoreSlim? GateOf(DbContext? context) => (context as OffersDb)?.Gate;

    private static Task EnterAsync(DbContext? context, CancellationToken cancellationToken) =>
        GateOf(context)?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    private static void Leave(DbContext? context) => GateOf(context)?.Release();
}
