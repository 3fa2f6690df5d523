using System.Globalization;
using Npgsql;
using Offers.Benchmarks;
using Offers.Benchmarks.Load;
using Offers.Benchmarks.Ours;
using Offers.Benchmarks.Peers;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;

const string SeedBench = "PostgreSQL: seed by pgbench";
const string SeedHttp = "PostgreSQL: seed over HTTP";
const string OursPostgres = "PostgreSQL: ours over HTTP";
const string EfHttp = "SQLite: plain EF Core over HTTP";
const string OursSqlite = "SQLite: ours over HTTP";
const string CeilingSqlite = "SQLite: ceiling";
const string ClaimBench = "PostgreSQL: seed claims by pgbench";
const string ClaimHttp = "PostgreSQL: seed claims over HTTP";
const string ClaimPostgres = "PostgreSQL: our claims over HTTP";
const string ClaimProcess = "PostgreSQL: our claims in process";

// A peer's host is this program in another process.
if (args is [nameof(SeedHost), var seed, var seedPort])
{
    await SeedHost.RunAsync(seed, int.Parse(seedPort, CultureInfo.InvariantCulture));
    return 0;
}

if (args is [nameof(ClaimHost), var cards, var claimPort])
{
    await ClaimHost.RunAsync(cards, int.Parse(claimPort, CultureInfo.InvariantCulture));
    return 0;
}

if (args is [nameof(EfHost), var file, var efPort])
{
    await EfHost.RunAsync(file, int.Parse(efPort, CultureInfo.InvariantCulture));
    return 0;
}

if (BenchmarkOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

await using var cluster = await PostgresCluster.StartAsync(Durability.Full);
var files = Directory.CreateTempSubdirectory("offers-benchmark-");
await using var clean = Guard.Start(files.FullName, ["true"]);
await MakeSeedAsync();
Contender[] all =
[
    new PgBench("PostgreSQL: one row by pgbench", "hot_row.pgb", cluster.ConnectionString("seed")),
    new PgBench(SeedBench, "invest_stmt_hot.pgb", cluster.ConnectionString("seed")),
    new PeerOverHttp(SeedHttp, nameof(SeedHost), _ => cluster.ConnectionString("seed"), PeerOverHttp.Invest),
    new OursOverHttp(OursPostgres, await PostgresAsync("http")),
    new OursInProcess("PostgreSQL: ours in process", await PostgresAsync("process")),
    new SetWriterCeiling("PostgreSQL: ceiling", await PostgresAsync("ceiling")),
    new PeerOverHttp(EfHttp, nameof(EfHost), folder => Path.Combine(folder, "ef.db"), PeerOverHttp.Invest),
    new OursOverHttp(OursSqlite, Sqlite("http")),
    new OursInProcess("SQLite: ours in process", Sqlite("process")),
    new SetWriterCeiling(CeilingSqlite, Sqlite("ceiling")),
];
Goal[] goals =
[
    new(OursPostgres, 32, SeedHttp, 32, 10), new(OursPostgres, 256, SeedHttp, 256, 10),
    new(OursPostgres, 256, OursPostgres, 32, 1), new(OursPostgres, 32, SeedBench, 32, 1),
    new(OursSqlite, 256, EfHttp, 256, 5), new(OursSqlite, 32, EfHttp, 32, 5),
    new(OursSqlite, 256, CeilingSqlite, 1, 0.5),
];
Contender[] claims =
[
    new PgBench(ClaimBench, "claim_stmt.pgb", cluster.ConnectionString("seed")),
    new PeerOverHttp(ClaimHttp, nameof(ClaimHost), _ => cluster.ConnectionString("seed"), PeerOverHttp.Claim),
    new ClaimsOverHttp(ClaimPostgres, await PostgresAsync("claims")),
    new ClaimsInProcess(ClaimProcess, await PostgresAsync("claims_process")),
    new ClaimsInProcess("SQLite: our claims in process", Sqlite("claims")),
];
Goal[] claimGoals =
[
    new(ClaimPostgres, 32, ClaimHttp, 32, 10), new(ClaimPostgres, 256, ClaimHttp, 256, 10),
    new(ClaimProcess, 32, ClaimBench, 32, 10),
];
var lines = await RaceAsync(all);
var claimLines = await RaceAsync(claims);
List<Wait> waits = options.Wants("pages") ? [.. await new PageBenchmark(Sqlite("pages")).RunAsync(options.Rounds)] : [];
if (options.Wants("redeem")) waits.AddRange(await new GiftPageBenchmark(Sqlite("redeem")).RunAsync(options.Rounds));
if (options.Wants("distributions"))
{
    waits.AddRange(await new DistributionBenchmark(await PostgresAsync("distributions")).RunAsync(options.Rounds));
    waits.AddRange(await new DistributionBenchmark(Sqlite("distributions")).RunAsync(options.Rounds));
}

var report = Report.Of(new Outcome(lines, [.. goals, .. claimGoals], waits) { Claims = claimLines }, options);
Console.WriteLine(report);
if (options.Writes) await File.WriteAllTextAsync(Repository.PathOf("docs", "benchmarks.md"), report);
return 0;

Task<IReadOnlyList<Line>> RaceAsync(Contender[] contenders) => new Race(
    [.. contenders.Where(contender => options.Wants(contender.Name))],
    TimeSpan.FromSeconds(options.WarmSeconds), TimeSpan.FromSeconds(options.Seconds)).RunAsync(options.Rounds);

async Task MakeSeedAsync()
{
    await cluster.ExecuteAsync("CREATE DATABASE seed");
    await using var connection = new NpgsqlConnection(cluster.ConnectionString("seed"));
    await connection.OpenAsync();
    foreach (var name in new[] { "seed.sql", "seed_claims.sql" })
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Peers", name));
        await using var command = new NpgsqlCommand(script, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}

async Task<DatabaseOptions> PostgresAsync(string name)
{
    await cluster.ExecuteAsync($"CREATE DATABASE ours_{name}");
    return new DatabaseOptions(DatabaseProvider.PostgreSql, cluster.ConnectionString($"ours_{name}"));
}

DatabaseOptions Sqlite(string name) =>
    new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(files.FullName, $"{name}.db")}");
