namespace Offers.Domain.Platform;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">How many at most; 1 to <see cref="MaxLimit"/>.</param>
/// <param name="Cursor">Where to go on: a <see cref="Page{T}.NextCursor"/> of the same list.</param>
/// <param name="Offset">How many to leave out, instead of a cursor.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? Cursor = null, int? Offset = null)
{
    /// <summary>How many where nothing is said.</summary>
    public const int DefaultLimit = 20;

    /// <summary>How many at most.</summary>
    public const int MaxLimit = 100;

    /// <summary>Totals are exact up to here; beyond, the list says this many and one.</summary>
    public const int CountedTotal = 10_000;

    /// <summary>The id at which a list ordered by id goes on; null at its beginning.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public Id<T>? After<T>()
    {
        if (Cursor is null)
        {
            return null;
        }

        return Id<T>.TryParse(Cursor, out var id) ? id
            : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Data">The items.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
/// <param name="HasMore">True where there is a next page.</param>
/// <param name="Total">How many there are, counted up to <see cref="PageRequest.CountedTotal"/> and one.</param>
/// <typeparam name="T">An item.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor, bool HasMore, long Total)
{
    /// <summary>Makes a page of rows that were read with one more than the limit.</summary>
    public static Page<T> Of(IReadOnlyList<T> rows, PageRequest request, long total, Func<T, string> cursor)
    {
        var more = rows.Count > request.Limit;
        var data = more ? rows.Take(request.Limit).ToList() : rows;
        return new Page<T>(data, more ? cursor(data[^1]) : null, more, total);
    }

    /// <summary>The same page of something else.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> turn) =>
        new([.. Data.Select(turn)], NextCursor, HasMore, Total);
}
