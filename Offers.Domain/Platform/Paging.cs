using System.Text.Json.Serialization;

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

    /// <summary>The cursor of the last page, for lists that can be read from both ends.</summary>
    public const string End = "end";

    private const string BackMark = "before.";

    /// <summary>The number of the page from 1, where pages are asked for by number; its offset follows from
    /// it.</summary>
    public int? Number { get; init; }

    /// <summary>False where nobody looks at the total, as while a whole list is written to a file.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>True where the page is read upwards: the last one, or the one before a place.</summary>
    public bool IsBackwards =>
        Cursor == End || Cursor?.StartsWith(BackMark, StringComparison.Ordinal) == true;

    /// <summary>The place that the cursor names, in whichever way it is read; null at either end.</summary>
    public string? Bound => Cursor switch
    {
        null or End => null,
        _ when IsBackwards => Cursor[BackMark.Length..],
        _ => Cursor,
    };

    /// <summary>The cursor of the page that ends before a place.</summary>
    public static string Before(string place) => BackMark + place;

    /// <summary>The id at which a list ordered by id goes on; null at its beginning.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public Id<T>? After<T>() => Cursor is null ? null : Read<T>(Cursor);

    /// <summary>The id that the cursor names, in whichever way it is read; null at either end.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public Id<T>? BoundId<T>() => Bound is { } bound ? Read<T>(bound) : null;

    private static Id<T> Read<T>(string cursor) => Id<T>.TryParse(cursor, out var id) ? id
        : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");
}

/// <summary>Which of how many pages it is.</summary>
/// <param name="Total">How many items there are, counted as <see cref="Page{T}.Total"/>.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Limit">How many items a page has at most.</param>
/// <param name="TotalPages">How many pages there are; 0 for an empty list.</param>
public sealed record Pagination(long Total, int Page, int Limit, long TotalPages)
{
    internal static Pagination? Of(PageRequest request, long total) => request.Number is { } number
        ? new Pagination(total, number, request.Limit, (total + request.Limit - 1) / request.Limit)
        : null;
}

/// <summary>One page of a list.</summary>
/// <param name="Data">The items.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
/// <param name="HasMore">True where there is a next page.</param>
/// <param name="Total">How many there are, counted up to <see cref="PageRequest.CountedTotal"/> and one.</param>
/// <typeparam name="T">An item.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor, bool HasMore, long Total)
{
    /// <summary>Where the page before begins, for pages that people turn; null on the first.</summary>
    [JsonIgnore]
    public string? PreviousCursor { get; init; }

    /// <summary>Which page by number it is, in lists whose pages are numbered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Pagination? Pagination { get; init; }

    /// <summary>Makes a page of rows that were read with one more than the limit, upwards where it was asked
    /// so.</summary>
    public static Page<T> Of(IReadOnlyList<T> rows, PageRequest request, long total, Func<T, string> cursor)
    {
        var more = rows.Count > request.Limit;
        var data = more ? rows.Take(request.Limit).ToList() : rows;
        if (request.IsBackwards)
        {
            return Backwards([.. data.Reverse()], request, (more, total), cursor);
        }

        return new Page<T>(data, more ? cursor(data[^1]) : null, more, total)
        {
            PreviousCursor = request.Cursor is null || data.Count == 0 ? null : PageRequest.Before(cursor(data[0])),
            Pagination = Pagination.Of(request, total),
        };
    }

    /// <summary>The same page of something else.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> turn) =>
        new([.. Data.Select(turn)], NextCursor, HasMore, Total)
        {
            PreviousCursor = PreviousCursor,
            Pagination = Pagination,
        };

    private static Page<T> Backwards(
        IReadOnlyList<T> data, PageRequest request, (bool More, long Total) rest, Func<T, string> cursor)
    {
        var next = request.Cursor == PageRequest.End || data.Count == 0 ? null : cursor(data[^1]);
        return new Page<T>(data, next, next is not null, rest.Total)
        {
            PreviousCursor = rest.More ? PageRequest.Before(cursor(data[0])) : null,
        };
    }
}
