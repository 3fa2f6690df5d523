using Offers.Data.Incentives.Statements;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Platform.Sandboxes;

/// <summary>Statements of a sandbox say that their money is not real, to everybody who checks them.</summary>
public sealed class SandboxStatementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_statement_of_a_wallet_says_in_which_environment_it_was_made(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        await world.Live.DepositAsync(2, 100);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(BookKind.Live, await KindAsync(world, LiveBook.Admin));
        Assert.Equal(BookKind.Sandbox, await KindAsync(world, world.Ask().Caller));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_statement_of_an_agent_says_in_which_environment_it_was_issued(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        foreach (var (request, kind) in new[]
        {
            (CommandRequest.Once(LiveBook.Admin), BookKind.Live), (world.Ask(), BookKind.Sandbox),
        })
        {
            var statement = new CommissionStatement(
                new CommissionKey(
                    request.Caller.Book, LiveBook.PersonOf(2), Currency.Inr, new CommissionMonth(2026, 2)),
                TimeZoneInfo.Utc, default, new CommissionContent([], []), LiveBook.Now);
            (await world.Live.Writer.RunAsync(request, new Deed("test.statement", ""), work =>
            {
                work.Db.Add(statement);
                return Task.FromResult(Answer.None());
            })).Check();
            var proof = await new CommissionQueries(world.Live.Database, world.Clock).FindProofAsync(statement.Code);
            Assert.Equal((true, kind), (proof!.Genuine, proof.Environment));
        }
    }

    private static async Task<BookKind> KindAsync(SandboxWorld world, Caller caller)
    {
        var statements = new StatementQueries(world.Live.Database, [], world.Clock);
        var ask = new StatementAsk(LiveBook.WalletOf(2) with { Book = caller.Book }, Currency.Aed);
        var code = StatementCode.New();
        await new StatementDesk(world.Live.Writer, statements).KeepAsync(
            caller, await statements.OpenAsync(ask), new StatementPrint(code, "en", [1]));
        var proof = await statements.VerifyAsync(code);
        Assert.True(proof.Genuine);
        return proof.Environment;
    }
}
