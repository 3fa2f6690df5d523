using Offers.Data.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// What a command works with while it holds the pen: the time, the caller, rows found by natural key, and places for
/// new
/// rows, audit entries and events. Everything that it touched can be taken back.
/// </summary>
public class Work
{
    private readonly RowSet _rows;
    private readonly Head _head;
    private readonly object _headCopy;
    private readonly List<object> _added = [];
    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    internal Work(Caller caller, Head head, RowSet rows, DateTimeOffset real)
    {
        Caller = caller;
        Real = real;
        Now = head.BookTime(real);
        RecordedAt = head.Record(real);
        _head = head;
        _headCopy = RowMap.Copy(head);
        _rows = rows;
        Ledger = new LedgerDesk(this);
    }

    /// <summary>Who acts.</summary>
    public Caller Caller { get; }

    /// <summary>The book's time.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The real time that is recorded.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>Postings and holds.</summary>
    public LedgerDesk Ledger { get; }

    /// <summary>Real time, from which the book's time is counted.</summary>
    internal DateTimeOffset Real { get; }

    internal Head Head => _head;

    internal IReadOnlyList<object> Added => _added;

    /// <summary>Adds a new row; later finds see it.</summary>
    public T Add<T>(T row)
        where T : class
    {
        _added.Add(row);
        _rows.Add(row);
        return row;
    }

    /// <summary>The one row of a key, or null.</summary>
    public T? Find<T, TKey>(RowLookup<T, TKey> lookup, TKey key)
        where T : class
        where TKey : notnull => FindAll(lookup, key).SingleOrDefault();

    /// <summary>All rows of a key.</summary>
    public IReadOnlyList<T> FindAll<T, TKey>(RowLookup<T, TKey> lookup, TKey key)
        where T : class
        where TKey : notnull => [.. _rows.Find(lookup, key).Select(row => (T)Touch(row))];

    /// <summary>
    /// The first row of a line that no command has taken; null where none is left. It is taken as soon as a verb of the
    /// row makes its place null, and is in the line again where that is taken back.
    /// </summary>
    public T? First<T, TKey>(RowQueue<T, TKey> queue, TKey key, long from)
        where T : class
        where TKey : notnull =>
        _rows.First(new QueuePlace(queue, key, from)) is { } row ? (T)Touch(row) : null;

    /// <summary>Adds a link to the audit chain.</summary>
    public void Audit(AuditFact fact) => _added.Add(new AuditEntry(_head, Caller, fact));

    /// <summary>Raises an event about an object.</summary>
    /// <param name="source">The object.</param>
    /// <param name="type"><c>module.object.happened</c>.</param>
    /// <param name="payload">What subscribers need; serialised at once.</param>
    public void Raise(IEventSource source, string type, object payload) =>
        _added.Add(new Event(_head, source, type, OffersJson.Text(payload), Now));

    /// <summary>Takes everything back: rows are as they were, new ones are gone, numbers are free again.</summary>
    internal void Undo()
    {
        foreach (var (row, copy) in _copies)
        {
            _rows.Map(row.GetType()).Restore(row, copy);
        }

        foreach (var row in _added.Where(row => row is not (AuditEntry or Event)))
        {
            _rows.Remove(row);
        }

        _rows.Map(typeof(Head)).Restore(_head, _headCopy);
        _added.Clear();
        _copies.Clear();
    }

    // A row is copied when a command first finds it, so a refusal can restore just what it could have changed.
    private object Touch(object row)
    {
        if (!_copies.ContainsKey(row))
        {
            _copies.Add(row, RowMap.Copy(row));
        }

        return row;
    }
}
