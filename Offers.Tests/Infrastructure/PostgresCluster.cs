using Npgsql;

namespace Offers.Tests.Infrastructure;

/// <summary>Whether a cluster keeps what it answered when the machine or the server dies.</summary>
public enum Durability
{
    /// <summary>Nothing is forced to disk, for tests that are about something else.</summary>
    Relaxed,

    /// <summary>PostgreSQL's own defaults, for tests that kill, crash or measure.</summary>
    Full,
}

/// <summary>A private PostgreSQL cluster in a temporary folder, on a free port of 127.0.0.1.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> _shared = new(() => StartAsync(Durability.Relaxed));
    private readonly PostgresPrograms _programs;
    private readonly string _folder;
    private readonly string _data;
    private readonly Guard _guard;
    private readonly int _port = FreePort.Next();

    private PostgresCluster(PostgresPrograms programs, string folder)
    {
        _programs = programs;
        _folder = folder;
        _data = Path.Combine(folder, "data");
        _guard = programs.StartGuard();
    }

    /// <summary>The relaxed cluster that all tests of this process share; it ends with the process.</summary>
    public static Task<PostgresCluster> SharedAsync() => _shared.Value;

    /// <summary>A cluster of its own, which the caller disposes.</summary>
    /// <exception cref="InvalidOperationException">No server is installed, or it did not start.</exception>
    public static async Task<PostgresCluster> StartAsync(Durability durability)
    {
        var installed = PostgresInstallation.Programs
            ?? throw new InvalidOperationException(PostgresInstallation.Missing);
        var folder = Path.Combine(Path.GetTempPath(), $"offers-pg-{Guid.NewGuid():N}");
        var programs = new PostgresPrograms(installed, folder);
        await programs.PrepareFolderAsync();
        var cluster = new PostgresCluster(programs, folder);
        await cluster.InitialiseAsync(durability);
        await cluster.StartServerAsync();
        return cluster;
    }

    /// <summary>How to connect to a database of the cluster.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "offers",
        Database = database,
        MaxPoolSize = 60,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Runs one statement on the maintenance database, for instance to create a database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts the server again after <see cref="StopServerAsync"/> or <see cref="KillServerAsync"/>.</summary>
    public Task StartServerAsync() => _programs.RunAsServerAsync(
        "pg_ctl", "-D", _data, "-w", "-t", "30", "-l", Path.Combine(_folder, "log"), "start");

    /// <summary>Stops the server in order; clients are disconnected.</summary>
    public Task StopServerAsync() => StopAsync("fast");

    /// <summary>Ends the server without a checkpoint, as a crash would; it recovers when it is started again.</summary>
    public Task KillServerAsync() => StopAsync("immediate");

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _guard.DisposeAsync();

    private Task StopAsync(string mode) => _programs.RunAsServerAsync("pg_ctl", "-D", _data, "-m", mode, "-w", "stop");

    private async Task InitialiseAsync(Durability durability)
    {
        await _programs.RunAsServerAsync(
            "initdb", "-D", _data, "-U", "offers", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var settings = $"""
            listen_addresses = '127.0.0.1'
            port = {_port}
            unix_socket_directories = '{_folder}'
            max_connections = 300
            shared_buffers = 256MB
            max_wal_size = 2GB

            """;
        const string Relaxed = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";
        await File.AppendAllTextAsync(
            Path.Combine(_data, "postgresql.conf"),
            durability == Durability.Relaxed ? settings + Relaxed : settings);
    }
}
