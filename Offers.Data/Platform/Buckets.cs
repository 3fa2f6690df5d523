using System.Linq.Expressions;

namespace Offers.Data.Platform;

/// <summary>Puts rows into periods inside the database, so that a chart reads its table once.</summary>
internal static class Buckets
{
    /// <summary>
    /// Which period a time is in: 0 before the first bound, 1 before the second, and so on; as many as there are bounds
    /// behind the last.
    /// </summary>
    /// <param name="at">The time of a row.</param>
    /// <param name="bounds">The beginnings of periods, in order.</param>
    internal static Expression<Func<T, int>> Of<T>(
        Expression<Func<T, DateTimeOffset>> at, IReadOnlyList<DateTimeOffset> bounds)
    {
        Expression which = Expression.Constant(bounds.Count);
        for (var i = bounds.Count - 1; i >= 0; i--)
        {
            which = Expression.Condition(
                Expression.LessThan(at.Body, Expression.Constant(bounds[i])), Expression.Constant(i), which);
        }

        return Expression.Lambda<Func<T, int>>(which, at.Parameters);
    }
}
