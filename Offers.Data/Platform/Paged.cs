using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>Reading pages of a list: one query for the rows, one for the capped total.</summary>
public static class Paged
{
    // A file is written from pages of this size, so that a long list needs neither memory nor a long transaction.
    private const int RowsAtOnce = 1_000;

    /// <summary>The rows of a page and one more, to know whether there is a next.</summary>
    public static IQueryable<T> Cut<T>(this IQueryable<T> query, PageRequest page) =>
        (page.Offset is { } offset ? query.Skip(offset) : query).Take(page.Limit + 1);

    /// <summary>How many there are, counted no further than needed.</summary>
    public static Task<int> CountCappedAsync<T>(this IQueryable<T> query) =>
        query.Take(PageRequest.CountedTotal + 1).CountAsync();

    /// <summary>How many there are, counted no further than needed; 0 where nobody asks.</summary>
    public static Task<int> CountCappedAsync<T>(this IQueryable<T> query, PageRequest page) =>
        page.IsCounted ? query.CountCappedAsync() : Task.FromResult(0);

    /// <summary>
    /// Newest first from the place of a cursor, or read upwards from it or from the end: the last page costs as much as
    /// the first, however long the list.
    /// </summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public static IQueryable<T> NewestFirst<T>(this IQueryable<T> found, PageRequest page)
        where T : Entity<T>
    {
        if (page.BoundId<T>() is { } bound)
        {
            found = page.IsBackwards ? found.Where(x => x.Id > bound) : found.Where(x => x.Id < bound);
        }

        return page.IsBackwards ? found.OrderBy(x => x.Id) : found.OrderByDescending(x => x.Id);
    }

    /// <summary>The same with the oldest first, as in queues.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public static IQueryable<T> OldestFirst<T>(this IQueryable<T> found, PageRequest page)
        where T : Entity<T>
    {
        if (page.BoundId<T>() is { } bound)
        {
            found = page.IsBackwards ? found.Where(x => x.Id < bound) : found.Where(x => x.Id > bound);
        }

        return page.IsBackwards ? found.OrderByDescending(x => x.Id) : found.OrderBy(x => x.Id);
    }

    /// <summary>The same page of something else that is read for all rows together.</summary>
    public static async Task<Page<TOther>> TurnAsync<T, TOther>(
        this Page<T> page, Func<IReadOnlyList<T>, Task<IReadOnlyList<TOther>>> turn)
    {
        var turned = (await turn(page.Data)).GetEnumerator();
        return page.Select(_ => turned.MoveNext() ? turned.Current : throw new InvalidOperationException(
            "Fewer rows came back than were read."));
    }

    /// <summary>All rows of a list, page after page, as they are needed.</summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(Func<PageRequest, Task<Page<T>>> read)
    {
        var request = new PageRequest(RowsAtOnce) { IsCounted = false };
        while (true)
        {
            var page = await read(request);
            foreach (var row in page.Data)
            {
                yield return row;
            }

            if (page.NextCursor is null)
            {
                yield break;
            }

            request = request with { Cursor = page.NextCursor };
        }
    }
}
