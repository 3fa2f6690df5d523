using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>Reading pages of a list: one query for the rows, one for the capped total.</summary>
public static class Paged
{
    /// <summary>The rows of a page and one more, to know whether there is a next.</summary>
    public static IQueryable<T> Cut<T>(this IQueryable<T> query, PageRequest page) =>
        (page.Offset is { } offset ? query.Skip(offset) : query).Take(page.Limit + 1);

    /// <summary>How many there are, counted no further than needed.</summary>
    public static Task<int> CountCappedAsync<T>(this IQueryable<T> query) =>
        query.Take(PageRequest.CountedTotal + 1).CountAsync();
}
