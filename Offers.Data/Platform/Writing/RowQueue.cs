namespace Offers.Data.Platform.Writing;

/// <summary>
/// A line of free rows of one table, by an index that holds only those: which properties name the line, and which says
/// the place in it. A row leaves the line when its place becomes null.
/// </summary>
public abstract class RowQueue
{
    private protected RowQueue(Type type, string[] properties, string turn) =>
        (Type, Properties, Turn) = (type, properties, turn);

    /// <summary>The entity.</summary>
    public Type Type { get; }

    /// <summary>The properties that name the line, in the order of the index.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>The property with the place.</summary>
    public string Turn { get; }

    internal abstract long? TurnOf(object row);

    internal abstract object?[] ValuesOf(object key);
}

/// <summary>A line with a typed key.</summary>
/// <param name="properties">The properties that name the line, in the order of the index.</param>
/// <param name="turn">The property with the place.</param>
/// <param name="turnOf">The place of a row; null where it is not in the line any more.</param>
/// <param name="valuesOf">The values of the properties, in order, for a key.</param>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">The key; compared by value.</typeparam>
public sealed class RowQueue<T, TKey>(
    string[] properties, string turn, Func<T, long?> turnOf, Func<TKey, object?[]> valuesOf)
    : RowQueue(typeof(T), properties, turn)
    where T : class
    where TKey : notnull
{
    internal override long? TurnOf(object row) => turnOf((T)row);

    internal override object?[] ValuesOf(object key) => valuesOf((TKey)key);
}

/// <summary>Which line from which place on.</summary>
internal readonly record struct QueuePlace(RowQueue Queue, object Key, long From);
