using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteOffersDb(DbContextOptions<SqliteOffersDb> options) : OffersDb(options)
{
    /// <inheritdoc/>
    protected override bool KeepsIdsAsBytes => true;
}
