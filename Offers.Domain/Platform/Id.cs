using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Offers.Domain.Platform;

/// <summary>
/// The identity of one object of kind <typeparamref name="T"/>: a UUID of version 7, so that byte order is time order.
/// Outside the server it is written as its kind's prefix, an underscore and 26 characters, for example
/// <c>inv_01kagv...</c>, which sorts by time too.
/// </summary>
/// <typeparam name="T">The kind of object; it must have a prefix in <see cref="IdPrefixes"/>.</typeparam>
/// <param name="Value">The UUID.</param>
[TypeConverter(typeof(IdTypeConverter))]
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>
{
    /// <summary>The prefix of this kind, without the underscore.</summary>
    public static string Prefix => PrefixOfKind.Value;

    /// <summary>Made before.</summary>
    public static bool operator <(Id<T> a, Id<T> b) => a.CompareTo(b) < 0;

    /// <summary>Made after.</summary>
    public static bool operator >(Id<T> a, Id<T> b) => a.CompareTo(b) > 0;

    /// <summary>Made before, or the same.</summary>
    public static bool operator <=(Id<T> a, Id<T> b) => a.CompareTo(b) <= 0;

    /// <summary>Made after, or the same.</summary>
    public static bool operator >=(Id<T> a, Id<T> b) => a.CompareTo(b) >= 0;

    /// <summary>Makes a new identity from the real time, a counter within the millisecond and random bits.</summary>
    public static Id<T> New() => new(OrderedUuid.New());

    /// <summary>Reads the outside form; a wrong prefix, length or character answers <c>false</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Id<T> id)
    {
        var prefix = Prefix;
        id = default;
        if (text is null || text.Length != prefix.Length + 1 + Base32.Length || text[prefix.Length] != '_'
            || !text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || !Base32.TryDecode(text.AsSpan(prefix.Length + 1), out var value))
        {
            return false;
        }

        id = new Id<T>(value);
        return true;
    }

    /// <summary>Reads the outside form of a text known to be good.</summary>
    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    public static Id<T> Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an id with prefix '{Prefix}'.");

    /// <summary>Orders by time of making.</summary>
    public int CompareTo(Id<T> other)
    {
        Span<byte> mine = stackalloc byte[16];
        Span<byte> others = stackalloc byte[16];
        Value.TryWriteBytes(mine, bigEndian: true, out _);
        other.Value.TryWriteBytes(others, bigEndian: true, out _);
        return mine.SequenceCompareTo(others);
    }

    /// <summary>The outside form.</summary>
    public override string ToString() => string.Concat(Prefix, "_", Base32.Encode(Value));

    private static class PrefixOfKind
    {
        internal static readonly string Value = IdPrefixes.For(typeof(T));
    }
}
