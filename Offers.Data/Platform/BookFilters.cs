using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Offers.Data.Platform;

/// <summary>Keeps books apart: one named query filter on every entity that has a book.</summary>
internal static class BookFilters
{
    internal static void Apply(ModelBuilder builder, OffersDb db)
    {
        foreach (var type in builder.Model.GetEntityTypes()
            .Where(t => t.FindProperty(nameof(OffersDb.Book)) is not null))
        {
            var row = Expression.Parameter(type.ClrType);
            var ofRow = Expression.Property(row, nameof(OffersDb.Book));
            var ofContext = Expression.Property(Expression.Constant(db, typeof(OffersDb)), nameof(OffersDb.Book));
            type.SetQueryFilter(OffersDb.BookFilter, Expression.Lambda(Expression.Equal(ofRow, ofContext), row));
        }
    }
}
