using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>Makes the SQLite context for the design tools.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteOffersDb>
{
    /// <inheritdoc/>
    public SqliteOffersDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqliteOffersDb>(new(DatabaseProvider.Sqlite, "Data Source=design.db")));
}

/// <summary>Makes the PostgreSQL context for the design tools.</summary>
public sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlOffersDb>
{
    /// <inheritdoc/>
    public PostgreSqlOffersDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<PostgreSqlOffersDb>(new(DatabaseProvider.PostgreSql, "Host=localhost;Database=design")));
}

/// <summary>Makes the SQL Server context for the design tools.</summary>
public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerOffersDb>
{
    /// <inheritdoc/>
    public SqlServerOffersDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqlServerOffersDb>(new(DatabaseProvider.SqlServer, "Server=localhost;Database=design")));
}

internal static class DesignTime
{
    internal static DbContextOptions<T> Options<T>(DatabaseOptions options)
        where T : OffersDb
    {
        var builder = new DbContextOptionsBuilder<T>();
        Contexts.Configure(builder, options);
        return builder.Options;
    }
}
