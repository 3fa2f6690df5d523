using Npgsql;

namespace Offers.Benchmarks.Peers;

/// <summary>What is sent to the peer's host of claims.</summary>
/// <param name="Person">Who claims.</param>
/// <param name="Client">Whose credit pays, the last of four levels.</param>
public sealed record ClaimCall(long Person, long Client);

/// <summary>What it answers.</summary>
/// <param name="Card">The card.</param>
/// <param name="Code">Its code.</param>
public sealed record ClaimReply(long Card, string Code);

/// <summary>
/// The seed's claim of a gift card behind the same kind of host as ours, without sign-in: one transaction for each
/// request, and one round trip for each statement, all prepared.
/// </summary>
public sealed class ClaimHost(NpgsqlDataSource source)
{
    private const long Price = 100;

    /// <summary>Serves until the process ends.</summary>
    public static Task RunAsync(string connectionString, int port)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 100, MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true, Timeout = 60,
        };
        var host = new ClaimHost(NpgsqlDataSource.Create(builder.ToString()));
        return PeerHost.RunAsync<ClaimCall, ClaimReply>(port, "/claim", host.ClaimAsync);
    }

    private async Task<ClaimReply?> ClaimAsync(ClaimCall call, string key)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        async Task<T?> AskAsync<T>(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            return await command.ExecuteScalarAsync() is T answer ? answer : default;
        }

        if (await AskAsync<long>("SELECT count(*) FROM seed.claims WHERE idem = $1", key) > 0) return null;
        long[] levels = [1, 10 + ((call.Client - 1000) / 100), 100 + ((call.Client - 1000) / 10), call.Client];
        foreach (var level in levels)
        {
            await AskAsync<long>("SELECT balance FROM seed.credits WHERE id = $1 FOR UPDATE", level);
        }

        var card = await AskAsync<long>(
            "SELECT id FROM seed.cards WHERE pool = 1 AND claimed_by IS NULL ORDER BY seq LIMIT 1 "
            + "FOR UPDATE SKIP LOCKED");
        var code = await AskAsync<string>(
            "UPDATE seed.cards SET claimed_by = $1, claimed_at = now() WHERE id = $2 RETURNING code",
            call.Person, card);
        var operation = await AskAsync<long>(
            "INSERT INTO seed.operations(kind, ref) VALUES (3, $1) RETURNING id", key);
        await AskAsync<long>(
            "INSERT INTO seed.claims(card_id, user_id, idem, op_id) VALUES ($1, $2, $3, $4)", card, call.Person, key,
            operation);
        foreach (var level in levels.Reverse())
        {
            await AskAsync<long>(
                "UPDATE seed.credits SET balance = balance - $1, version = version + 1 WHERE id = $2", Price, level);
        }

        await transaction.CommitAsync();
        return new ClaimReply(card, code ?? "");
    }
}
