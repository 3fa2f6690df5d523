using Microsoft.Data.Sqlite;
using Npgsql;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform;

public sealed class InfrastructureTests
{
    [PostgresFact]
    public async Task Postgres_template_is_migrated_once_and_cloned_for_each_test()
    {
        var migrations = 0;
        var template = new PostgresTemplate(await PostgresCluster.SharedAsync(), async connectionString =>
        {
            migrations++;
            await ExecutePostgresAsync(connectionString, "CREATE TABLE t(n int); INSERT INTO t VALUES (7)");
        });
        var clones = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => template.CloneAsync()));
        foreach (var clone in clones)
        {
            Assert.Equal(7, await ExecutePostgresAsync(clone, "SELECT n FROM t"));
            await template.DropAsync(clone);
        }

        Assert.Equal(1, migrations);
    }

    [PostgresFact]
    public async Task Killed_durable_cluster_comes_back_with_what_it_answered()
    {
        await using var cluster = await PostgresCluster.StartAsync(Durability.Full);
        await cluster.ExecuteAsync("CREATE TABLE t(n int)");
        await cluster.ExecuteAsync("INSERT INTO t VALUES (3)");
        await cluster.KillServerAsync();
        await cluster.StartServerAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(3, await ExecutePostgresAsync(cluster.ConnectionString("postgres"), "SELECT n FROM t"));
    }

    [Fact]
    public async Task Sqlite_template_is_copied_and_copies_are_apart()
    {
        await using var template = new SqliteTemplate(connectionString => ExecuteSqliteAsync(
            connectionString, "PRAGMA journal_mode=WAL; CREATE TABLE t(n int); INSERT INTO t VALUES (7)"));
        var first = await template.CloneAsync();
        var second = await template.CloneAsync();
        await ExecuteSqliteAsync(first, "DELETE FROM t");
        Assert.Equal(0L, await ExecuteSqliteAsync(first, "SELECT count(*) FROM t"));
        Assert.Equal(1L, await ExecuteSqliteAsync(second, "SELECT count(*) FROM t"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_test_gets_a_migrated_database(DatabaseProvider provider)
    {
        await using var first = await TestDatabase.NewAsync(provider);
        await using var second = await TestDatabase.NewAsync(provider);
        Assert.NotEqual(first.Options, second.Options);
        await DatabaseStart.CheckAsync(first.Open());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Application_in_this_process_answers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var application = new OffersApplication(database);
        using var client = application.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Built_application_starts_on_each_database(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var server = await OffersServer.StartAsync(database.Settings);
        using var client = new HttpClient { BaseAddress = server.Address };
        Assert.Equal("Healthy", await client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Sqlite_is_new_enough_to_return_rows_from_writes()
    {
        var version = (string?)await ExecuteSqliteAsync("Data Source=:memory:", "SELECT sqlite_version()");
        Assert.True(Version.Parse(version!) >= new Version(3, 35), version);
    }

    [Fact]
    public async Task Fake_clock_fires_timers_in_order_and_only_when_moved()
    {
        var clock = new FakeClock();
        var fired = new List<string>();
        var minute = TimeSpan.FromMinutes(1);
        await using var late = clock.CreateTimer(_ => fired.Add("late"), null, 2 * minute, Timeout.InfiniteTimeSpan);
        await using var each = clock.CreateTimer(_ => fired.Add("each"), null, minute, minute);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal(["each", "late", "each", "each"], fired);
    }

    private static async Task<object?> ExecutePostgresAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> ExecuteSqliteAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
