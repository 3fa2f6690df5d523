using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Providers;

/// <summary>
/// The pen on PostgreSQL: one round trip reads everything, one writes everything set-based (<c>unnest</c>) with the
/// commit. Inside an EF transaction, begin and commit are EF's.
/// </summary>
internal sealed class PostgreSqlPen(NpgsqlConnection connection, IModel model, bool insideTransaction)
    : PenSession(connection, model)
{
    internal override Task<PenStart> TakeAsync(BookId book, IReadOnlyList<CommandKey> keys, RowNames names) =>
        StartAsync(book, keys, names, " FOR UPDATE");

    internal override Task<PenStart> PeekAsync(BookId book, RowNames names) => StartAsync(book, [], names, "");

    internal override async Task LoadAsync(RowNames names, RowSet rows)
    {
        var lookups = Fresh(names, rows);
        if (lookups.Count == 0 && names.Queues.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        lookups.ForEach(x => AddSelect(batch, rows, x.Lookup, x.Keys));
        var queues = PostgreSqlQueues.Add(batch, names, rows);
        await using var reader = await batch.ExecuteReaderAsync();
        await ReadAsync(reader, rows, lookups);
        await PostgreSqlQueues.ReadAsync(reader, rows, queues);
    }

    internal override async Task WriteAsync(WriteSet added, RowSet rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        await ExecuteAsync(batch, added, rows);
    }

    internal override async Task WriteAndCommitAsync(WriteSet added, RowSet rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        await ExecuteAsync(batch, added, rows, "COMMIT");
    }

    internal override async Task RollbackAsync()
    {
        await using var command = new NpgsqlCommand("ROLLBACK", connection);
        await command.ExecuteNonQueryAsync();
    }

    internal override async Task<IReadOnlyList<IdempotencyRecord>> ReadAnswersAsync(IReadOnlyList<CommandKey> keys)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddAnswers(batch, keys);
        await using var reader = await batch.ExecuteReaderAsync();
        return await ReadAnswersAsync(reader);
    }

    private async Task<PenStart> StartAsync(
        BookId book, IReadOnlyList<CommandKey> keys, RowNames names, string lockClause)
    {
        var rows = new RowSet(Model);
        var lookups = Fresh(names, rows);
        var heads = rows.Map(typeof(Head));
        await using var batch = new NpgsqlBatch(connection);
        if (!insideTransaction)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        }
        else if (lockClause.Length > 0)
        {
            Array.ForEach(PostgreSqlSetup.Patience, x => batch.BatchCommands.Add(new NpgsqlBatchCommand(x)));
        }

        var head = new NpgsqlBatchCommand(
            $"SELECT {heads.ColumnList} FROM \"{heads.Table}\" t WHERE t.\"Book\" = $1{lockClause}");
        head.Parameters.Add(new NpgsqlParameter { Value = book.Value });
        batch.BatchCommands.Add(head);
        AddAnswers(batch, keys);
        lookups.ForEach(x => AddSelect(batch, rows, x.Lookup, x.Keys));
        var queues = PostgreSqlQueues.Add(batch, names, rows);

        await using var reader = await batch.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            throw new InvalidOperationException($"The book '{book}' has no pen.");
        }

        var start = (Head)heads.Read(reader);
        rows.Loaded(typeof(Head), start);
        await reader.NextResultAsync();
        var answers = await ReadAnswersAsync(reader);
        await reader.NextResultAsync();
        await ReadAsync(reader, rows, lookups);
        await PostgreSqlQueues.ReadAsync(reader, rows, queues);
        return new PenStart(start, rows, answers);
    }

    private static List<(RowLookup Lookup, object[] Keys)> Fresh(RowNames names, RowSet rows) =>
        [.. names.All
            .Select(x => (x.Key, x.Value.Where(key => !rows.IsKnown(x.Key, key)).ToArray()))
            .Where(x => x.Item2.Length > 0)];

    private void AddAnswers(NpgsqlBatch batch, IReadOnlyList<CommandKey> keys)
    {
        var map = RowMap.For(Model, typeof(IdempotencyRecord));
        var command = new NpgsqlBatchCommand(
            $"SELECT {map.ColumnList} FROM \"{map.Table}\" t WHERE t.\"KeyHash\" = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = keys.Select(key => key.Hash).ToArray() });
        batch.BatchCommands.Add(command);
    }

    private static void AddSelect(NpgsqlBatch batch, RowSet rows, RowLookup lookup, object[] keys)
    {
        var map = rows.Map(lookup.Type);
        var columns = lookup.Properties.Select(map.Of).ToArray();
        var values = keys.Select(lookup.ValuesOf).ToArray();
        var arrays = string.Join(',', columns.Select((column, i) => $"${i + 1}::{column.StoreType}[]"));
        var names = string.Join(',', columns.Select((_, i) => "k" + i));
        var match = string.Join(" AND ", columns.Select((column, i) => $"t.\"{column.Name}\" = k.k{i}"));
        var command = new NpgsqlBatchCommand(
            $"SELECT {map.ColumnList} FROM unnest({arrays}) k({names}) JOIN \"{map.Table}\" t ON {match}");
        for (var i = 0; i < columns.Length; i++)
        {
            var stored = values.Select(value => columns[i].Convert(value[i])).ToArray();
            command.Parameters.Add(new NpgsqlParameter { Value = columns[i].ValuesToArray(stored) });
        }

        batch.BatchCommands.Add(command);
    }

    private static async Task ReadAsync(
        NpgsqlDataReader reader, RowSet rows, List<(RowLookup Lookup, object[] Keys)> lookups)
    {
        foreach (var (lookup, keys) in lookups)
        {
            var map = rows.Map(lookup.Type);
            while (await reader.ReadAsync())
            {
                rows.Loaded(lookup.Type, map.Read(reader));
            }

            Array.ForEach(keys, key => rows.Known(lookup, key));
            await reader.NextResultAsync();
        }
    }

    private async Task<IReadOnlyList<IdempotencyRecord>> ReadAnswersAsync(NpgsqlDataReader reader)
    {
        var map = RowMap.For(Model, typeof(IdempotencyRecord));
        var answers = new List<IdempotencyRecord>();
        while (await reader.ReadAsync())
        {
            answers.Add((IdempotencyRecord)map.Read(reader));
        }

        return answers;
    }

    private static async Task ExecuteAsync(NpgsqlBatch batch, WriteSet added, RowSet rows, string? last = null)
    {
        foreach (var (map, news) in added.InOrder())
        {
            AddInsert(batch, map, news);
        }

        foreach (var (map, changed) in rows.Changed())
        {
            AddUpdate(batch, map, changed);
        }

        if (last is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(last));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static void AddInsert(NpgsqlBatch batch, RowMap map, IReadOnlyList<object> rows)
    {
        var columns = string.Join(',', map.Columns.Select(column => $"\"{column.Name}\""));
        var arrays = string.Join(',', map.Columns.Select((column, i) => $"${i + 1}::{column.StoreType}[]"));
        var command = new NpgsqlBatchCommand($"INSERT INTO \"{map.Table}\" ({columns}) SELECT * FROM unnest({arrays})");
        foreach (var column in map.Columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = column.ToArray(rows) });
        }

        batch.BatchCommands.Add(command);
    }

    // The database counts the rows itself: the commit goes out with the update, so here it would be too late to look.
    private static void AddUpdate(NpgsqlBatch batch, RowMap map, List<(object Row, object Original)> changed)
    {
        var rows = changed.ConvertAll(x => x.Row);
        var values = new List<(Column Column, Array Values)>();
        values.AddRange(map.Key.Concat(map.Changing).Select(column => (column, column.ToArray(rows))));
        if (map.Token is { } token)
        {
            values.Add((token, changed.ConvertAll(x => (long)NextToken(token, x.Row, x.Original)).ToArray()));
            values.Add((token, changed.ConvertAll(x => (long)token.Get(x.Original)!).ToArray()));
        }

        var arrays = string.Join(',', values.Select((x, i) => $"${i + 1}::{x.Column.StoreType}[]"));
        var names = string.Join(',', values.Select((_, i) => "v" + i));
        var written = map.Changing.Length + (map.Token is null ? 0 : 1);
        var sets = Enumerable.Range(map.Key.Length, written).Select(i => $"\"{values[i].Column.Name}\" = n.v{i}");
        var match = map.Key.Select((column, i) => $"t.\"{column.Name}\" = n.v{i}");
        if (map.Token is not null)
        {
            match = match.Append($"t.\"{map.Token.Name}\" = n.v{values.Count - 1}");
        }

        var command = new NpgsqlBatchCommand(
            $"WITH w AS (UPDATE \"{map.Table}\" t SET {string.Join(',', sets)} FROM unnest({arrays}) n({names}) "
            + $"WHERE {string.Join(" AND ", match)} RETURNING 1) "
            + $"SELECT check_written('{map.Table}', count(*), ${values.Count + 1}) FROM w");
        values.ForEach(x => command.Parameters.Add(new NpgsqlParameter { Value = x.Values }));
        command.Parameters.Add(new NpgsqlParameter { Value = (long)changed.Count });
        batch.BatchCommands.Add(command);
    }
}
