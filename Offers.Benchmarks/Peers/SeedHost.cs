using Npgsql;

namespace Offers.Benchmarks.Peers;

/// <summary>
/// The seed's statements behind the same kind of host as ours, without sign-in: one transaction for each request, and
/// one round trip for each statement, all prepared.
/// </summary>
public sealed class SeedHost(NpgsqlDataSource source)
{
    /// <summary>Serves until the process ends.</summary>
    public static Task RunAsync(string connectionString, int port)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 100, MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true, Timeout = 60,
        };
        var host = new SeedHost(NpgsqlDataSource.Create(builder.ToString()));
        return PeerHost.RunAsync(port, host.InvestAsync);
    }

    private async Task<InvestReply?> InvestAsync(InvestCall call, string key)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        async Task<long> AskAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            return await command.ExecuteScalarAsync() as long? ?? 0;
        }

        var (available, held) = (2 * call.Person, (2 * call.Person) + 1);
        if (await AskAsync("SELECT count(*) FROM seed.investments WHERE idem = $1", key) > 0) return null;
        var remaining = await AskAsync("SELECT cap - raised FROM seed.offers WHERE id = 1 FOR UPDATE");
        var accepted = Math.Min(call.Amount, remaining);
        const string Balance = "SELECT balance FROM seed.accounts WHERE id = $1 FOR UPDATE";
        var availableAfter = await AskAsync(Balance, available) - accepted;
        var heldAfter = await AskAsync(Balance, held) + accepted;
        const string Update = "UPDATE seed.accounts SET balance = $2, version = version + 1 WHERE id = $1";
        await AskAsync(Update, available, availableAfter);
        await AskAsync(Update, held, heldAfter);
        var operation = await AskAsync("INSERT INTO seed.operations(kind, ref) VALUES (1, $1) RETURNING id", key);
        const string Entry =
            "INSERT INTO seed.entries(op_id, account_id, amount, balance_after) VALUES ($1, $2, $3, $4)";
        await AskAsync(Entry, operation, available, -accepted, availableAfter);
        await AskAsync(Entry, operation, held, accepted, heldAfter);
        var investment = await AskAsync(
            "INSERT INTO seed.investments(offer_id, user_id, amount, idem, op_id) VALUES (1, $1, $2, $3, $4) "
            + "RETURNING id",
            call.Person, accepted, key, operation);
        await AskAsync("UPDATE seed.offers SET raised = raised + $1, version = version + 1 WHERE id = 1", accepted);
        await transaction.CommitAsync();
        return new InvestReply(investment, accepted, remaining - accepted);
    }
}
