using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgreSqlOffersDb(DbContextOptions<PostgreSqlOffersDb> options) : OffersDb(options)
{
    /// <inheritdoc/>
    protected override bool KeepsIdsAsBytes => false;
}
