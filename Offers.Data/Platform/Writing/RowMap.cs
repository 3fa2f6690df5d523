using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// How rows of one entity are read, copied and written without a change tracker, built once from EF's model.
/// </summary>
internal sealed class RowMap
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, RowMap>> _maps = [];
    private static readonly Func<object, object> _clone = typeof(object)
        .GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<object, object>>();

    private readonly Action<object, object> _restore;

    private RowMap(IEntityType entity)
    {
        Type = entity.ClrType;
        Table = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Select(property => new Column(property))];
        Key = [.. entity.FindPrimaryKey()!.Properties.Select(property => Of(property.Name))];
        Changing = [.. Columns.Where(column => !column.IsFixed && !column.IsToken)];
        Token = Columns.FirstOrDefault(column => column.IsToken);
        DependsOn = [.. entity.GetForeignKeys().Select(key => key.PrincipalEntityType.ClrType)
            .Where(type => type != Type)];
        ColumnList = string.Join(',', Columns.Select(column => $"t.\"{column.Name}\""));
        _restore = CompileRestore();
    }

    internal Type Type { get; }

    internal string Table { get; }

    internal Column[] Columns { get; }

    internal Column[] Key { get; }

    /// <summary>What an update writes, besides the token.</summary>
    internal Column[] Changing { get; }

    internal Column? Token { get; }

    /// <summary>Entities whose rows must be written before.</summary>
    internal Type[] DependsOn { get; }

    /// <summary>All columns of the alias <c>t</c>, for a select.</summary>
    internal string ColumnList { get; }

    internal static RowMap For(IModel model, Type type) => _maps.GetOrCreateValue(model).GetOrAdd(
        type, static (t, m) =>
        new RowMap(m.FindEntityType(t) ?? throw new InvalidOperationException($"{t} is not mapped.")), model);

    internal Column Of(string property) => Columns.First(column => column.Property == property);

    /// <summary>The row at which a reader stands.</summary>
    internal object Read(DbDataReader reader)
    {
        var row = RuntimeHelpers.GetUninitializedObject(Type);
        for (var i = 0; i < Columns.Length; i++)
        {
            Columns[i].Set(row, reader, i);
        }

        return row;
    }

    internal static object Copy(object row) => _clone(row);

    internal void Restore(object row, object copy) => _restore(copy, row);

    /// <summary>True where an update would write something.</summary>
    internal bool Differs(object row, object original)
    {
        foreach (var column in Changing)
        {
            var (now, before) = (column.Get(row), column.Get(original));
            var same = now is byte[] bytes && before is byte[] others ? bytes.AsSpan().SequenceEqual(others)
                : Equals(now, before);
            if (!same)
            {
                return true;
            }
        }

        return Token is not null && !Equals(Token.Get(row), Token.Get(original));
    }

    private Action<object, object> CompileRestore()
    {
        var from = Expression.Parameter(typeof(object));
        var to = Expression.Parameter(typeof(object));
        var copies = Columns.Select(column => column.Copy(from, to));
        return Expression.Lambda<Action<object, object>>(Expression.Block(copies), from, to).Compile();
    }
}
