using System.Data.Common;
using Offers.Data.Platform;

namespace Offers.Data.Providers;

/// <summary>
/// The triggers of a provider: one script that may run any number of times, and the check that all are there.
/// </summary>
public static class TriggerScript
{
    private static readonly string[] _expected =
    [
        "Operation_seal", "Entry_sealed", "Operation_append_only", "Entry_append_only", "Event_append_only",
        "AuditEntry_append_only",
    ];

    /// <summary>The script's statements; SQL Server's are batches.</summary>
    public static IReadOnlyList<string> Statements(DatabaseProvider provider)
    {
        using var stream = typeof(TriggerScript).Assembly
            .GetManifestResourceStream($"Offers.Data.Providers.Triggers.{provider}.sql")
            ?? throw new InvalidOperationException($"There is no trigger script for {provider}.");
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd();
        return provider == DatabaseProvider.SqlServer ? script.Split("\nGO\n") : [script];
    }

    internal static async Task ApplyAsync(DbConnection connection, DatabaseProvider provider)
    {
        foreach (var statement in Statements(provider))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Fails where a trigger is missing: the server must not run without the database's own rules.</summary>
    internal static async Task CheckAsync(DbConnection connection, DatabaseProvider provider)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = provider switch
        {
            DatabaseProvider.Sqlite => "SELECT name FROM sqlite_master WHERE type = 'trigger'",
            DatabaseProvider.PostgreSql => "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
            _ => "SELECT name FROM sys.triggers",
        };
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        if (_expected.Except(found).ToList() is { Count: > 0 } missing)
        {
            throw new InvalidOperationException(
                $"The database lacks the triggers {string.Join(", ", missing)}; run 'db migrate'.");
        }
    }
}
