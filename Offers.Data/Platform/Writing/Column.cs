using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Offers.Data.Platform.Writing;

/// <summary>One column of a table, with compiled ways to read and write it, built from EF's model.</summary>
internal sealed class Column
{
    private static readonly MethodInfo _getFieldValue = typeof(DbDataReader)
        .GetMethod(nameof(DbDataReader.GetFieldValue))!;
    private static readonly MethodInfo _isDbNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;
    private readonly FieldInfo _field;

    internal Column(IProperty property)
    {
        _field = property.FieldInfo
            ?? throw new InvalidOperationException($"{property.DeclaringType.Name}.{property.Name} has no field.");
        Property = property.Name;
        Name = property.GetColumnName();
        StoreType = property.GetColumnType();
        IsToken = property.IsConcurrencyToken;
        IsFixed = property.IsPrimaryKey() || property.GetAfterSaveBehavior() == PropertySaveBehavior.Throw;
        var converter = property.GetTypeMapping().Converter;
        var row = Expression.Parameter(typeof(object));
        var stored = Stored(Expression.Field(Expression.Convert(row, _field.DeclaringType!), _field), converter);
        Get = Expression.Lambda<Func<object, object?>>(Expression.Convert(stored, typeof(object)), row).Compile();
        Set = CompileSet(converter);
        Convert = CompileConvert(converter);
        ToArray = (Func<IReadOnlyList<object>, Array>)GetType()
            .GetMethod(nameof(ArrayOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(stored.Type)
            .Invoke(null, [Expression.Lambda(stored, row).Compile()])!;
        ValuesToArray = GetType()
            .GetMethod(nameof(ArrayOfValues), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(stored.Type).CreateDelegate<Func<IReadOnlyList<object?>, Array>>();
    }

    /// <summary>Name of the property.</summary>
    internal string Property { get; }

    /// <summary>Name in the table.</summary>
    internal string Name { get; }

    /// <summary>The database's type.</summary>
    internal string StoreType { get; }

    /// <summary>True for the concurrency token.</summary>
    internal bool IsToken { get; }

    /// <summary>True for what an update never writes.</summary>
    internal bool IsFixed { get; }

    /// <summary>The stored value of a row.</summary>
    internal Func<object, object?> Get { get; }

    /// <summary>Reads the value from a reader into a row.</summary>
    internal Action<object, DbDataReader, int> Set { get; }

    /// <summary>The stored form of a property's value.</summary>
    internal Func<object?, object?> Convert { get; }

    /// <summary>The stored values of many rows, as a typed array.</summary>
    internal Func<IReadOnlyList<object>, Array> ToArray { get; }

    /// <summary>Stored values, already converted, as a typed array.</summary>
    internal Func<IReadOnlyList<object?>, Array> ValuesToArray { get; }

    /// <summary>Copies the field from one row to another.</summary>
    internal Expression Copy(Expression from, Expression to) => Expression.Assign(
        Expression.Field(Expression.Convert(to, _field.DeclaringType!), _field),
        Expression.Field(Expression.Convert(from, _field.DeclaringType!), _field));

    private static Func<IReadOnlyList<object>, Array> ArrayOf<TValue>(Delegate get)
    {
        var read = (Func<object, TValue>)get;
        return rows =>
        {
            var values = new TValue[rows.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = read(rows[i]);
            }

            return values;
        };
    }

    private static Array ArrayOfValues<TValue>(IReadOnlyList<object?> values) =>
        values.Select(value => (TValue)value!).ToArray();

    private static Expression Stored(Expression value, ValueConverter? converter)
    {
        if (converter is null)
        {
            return value;
        }

        if (Nullable.GetUnderlyingType(value.Type) is null || converter.ModelClrType == value.Type)
        {
            var converted = Expression.Invoke(converter.ConvertToProviderExpression, value);
            return value.Type.IsValueType
                ? converted
                : Expression.Condition(
                    Expression.ReferenceEqual(value, Expression.Constant(null, value.Type)),
                    Expression.Default(converted.Type), converted);
        }

        var inner = Expression.Invoke(
            converter.ConvertToProviderExpression, Expression.Property(value, nameof(Nullable<>.Value)));
        var nullable = inner.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(inner.Type) : inner.Type;
        return Expression.Condition(
            Expression.Property(value, nameof(Nullable<>.HasValue)),
            Expression.Convert(inner, nullable), Expression.Default(nullable));
    }

    private Func<object?, object?> CompileConvert(ValueConverter? converter) => converter is null
        ? static value => value
        : value => value is null ? null : converter.ConvertToProvider(value);

    private Action<object, DbDataReader, int> CompileSet(ValueConverter? converter)
    {
        var row = Expression.Parameter(typeof(object));
        var reader = Expression.Parameter(typeof(DbDataReader));
        var ordinal = Expression.Parameter(typeof(int));
        var bare = Nullable.GetUnderlyingType(_field.FieldType) ?? _field.FieldType;
        Expression value = Expression
            .Call(reader, _getFieldValue.MakeGenericMethod(converter?.ProviderClrType ?? bare), ordinal);
        if (converter is not null)
        {
            value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        }

        var read = Expression.Condition(
            Expression.Call(reader, _isDbNull, ordinal),
            Expression.Default(_field.FieldType), Expression.Convert(value, _field.FieldType));
        var assign = Expression.Assign(Expression.Field(Expression.Convert(row, _field.DeclaringType!), _field), read);
        return Expression.Lambda<Action<object, DbDataReader, int>>(assign, row, reader, ordinal).Compile();
    }
}
