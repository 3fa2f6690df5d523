using Microsoft.EntityFrameworkCore.Metadata;
using Offers.Domain.Ledger;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// What one transaction writes: new rows by table, in an order that foreign keys and the ledger's seal allow.
/// </summary>
internal sealed class WriteSet(IModel model)
{
    private readonly Dictionary<Type, List<object>> _added = [];

    internal void Add(object row)
    {
        if (!_added.TryGetValue(row.GetType(), out var rows))
        {
            _added[row.GetType()] = rows = [];
        }

        rows.Add(row);
    }

    /// <summary>Tables before those that refer to them; the Operation after its entries, since it seals them.</summary>
    internal IEnumerable<(RowMap Map, IReadOnlyList<object> Rows)> InOrder()
    {
        var done = new HashSet<Type>();
        var order = new List<Type>();
        foreach (var type in _added.Keys)
        {
            Visit(type, done, order);
        }

        return order.Select(type => (RowMap.For(model, type), (IReadOnlyList<object>)_added[type]));
    }

    private void Visit(Type type, HashSet<Type> done, List<Type> order)
    {
        if (!_added.ContainsKey(type) || !done.Add(type))
        {
            return;
        }

        foreach (var before in RowMap.For(model, type).DependsOn)
        {
            Visit(before, done, order);
        }

        if (type == typeof(Operation))
        {
            Visit(typeof(Entry), done, order);
        }

        order.Add(type);
    }
}
