using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Offers.Data.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>One statement that a query sent, with its values.</summary>
public sealed record Question(string Sql, IReadOnlyList<(string Name, object? Value)> Values)
{
    /// <summary>The lines in which the database says how it answers it.</summary>
    /// <param name="book">The database.</param>
    /// <param name="how">What is put before the statement; null means only planning, not doing it.</param>
    public async Task<IReadOnlyList<string>> PlanAsync(LiveBook book, string? how = null)
    {
        await using var db = book.Database.Outside();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var isSqlite = book.Options.Provider == DatabaseProvider.Sqlite;
        command.CommandText = (how ?? (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ")) + Sql;
        foreach (var (name, value) in Values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(isSqlite ? 3 : 0));
        return lines;
    }
}

/// <summary>Listens to what is asked of one database of this process.</summary>
public sealed class Asked : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(1.1);

    private readonly ConcurrentQueue<Question> _questions = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly string _database;

    private Asked(string database)
    {
        _database = database;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What was asked so far.</summary>
    public IReadOnlyCollection<Question> Questions => _questions;

    /// <summary>Listens to one database, from when it hears all: for a second after nobody listened, a context of EF
    /// says nothing.</summary>
    public static async Task<Asked> OfAsync(LiveBook book)
    {
        await using var db = book.Database.Outside();
        var asked = new Asked(PlaceOf(db.Database.GetDbConnection()));
        await Task.Delay(_silence);
        return asked;
    }

    /// <summary>Forgets what was asked so far.</summary>
    public void Clear() => _questions.Clear();

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData { Command: var command }
            || value.Key != RelationalEventId.CommandExecuting.Name
            || command.Connection is not { } connection || PlaceOf(connection) != _database) return;
        _questions.Enqueue(new Question(
            command.CommandText,
            [.. command.Parameters.Cast<DbParameter>().Select(x => (x.ParameterName, x.Value))]));
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }

    private static string PlaceOf(DbConnection connection) => connection.DataSource + connection.Database;
}
