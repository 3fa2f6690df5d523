using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerOffersDb(DbContextOptions<SqlServerOffersDb> options) : OffersDb(options)
{
    /// <inheritdoc/>
    protected override bool KeepsIdsAsBytes => true;
}
