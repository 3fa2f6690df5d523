using Npgsql;
using Offers.Data.Platform.Writing;

namespace Offers.Data.Providers;

/// <summary>
/// The first rows of lines on PostgreSQL: all lines of a table in one statement, each by its own walk along the index
/// of free rows, so that it costs as much as the rows that are taken, however many were taken before.
/// </summary>
internal static class PostgreSqlQueues
{
    /// <summary>Adds the statements that read the lines which are named.</summary>
    /// <returns>The lines of each statement, for <see cref="ReadAsync"/>.</returns>
    internal static List<QueuePlace[]> Add(NpgsqlBatch batch, RowNames names, RowSet rows)
    {
        var queues = names.Queues.Keys.GroupBy(place => place.Queue).Select(x => x.ToArray()).ToList();
        queues.ForEach(places => batch.BatchCommands.Add(Select(places, names, rows)));
        return queues;
    }

    /// <summary>Reads what the statements answer.</summary>
    internal static async Task ReadAsync(NpgsqlDataReader reader, RowSet rows, List<QueuePlace[]> queues)
    {
        foreach (var places in queues)
        {
            var map = rows.Map(places[0].Queue.Type);
            Array.ForEach(places, rows.KnownQueue);
            while (await reader.ReadAsync())
            {
                // Which line a row belongs to stands behind its own columns.
                rows.Queued(places[reader.GetInt32(map.Columns.Length)], map.Read(reader));
            }

            await reader.NextResultAsync();
        }
    }

    private static NpgsqlBatchCommand Select(QueuePlace[] places, RowNames names, RowSet rows)
    {
        var queue = places[0].Queue;
        var map = rows.Map(queue.Type);
        var columns = queue.Properties.Select(map.Of).ToArray();
        var turn = $"q.\"{map.Of(queue.Turn).Name}\"";
        var n = columns.Length;
        var arrays = string.Concat(columns.Select((column, i) => $"${i + 1}::{column.StoreType}[],"));
        var keys = string.Concat(columns.Select((_, i) => $"k{i},"));
        var match = string.Concat(columns.Select((column, i) => $"q.\"{column.Name}\" = k.k{i} AND "));
        var command = new NpgsqlBatchCommand(
            $"SELECT {map.ColumnList}, k.line "
            + $"FROM unnest({arrays}${n + 1}::bigint[],${n + 2}::int[],${n + 3}::int[]) k({keys}first,most,line) "
            + $"CROSS JOIN LATERAL (SELECT q.* FROM \"{map.Table}\" q WHERE {match}{turn} >= k.first "
            + $"AND {turn} IS NOT NULL ORDER BY {turn} LIMIT k.most) t");
        var values = places.Select(place => queue.ValuesOf(place.Key)).ToArray();
        for (var i = 0; i < n; i++)
        {
            var stored = values.Select(value => columns[i].Convert(value[i])).ToArray();
            command.Parameters.Add(new NpgsqlParameter { Value = columns[i].ValuesToArray(stored) });
        }

        command.Parameters.Add(new NpgsqlParameter { Value = places.Select(place => place.From).ToArray() });
        command.Parameters.Add(
            new NpgsqlParameter { Value = places.Select(place => rows.Needed(place, names)).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = Enumerable.Range(0, places.Length).ToArray() });
        return command;
    }
}
