using Npgsql;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// A database that is migrated once and then cloned for each test, which takes some hundredths of a second.
/// <paramref name="migrate"/> gets the connection string of the empty template.
/// </summary>
public sealed class PostgresTemplate(PostgresCluster cluster, Func<string, Task> migrate)
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private string? _template;

    /// <summary>A new database with the template's content.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CloneAsync()
    {
        // PostgreSQL copies a template only while nobody else is connected to it, another copy included.
        await _oneAtATime.WaitAsync();
        try
        {
            _template ??= await CreateAsync();
            var name = NewName("test");
            await cluster.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {_template}");
            return cluster.ConnectionString(name);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Drops a clone, ending whatever is still connected to it.</summary>
    public async Task DropAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        await cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {connection.Database} WITH (FORCE)");
    }

    private async Task<string> CreateAsync()
    {
        var name = NewName("template");
        await cluster.ExecuteAsync($"CREATE DATABASE {name}");
        await migrate($"{cluster.ConnectionString(name)};Pooling=false");
        return name;
    }

    private static string NewName(string kind) => $"{kind}_{Guid.NewGuid():N}";
}
