namespace Offers.Data.Platform;

/// <summary>The databases on which the model runs.</summary>
public enum DatabaseProvider
{
    /// <summary>A file; the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server; the way to several nodes.</summary>
    PostgreSql,

    /// <summary>A SQL Server.</summary>
    SqlServer,
}

/// <summary>Which database, and how to reach it.</summary>
/// <param name="Provider">The kind.</param>
/// <param name="ConnectionString">In the provider's own form.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString);
