using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class AuditChainTests
{
    private const string Where = "WHERE \"Number\" =";

    private static readonly string[] _texts =
        ["Role", "Action", "ObjectId", "Before", "After", "Reason", "Ip", "UserAgent", "RequestId"];

    /// <summary>What is done to the chain of eight rows, and the first row that must be named.</summary>
    private static readonly (string Sql, long FirstBad)[] _mutations =
    [
        .. _texts.Select(column => ($"UPDATE \"AuditEntry\" SET \"{column}\" = 'x' {Where} 4", 4L)),
        ($"UPDATE \"AuditEntry\" SET \"At\" = \"At\" + 1 {Where} 4", 4),
        ($"UPDATE \"AuditEntry\" SET \"Person\" = NULL {Where} 5", 5),
        ($"UPDATE \"AuditEntry\" SET \"Hash\" = (SELECT \"Hash\" FROM \"AuditEntry\" {Where} 1) {Where} 3", 3),
        ($"DELETE FROM \"AuditEntry\" {Where} 1", 1),
        ($"DELETE FROM \"AuditEntry\" {Where} 6", 6),
        ($"DELETE FROM \"AuditEntry\" {Where} 8", 8),
        ("DELETE FROM \"AuditEntry\"", 1),
        ($"UPDATE \"AuditEntry\" SET \"Number\" = 100 {Where} 7", 7),
        ("UPDATE \"Head\" SET \"LastAudit\" = 7", 7),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Any_changed_or_dropped_row_is_found_and_the_first_is_named(DatabaseProvider provider)
    {
        foreach (var (sql, firstBad) in _mutations)
        {
            await using var world = await ChainAsync(provider);
            await world.TamperAsync(sql);
            var report = await world.Chain.VerifyAsync(BookId.Live);
            Assert.False(report.Verified, sql);
            Assert.True(firstBad == report.FirstBad, $"{sql}: {report}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Swapped_rows_are_found(DatabaseProvider provider)
    {
        await using var world = await ChainAsync(provider);
        await world.TamperAsync(
            $"UPDATE \"AuditEntry\" SET \"Number\" = 100 {Where} 3",
            $"UPDATE \"AuditEntry\" SET \"Number\" = 3 {Where} 5",
            $"UPDATE \"AuditEntry\" SET \"Number\" = 5 {Where} 100");
        Assert.Equal(3, (await world.Chain.VerifyAsync(BookId.Live)).FirstBad);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Inserted_rows_are_found_in_the_middle_and_at_the_end(DatabaseProvider provider)
    {
        await using var world = await ChainAsync(provider);
        await world.TamperAsync(CopyOf(8, 9));
        var atEnd = await world.Chain.VerifyAsync(BookId.Live);
        Assert.Equal((false, 9L), (atEnd.Verified, atEnd.FirstBad!.Value));
        await world.TamperAsync(
            "UPDATE \"AuditEntry\" SET \"Number\" = \"Number\" + 100 WHERE \"Number\" > 3",
            "UPDATE \"AuditEntry\" SET \"Number\" = \"Number\" - 99 WHERE \"Number\" > 100",
            CopyOf(3, 4), "UPDATE \"Head\" SET \"LastAudit\" = 10");
        Assert.Equal(4, (await world.Chain.VerifyAsync(BookId.Live)).FirstBad);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whole_chain_is_verified_up_to_the_head(DatabaseProvider provider)
    {
        await using var world = await ChainAsync(provider);
        var report = await world.Chain.VerifyAsync(BookId.Live);
        Assert.Equal((true, 8L, null), (report.Verified, report.Entries, report.FirstBad));
        Assert.Equal(64, report.Head.Length);
    }

    private static string CopyOf(int from, int to) =>
        "INSERT INTO \"AuditEntry\" (\"Book\", \"Number\", \"At\", \"Person\", \"AsPerson\", \"Role\", \"Action\", "
        + "\"ObjectId\", \"Before\", \"After\", \"Reason\", \"Ip\", \"UserAgent\", \"RequestId\", \"Hash\") "
        + $"SELECT \"Book\", {to}, \"At\", \"Person\", \"AsPerson\", \"Role\", \"Action\", \"ObjectId\", \"Before\", "
        + $"\"After\", \"Reason\", \"Ip\", \"UserAgent\", \"RequestId\", \"Hash\" FROM \"AuditEntry\" {Where} {from}";

    private static async Task<LedgerWorld> ChainAsync(DatabaseProvider provider)
    {
        var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        for (var i = 0; i < 8; i++)
        {
            await world.DepositAsync(person, "1.00");
        }

        return world;
    }
}
