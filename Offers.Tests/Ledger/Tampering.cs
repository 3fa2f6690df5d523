using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;

namespace Offers.Tests.Ledger;

/// <summary>Changes rows behind the program's back, with the database's own rules switched off.</summary>
internal static class Tampering
{
    private static readonly string[] _tables = ["Operation", "Entry", "Event", "AuditEntry"];

    internal static async Task TamperAsync(this LedgerWorld world, params string[] statements)
    {
        await using var db = world.Database.Outside();
        await db.Database.OpenConnectionAsync();
        string[] loosen = world.Database.Options.Provider == DatabaseProvider.PostgreSql
            ?
            [
                "SET session_replication_role = replica",
                .. _tables.Select(table => $"ALTER TABLE \"{table}\" DISABLE TRIGGER USER"),
                "ALTER TABLE \"Account\" DROP CONSTRAINT IF EXISTS \"CK_Account_not_negative\"",
                "ALTER TABLE \"Hold\" DROP CONSTRAINT IF EXISTS \"CK_Hold_parts\"",
            ]
            :
            [
                "PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON",
                .. _tables.SelectMany(table => new[]
                {
                    $"DROP TRIGGER IF EXISTS \"{table}_append_only\"",
                    $"DROP TRIGGER IF EXISTS \"{table}_append_only_delete\"",
                }),
                "DROP TRIGGER IF EXISTS \"Entry_sealed\"", "DROP TRIGGER IF EXISTS \"Operation_seal\"",
            ];
        foreach (var statement in loosen.Concat(statements))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }

        // The connection is not given back to the pool with its rules switched off.
        await db.Database.CloseConnectionAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
