using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Offers.Data.Platform.Writing;
using Offers.Data.Providers;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>
/// The database: opens contexts for queries, each set to one book, and sessions that write. The only place that knows
/// which provider it is.
/// </summary>
public sealed class OffersDatabase
{
    private readonly Func<OffersDb> _create;

    /// <summary>Opens nothing yet.</summary>
    public OffersDatabase(DatabaseOptions options)
    {
        Options = options;
        _create = Contexts.Pooled(options);
        Gate = options.Provider == DatabaseProvider.Sqlite ? new SemaphoreSlim(1) : null;
        using var db = _create();
        Model = db.Model;
    }

    /// <summary>Which database it is.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>EF's model of it.</summary>
    public IModel Model { get; }

    // SQLite has one writer at a time; waiting here is fairer and cheaper than its busy handler.
    internal SemaphoreSlim? Gate { get; }

    /// <summary>A context for queries on one book. Nothing is tracked.</summary>
    public OffersDb Read(BookId book)
    {
        var db = _create();
        db.Book = book;
        db.Gate = null;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>
    /// A context that tracks, for records that are written outside the pen: sessions, sign-in counters, read marks, job
    /// runs. Each of its writes takes its turn with the writer on SQLite.
    /// </summary>
    public OffersDb Outside()
    {
        var db = _create();
        db.Book = BookId.Live;
        db.Gate = Gate;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        return db;
    }

    /// <summary>
    /// Writes records outside the pen and saves them. On SQLite it waits for its turn among all writers of this
    /// process,
    /// which a busy writer would otherwise starve.
    /// </summary>
    public async Task<T> WriteOutsideAsync<T>(Func<OffersDb, Task<T>> write)
    {
        await (Gate?.WaitAsync() ?? Task.CompletedTask);
        try
        {
            await using var db = Outside();
            db.Gate = null;
            var result = await write(db);
            await db.SaveChangesAsync();
            return result;
        }
        finally
        {
            Gate?.Release();
        }
    }

    /// <summary>Adds records outside the pen and saves them.</summary>
    public Task WriteOutsideAsync(Action<OffersDb> write) => WriteOutsideAsync(db =>
    {
        write(db);
        return Task.FromResult(0);
    });

    internal OffersDb Track(BookId book)
    {
        var db = Outside();
        db.Book = book;
        db.Gate = null;
        return db;
    }

    /// <summary>A connection of its own for the writer of batches.</summary>
    internal async Task<PenSession> OpenPenAsync() => Options.Provider switch
    {
        DatabaseProvider.PostgreSql => await PostgreSqlSetup.OpenPenAsync(Options, Model),
        DatabaseProvider.Sqlite => await SqliteSetup.OpenPenAsync(Options, Model),
        _ => await SqlServerSetup.OpenPenAsync(Options, Model),
    };

    /// <summary>Reads rows on the connection of a context, without a pen or a transaction.</summary>
    internal PenSession PeekOf(OffersDb db)
    {
        var connection = db.Database.GetDbConnection();
        return Options.Provider == DatabaseProvider.PostgreSql
            ? new PostgreSqlPen((Npgsql.NpgsqlConnection)connection, Model, insideTransaction: true)
            : new StatementPen(
                connection, Model, () => throw new InvalidOperationException("A peek never writes."), "");
    }

    /// <summary>The pen inside the transaction of a context.</summary>
    internal PenSession PenOf(OffersDb db, IDbContextTransaction transaction)
    {
        var connection = db.Database.GetDbConnection();
        DbTransaction inner = transaction.GetDbTransaction();
        return Options.Provider switch
        {
            DatabaseProvider.PostgreSql =>
                new PostgreSqlPen((Npgsql.NpgsqlConnection)connection, Model, insideTransaction: true),
            DatabaseProvider.Sqlite => new StatementPen(connection, Model, () => inner, ""),
            _ => new StatementPen(connection, Model, () => inner, SqlServerSetup.PenHint),
        };
    }
}
