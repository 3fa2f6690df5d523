using Microsoft.EntityFrameworkCore;

namespace Offers.Benchmarks.Peers;

/// <summary>
/// The same path through plain EF Core on SQLite: one context for each request and its rows in one transaction, durable
/// when answered. A turnstile stands before it: without one its callers would poll for the file's lock, and most of
/// them would give up.
/// </summary>
#pragma warning disable CA1001 // The turnstile lives as long as the process.
public sealed class EfHost(DbContextOptions<EfModel> options, TimeProvider time)
{
    private const int People = 100_000;
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Makes the file and serves until the process ends.</summary>
    public static async Task RunAsync(string path, int port)
    {
        var options = new DbContextOptionsBuilder<EfModel>().UseSqlite($"Data Source={path}").Options;
        await using (var db = new EfModel(options))
        {
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
            var durable = await db.Database.SqlQueryRaw<long>("PRAGMA synchronous").ToListAsync();
            if (durable is not [2]) throw new InvalidOperationException("SQLite would not be durable when it answers.");
            await db.Database.ExecuteSqlRawAsync(
                $"""
                INSERT INTO Offers(Id, Cap, Raised, Version) VALUES (1, 1000000000000000, 0, 0);
                WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2 * {People} + 1)
                INSERT INTO Accounts(Id, Balance, Version)
                SELECT i, CASE i % 2 WHEN 0 THEN 1000000000000 ELSE 0 END, 0 FROM n;
                """);
        }

        await PeerHost.RunAsync(port, new EfHost(options, TimeProvider.System).InvestAsync);
    }

    private async Task<InvestReply?> InvestAsync(InvestCall call, string key)
    {
        await _turn.WaitAsync();
        try
        {
            await using var db = new EfModel(options);
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (await db.Investments.AnyAsync(x => x.Key == key)) return null;
            var reply = await WriteAsync(db, call, key);
            await transaction.CommitAsync();
            return reply;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<InvestReply> WriteAsync(EfModel db, InvestCall call, string key)
    {
        var offer = await db.Offers.SingleAsync(x => x.Id == 1);
        var available = await db.Accounts.SingleAsync(x => x.Id == 2 * call.Person);
        var held = await db.Accounts.SingleAsync(x => x.Id == (2 * call.Person) + 1);
        var accepted = Math.Min(call.Amount, offer.Cap - offer.Raised);
        var operation = new EfOperation { Kind = 1, Reference = key, CreatedAt = time.GetUtcNow() };
        db.AddRange(available.Add(-accepted, operation), held.Add(accepted, operation));
        var investment = new EfInvestment
        {
            OfferId = 1, Person = call.Person, Amount = accepted, Key = key, Operation = operation,
            CreatedAt = operation.CreatedAt,
        };
        db.Add(investment);
        offer.Raised += accepted;
        offer.Version++;
        await db.SaveChangesAsync();
        return new InvestReply(investment.Id, accepted, offer.Cap - offer.Raised);
    }
}
