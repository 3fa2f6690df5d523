namespace Offers.Data.Platform.Writing;

/// <summary>A way to find rows of one table by an index: which properties, and what of a row is the key.</summary>
public abstract class RowLookup
{
    private protected RowLookup(Type type, string[] properties) => (Type, Properties) = (type, properties);

    /// <summary>The entity.</summary>
    public Type Type { get; }

    /// <summary>The properties of the index, in order.</summary>
    public IReadOnlyList<string> Properties { get; }

    internal abstract object KeyOf(object row);

    internal abstract object?[] ValuesOf(object key);
}

/// <summary>A lookup with a typed key.</summary>
/// <param name="properties">The properties of the index, in order.</param>
/// <param name="keyOf">The key of a row.</param>
/// <param name="valuesOf">The values of the properties, in order, for a key.</param>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">The key; compared by value.</typeparam>
public sealed class RowLookup<T, TKey>(string[] properties, Func<T, TKey> keyOf, Func<TKey, object?[]> valuesOf)
    : RowLookup(typeof(T), properties)
    where T : class
    where TKey : notnull
{
    internal override object KeyOf(object row) => keyOf((T)row);

    internal override object?[] ValuesOf(object key) => valuesOf((TKey)key);
}

/// <summary>
/// The rows that a command needs, by natural key, so that one round trip can load those of many commands.
/// </summary>
public sealed class RowNames
{
    private readonly Dictionary<RowLookup, HashSet<object>> _names = [];
    private readonly Dictionary<QueuePlace, int> _queues = [];

    internal IReadOnlyDictionary<RowLookup, HashSet<object>> All => _names;

    /// <summary>The lines from which first rows are taken, and how many of each at most.</summary>
    internal IReadOnlyDictionary<QueuePlace, int> Queues => _queues;

    /// <summary>Names the rows of a key.</summary>
    public RowNames Need<T, TKey>(RowLookup<T, TKey> lookup, TKey key)
        where T : class
        where TKey : notnull
    {
        if (!_names.TryGetValue(lookup, out var keys))
        {
            _names[lookup] = keys = [];
        }

        keys.Add(key);
        return this;
    }

    /// <summary>
    /// Names the first free row of a line. Commands of one batch that name the same line get different rows.
    /// </summary>
    /// <param name="queue">The lines.</param>
    /// <param name="key">Which line.</param>
    /// <param name="from">The first place that counts.</param>
    public RowNames NeedFirst<T, TKey>(RowQueue<T, TKey> queue, TKey key, long from)
        where T : class
        where TKey : notnull
    {
        var place = new QueuePlace(queue, key, from);
        _queues[place] = _queues.GetValueOrDefault(place) + 1;
        return this;
    }
}
