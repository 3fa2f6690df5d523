using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;

namespace Offers.Data.Providers;

/// <summary>How connections to SQLite are opened.</summary>
internal static class SqliteSetup
{
    private const int BusyTimeoutSeconds = 5;

    // Checkpoints copy pages to the main file; done rarely, they cost a busy writer nothing.
    private const string WriterPragmas =
        "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=20000; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY";

    /// <summary>The connection string with foreign keys and the busy timeout.</summary>
    internal static string Normalise(string connectionString) => new SqliteConnectionStringBuilder(connectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = BusyTimeoutSeconds,
    }.ToString();

    /// <summary>Makes the folder of the file, and the file write ahead.</summary>
    internal static void Prepare(DatabaseOptions options)
    {
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var connection = new SqliteConnection(Normalise(options.ConnectionString));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
    }

    /// <summary>The writer's own connection.</summary>
    internal static async Task<PenSession> OpenPenAsync(DatabaseOptions options, IModel model)
    {
        var builder = new SqliteConnectionStringBuilder(Normalise(options.ConnectionString)) { Pooling = false };
        var connection = new SqliteConnection(builder.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = WriterPragmas;
        await command.ExecuteNonQueryAsync();
        return new StatementPen(connection, model, () => connection.BeginTransaction(deferred: false), "");
    }
}
