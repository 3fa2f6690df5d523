using Microsoft.EntityFrameworkCore;
using Offers.Data.Providers;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>Brings a database to the state that the program needs.</summary>
public static class DatabaseStart
{
    /// <summary>
    /// Applies pending migrations and the triggers, and makes the live book with the platform organisation.
    /// </summary>
    public static async Task MigrateAsync(OffersDatabase database)
    {
        if (database.Options.Provider == DatabaseProvider.Sqlite)
        {
            SqliteSetup.Prepare(database.Options);
        }

        await using var db = database.Outside();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }

        await db.Database.OpenConnectionAsync();
        await TriggerScript.ApplyAsync(db.Database.GetDbConnection(), database.Options.Provider);
        await MakeBookAsync(db);
    }

    /// <summary>Fails where the database is behind the program or lacks its own rules.</summary>
    /// <exception cref="InvalidOperationException">Says what to run.</exception>
    public static async Task CheckAsync(OffersDatabase database)
    {
        await using var db = database.Outside();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            throw new InvalidOperationException("The database is behind this version; run 'db migrate'.");
        }

        await db.Database.OpenConnectionAsync();
        await TriggerScript.CheckAsync(db.Database.GetDbConnection(), database.Options.Provider);
    }

    // The head cannot be made under the pen, since it is the pen; the platform organisation has a fixed id and comes
    // with it.
    private static async Task MakeBookAsync(OffersDb db)
    {
        if (await db.Heads.AnyAsync(head => head.Book == BookId.Live))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var head = db.Model.FindEntityType(typeof(Head))!;
        var columns = head.GetProperties().ToDictionary(p => p.Name, p => p.GetColumnName(), StringComparer.Ordinal);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions
            .GetDbTransaction(transaction);
        command.CommandText =
            $"INSERT INTO \"Head\" (\"{columns[nameof(Head.Book)]}\", \"{columns[nameof(Head.LastOperation)]}\", " +
            $"\"{columns[nameof(Head.LastEvent)]}\", \"{columns[nameof(Head.LastAudit)]}\", " +
            $"\"{columns[nameof(Head.AuditHash)]}\", \"{columns[nameof(Head.LastRecordedAt)]}\", " +
            $"\"{columns[nameof(Head.ClockOffsetTicks)]}\") VALUES (1, 0, 0, 0, @hash, 0, 0)";
        var hash = command.CreateParameter();
        (hash.ParameterName, hash.Value) = ("@hash", new byte[32]);
        command.Parameters.Add(hash);
        await command.ExecuteNonQueryAsync();
        db.Organisations.Add(Organisation.Platform(BookId.Live));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
