using Offers.Data.Platform;

namespace Offers.Tests.Infrastructure;

/// <summary>A migrated database for one test, cloned from a template that each process makes once.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<SqliteTemplate> _sqlite = new(() => new SqliteTemplate(
        connectionString => MigrateAsync(new(DatabaseProvider.Sqlite, connectionString))));

    private static readonly Lazy<Task<PostgresTemplate>> _postgres = new(async () => new PostgresTemplate(
        await PostgresCluster.SharedAsync(),
        connectionString => MigrateAsync(new(DatabaseProvider.PostgreSql, connectionString))));

    private TestDatabase(DatabaseOptions options) => Options = options;

    /// <summary>Which database it is and how to reach it.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>A new database of this provider.</summary>
    public static async Task<TestDatabase> NewAsync(DatabaseProvider provider) => new(new(
        provider,
        provider == DatabaseProvider.Sqlite
            ? await _sqlite.Value.CloneAsync()
            : await (await _postgres.Value).CloneAsync()));

    /// <summary>The database as the application opens it.</summary>
    public OffersDatabase Open() => new(Options);

    /// <summary>The settings with which a server process or a host in this process reaches it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Database__Provider"] = $"{Options.Provider}",
        ["ConnectionStrings__Offers"] = Options.ConnectionString,
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Options.Provider == DatabaseProvider.Sqlite) _sqlite.Value.Drop(Options.ConnectionString);
        else await (await _postgres.Value).DropAsync(Options.ConnectionString);
    }

    private static Task MigrateAsync(DatabaseOptions options) =>
        DatabaseStart.MigrateAsync(new OffersDatabase(options));
}
