using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>Makes contexts of the provider that the options name.</summary>
internal static class Contexts
{
    private const int PoolSize = 128;

    // Identity reads the version of its tables from here; version 3 has the passkeys.
    private static readonly ServiceProvider _identity = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    /// <summary>A pool of contexts.</summary>
    internal static Func<OffersDb> Pooled(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.PostgreSql => Pool<PostgreSqlOffersDb>(options),
        DatabaseProvider.SqlServer => Pool<SqlServerOffersDb>(options),
        _ => Pool<SqliteOffersDb>(options),
    };

    /// <summary>One provider's settings.</summary>
    internal static void Configure(DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        builder.AddInterceptors(AppendOnlyGuard.Instance);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            builder.AddInterceptors(SqliteTurns.Instance);
        }

        builder.UseApplicationServiceProvider(_identity);
        _ = options.Provider switch
        {
            DatabaseProvider.PostgreSql => builder.UseNpgsql(options.ConnectionString),
            DatabaseProvider.SqlServer => builder.UseSqlServer(options.ConnectionString),
            _ => builder.UseSqlite(SqliteSetup.Normalise(options.ConnectionString)),
        };
    }

    private static Func<OffersDb> Pool<T>(DatabaseOptions options)
        where T : OffersDb
    {
        var builder = new DbContextOptionsBuilder<T>();
        Configure(builder, options);
        var factory = new PooledDbContextFactory<T>(builder.Options, PoolSize);
        return factory.CreateDbContext;
    }
}
