using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Lists;

/// <summary>
/// The rows that a person chose, over pages and while the list is read again. A row that has left the list stays
/// chosen as it was last seen, so that nothing is dropped without being told.
/// </summary>
/// <param name="keyOf">What a row is known by.</param>
/// <typeparam name="T">A row.</typeparam>
public sealed class RowSelection<T>(Func<T, string> keyOf)
{
    /// <summary>The most rows that can be chosen.</summary>
    public const int AtMost = 200;

    private readonly Dictionary<string, T> _rows = new(StringComparer.Ordinal);

    /// <summary>The rows, in the order in which they were chosen.</summary>
    public IReadOnlyList<T> Rows => [.. _rows.Values];

    /// <summary>How many.</summary>
    public int Count => _rows.Count;

    /// <summary>True where a row is chosen.</summary>
    public bool Has(T row) => _rows.ContainsKey(keyOf(row));

    /// <summary>True where all of some rows are chosen.</summary>
    public bool HasAll(IReadOnlyList<T> rows) => rows.Count > 0 && rows.All(Has);

    /// <summary>Chooses a row, or lets it go.</summary>
    public void Toggle(T row)
    {
        if (!_rows.Remove(keyOf(row)))
        {
            Add(row);
        }
    }

    /// <summary>Chooses all rows of a page, or lets them go where all are chosen.</summary>
    public void ToggleAll(IReadOnlyList<T> rows)
    {
        var drop = HasAll(rows);
        foreach (var row in rows)
        {
            if (drop)
            {
                _rows.Remove(keyOf(row));
            }
            else
            {
                Add(row);
            }
        }
    }

    /// <summary>Takes over what the list shows now of the rows that are chosen.</summary>
    public void Refresh(IEnumerable<T> rows)
    {
        foreach (var row in rows.Where(Has))
        {
            _rows[keyOf(row)] = row;
        }
    }

    /// <summary>Lets all go.</summary>
    public void Clear() => _rows.Clear();

    /// <summary>The sums of the chosen rows, one for each currency.</summary>
    public IReadOnlyList<Money> Totals(Func<T, Money> amount) =>
        [.. _rows.Values.Select(amount).GroupBy(x => x.Currency).OrderBy(x => x.Key.Code, StringComparer.Ordinal)
            .Select(group => group.Aggregate(Money.Zero(group.Key), (sum, one) => sum + one))];

    private void Add(T row)
    {
        if (_rows.Count < AtMost)
        {
            _rows[keyOf(row)] = row;
        }
    }
}
