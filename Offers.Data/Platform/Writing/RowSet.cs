using Microsoft.EntityFrameworkCore.Metadata;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// The rows of one transaction: each once, found by any lookup that was loaded. New rows join under their natural keys,
/// so the next command of a batch sees them.
/// </summary>
internal sealed class RowSet(IModel model)
{
    private readonly Dictionary<Type, Table> _tables = [];
    private readonly HashSet<(RowLookup RowLookup, object Key)> _loaded = [];
    private readonly Dictionary<(RowQueue Queue, object Key), List<object>> _queues = [];

    internal IModel Model => model;

    internal RowMap Map(Type type) => TableOf(type).Map;

    /// <summary>Takes a row that was read; a row known already stays as it is.</summary>
    internal void Loaded(Type type, object row) => TableOf(type).Load(row);

    /// <summary>
    /// How many rows of a line must be read so that so many are free whatever was taken from it before: commands that
    /// begin at different places may take the same ones.
    /// </summary>
    internal int Needed(QueuePlace place, RowNames names) =>
        names.Queues.Where(x => x.Key.Queue == place.Queue && x.Key.Key.Equals(place.Key)).Sum(x => x.Value)
        + (_queues.TryGetValue((place.Queue, place.Key), out var rows) ? rows.Count : 0);

    /// <summary>Remembers that a line was read; its rows follow.</summary>
    internal void KnownQueue(QueuePlace place) => _queues.TryAdd((place.Queue, place.Key), []);

    /// <summary>Takes a row of a line that was read.</summary>
    internal void Queued(QueuePlace place, object row)
    {
        var kept = TableOf(place.Queue.Type).Load(row);
        var rows = _queues[(place.Queue, place.Key)];
        if (!rows.Contains(kept, ReferenceEqualityComparer.Instance))
        {
            rows.Add(kept);
        }
    }

    /// <summary>The first row of a line that is still in it; null where none that was read is.</summary>
    internal object? First(QueuePlace place)
    {
        if (!_queues.TryGetValue((place.Queue, place.Key), out var rows))
        {
            throw new InvalidOperationException($"The line of {place.Queue.Type.Name} at {place.Key} was not named.");
        }

        return rows.Where(row => place.Queue.TurnOf(row) >= place.From).MinBy(row => place.Queue.TurnOf(row));
    }

    /// <summary>Remembers that all rows of a key were read.</summary>
    internal void Known(RowLookup lookup, object key) => _loaded.Add((lookup, key));

    internal bool IsKnown(RowLookup lookup, object key) => _loaded.Contains((lookup, key));

    internal void Add(object row) => TableOf(row.GetType()).Add(row);

    internal void Remove(object row) => TableOf(row.GetType()).Remove(row);

    /// <summary>The rows of a key, which must have been named before.</summary>
    internal IReadOnlyList<object> Find(RowLookup lookup, object key)
    {
        if (!_loaded.Contains((lookup, key)))
        {
            throw new InvalidOperationException(
                $"Rows of {lookup.Type.Name} by {string.Join('+', lookup.Properties)} = {key} were not named.");
        }

        return TableOf(lookup.Type).Find(lookup, key);
    }

    /// <summary>The loaded rows that are not as they were read, by table, each with its original.</summary>
    internal IEnumerable<(RowMap Map, List<(object Row, object Original)> Rows)> Changed() =>
        _tables.Values.Select(table => (table.Map, table.Changed())).Where(x => x.Item2.Count > 0);

    private Table TableOf(Type type)
    {
        if (!_tables.TryGetValue(type, out var table))
        {
            _tables[type] = table = new Table(RowMap.For(model, type));
        }

        return table;
    }

    private sealed class Table(RowMap map)
    {
        private readonly Dictionary<RowLookup, Dictionary<object, List<object>>> _indexes = [];
        private readonly Dictionary<object, object> _originals = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<string, object> _byKey = new(StringComparer.Ordinal);
        private readonly List<object> _rows = [];

        internal RowMap Map => map;

        internal object Load(object row)
        {
            var key = KeyText(row);
            if (_byKey.TryGetValue(key, out var known))
            {
                return known;
            }

            _byKey.Add(key, row);
            _originals.Add(row, RowMap.Copy(row));
            Index(row);
            return row;
        }

        internal void Add(object row)
        {
            _byKey.Add(KeyText(row), row);
            Index(row);
        }

        internal void Remove(object row)
        {
            _byKey.Remove(KeyText(row));
            _rows.Remove(row);
            foreach (var (lookup, index) in _indexes)
            {
                index[lookup.KeyOf(row)].Remove(row);
            }
        }

        internal IReadOnlyList<object> Find(RowLookup lookup, object key)
        {
            if (!_indexes.TryGetValue(lookup, out var index))
            {
                _indexes[lookup] = index = [];
                _rows.ForEach(row => Put(lookup, index, row));
            }

            return index.TryGetValue(key, out var found) ? found : [];
        }

        internal List<(object Row, object Original)> Changed() =>
            [.. _originals.Where(x => map.Differs(x.Key, x.Value)).Select(x => (x.Key, x.Value))];

        private static void Put(RowLookup lookup, Dictionary<object, List<object>> index, object row)
        {
            var key = lookup.KeyOf(row);
            if (!index.TryGetValue(key, out var list))
            {
                index[key] = list = [];
            }

            list.Add(row);
        }

        private void Index(object row)
        {
            _rows.Add(row);
            foreach (var (lookup, index) in _indexes)
            {
                Put(lookup, index, row);
            }
        }

        private string KeyText(object row) => string.Join(
            '|', map.Key.Select(
            column => column.Get(row) is byte[] bytes ? Convert.ToHexString(bytes) : column.Get(row)));
    }
}
