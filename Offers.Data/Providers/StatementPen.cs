using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Providers;

/// <summary>
/// The pen on databases that are asked statement by statement: SQLite, where a round trip costs nothing and statements
/// are prepared once, and SQL Server.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="model">EF's model.</param>
/// <param name="begin">Begins a transaction that writes.</param>
/// <param name="penHint">What locks the head when it is read, behind the table's name.</param>
internal sealed class StatementPen(
    DbConnection connection, IModel model, Func<DbTransaction> begin, string penHint) : PenSession(connection, model)
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);
    private DbTransaction? _transaction;

    internal override async Task<PenStart> TakeAsync(BookId book, IReadOnlyList<CommandKey> keys, RowNames names)
    {
        _transaction = begin();
        return await StartAsync(book, keys, names, penHint);
    }

    internal override async Task<PenStart> PeekAsync(BookId book, RowNames names)
    {
        _transaction = null;
        return await StartAsync(book, [], names, "");
    }

    internal override async Task LoadAsync(RowNames names, RowSet rows)
    {
        foreach (var (lookup, keys) in names.All)
        {
            foreach (var key in keys.Where(key => !rows.IsKnown(lookup, key)))
            {
                await SelectAsync(lookup, key, rows);
            }
        }

        foreach (var place in names.Queues.Keys)
        {
            await SelectFirstAsync(place, rows.Needed(place, names), rows);
        }
    }

    internal override async Task WriteAsync(WriteSet added, RowSet rows)
    {
        foreach (var (map, news) in added.InOrder())
        {
            await InsertAsync(map, news);
        }

        foreach (var (map, changed) in rows.Changed())
        {
            foreach (var (row, original) in changed)
            {
                await UpdateAsync(map, row, original);
            }
        }
    }

    internal override async Task WriteAndCommitAsync(WriteSet added, RowSet rows)
    {
        await WriteAsync(added, rows);
        await _transaction!.CommitAsync();
    }

    internal override async Task RollbackAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.RollbackAsync();
        }
    }

    internal override async Task<IReadOnlyList<IdempotencyRecord>> ReadAnswersAsync(IReadOnlyList<CommandKey> keys)
    {
        var map = RowMap.For(Model, typeof(IdempotencyRecord));
        var answers = new List<IdempotencyRecord>();
        foreach (var key in keys)
        {
            var command = Prepare($"SELECT {map.ColumnList} FROM \"{map.Table}\" t WHERE t.\"KeyHash\" = @p0", 1);
            await using var reader = await Fill(command, key.Hash).ExecuteReaderAsync();
            if (await reader.ReadAsync())
            {
                answers.Add((IdempotencyRecord)map.Read(reader));
            }
        }

        return answers;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private async Task<PenStart> StartAsync(BookId book, IReadOnlyList<CommandKey> keys, RowNames names, string hint)
    {
        var rows = new RowSet(Model);
        var map = rows.Map(typeof(Head));
        var command = Prepare($"SELECT {map.ColumnList} FROM \"{map.Table}\" t{hint} WHERE t.\"Book\" = @p0", 1);
        Head head;
        await using (var reader = await Fill(command, book.Value).ExecuteReaderAsync())
        {
            head = await reader.ReadAsync()
                ? (Head)map.Read(reader)
                : throw new InvalidOperationException($"The book '{book}' has no pen.");
        }

        rows.Loaded(typeof(Head), head);
        var answers = await ReadAnswersAsync(keys);
        await LoadAsync(names, rows);
        return new PenStart(head, rows, answers);
    }

    private async Task SelectAsync(RowLookup lookup, object key, RowSet rows)
    {
        var map = rows.Map(lookup.Type);
        var columns = lookup.Properties.Select(map.Of).ToArray();
        var values = lookup.ValuesOf(key).Select((value, i) => columns[i].Convert(value)).ToArray();
        var match = string.Join(" AND ", columns.Select((column, i) => $"t.\"{column.Name}\" = @p{i}"));
        var command = Prepare($"SELECT {map.ColumnList} FROM \"{map.Table}\" t WHERE {match}", columns.Length);
        await using var reader = await Fill(command, values).ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Loaded(lookup.Type, map.Read(reader));
        }

        rows.Known(lookup, key);
    }

    private async Task SelectFirstAsync(QueuePlace place, int count, RowSet rows)
    {
        var map = rows.Map(place.Queue.Type);
        var columns = place.Queue.Properties.Select(map.Of).ToArray();
        var values = place.Queue.ValuesOf(place.Key).Select((value, i) => columns[i].Convert(value));
        var match = string.Concat(columns.Select((column, i) => $"t.\"{column.Name}\" = @p{i} AND "));
        var (turn, n) = ($"t.\"{map.Of(place.Queue.Turn).Name}\"", columns.Length);
        var most = Connection is SqliteConnection
            ? $"LIMIT @p{n + 1}"
            : $"OFFSET 0 ROWS FETCH NEXT @p{n + 1} ROWS ONLY";
        var command = Prepare(
            $"SELECT {map.ColumnList} FROM \"{map.Table}\" t WHERE {match}{turn} >= @p{n} AND {turn} IS NOT NULL "
            + $"ORDER BY {turn} {most}", n + 2);
        rows.KnownQueue(place);
        await using var reader = await Fill(command, [.. values, place.From, count]).ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Queued(place, map.Read(reader));
        }
    }

    private async Task InsertAsync(RowMap map, IReadOnlyList<object> rows)
    {
        var columns = string.Join(',', map.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(',', map.Columns.Select((_, i) => "@p" + i));
        var command = Prepare($"INSERT INTO \"{map.Table}\" ({columns}) VALUES ({values})", map.Columns.Length);
        foreach (var row in rows)
        {
            await Fill(command, [.. map.Columns.Select(column => column.Get(row))]).ExecuteNonQueryAsync();
        }
    }

    private async Task UpdateAsync(RowMap map, object row, object original)
    {
        var written = map.Changing.Select(column => (column, Value: column.Get(row))).ToList();
        var match = map.Key.Select(column => (column, Value: column.Get(row))).ToList();
        if (map.Token is { } token)
        {
            written.Add((token, NextToken(token, row, original)));
            match.Add((token, token.Get(original)));
        }

        var sets = string.Join(',', written.Select((x, i) => $"\"{x.column.Name}\" = @p{i}"));
        var where = string.Join(" AND ", match.Select((x, i) => $"\"{x.column.Name}\" = @p{written.Count + i}"));
        var command = Prepare($"UPDATE \"{map.Table}\" SET {sets} WHERE {where}", written.Count + match.Count);
        var count = await Fill(command, [.. written.Concat(match).Select(x => x.Value)]).ExecuteNonQueryAsync();
        CheckCount(count, 1, map.Table);
    }

    private DbCommand Prepare(string sql, int parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                command.Parameters.Add(parameter);
            }

            _prepared.Add(sql, command);
        }

        command.Transaction = _transaction;
        return command;
    }

    private static DbCommand Fill(DbCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
