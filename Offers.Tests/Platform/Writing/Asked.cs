using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Offers.Tests.Platform.Writing;

/// <summary>One statement that a query sent, with its values.</summary>
public sealed record Question(string Sql, IReadOnlyList<(string Name, object? Value)> Values);

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
