using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class RandomLedgerTests
{
    private const int GroupsBetweenChecks = 40;

    [Theory, OnSqlite, OnPostgres]
    public async Task Random_operations_agree_with_an_independent_model(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var ledger = new RandomLedger(world, Random.Shared.Next());
        await ledger.StartAsync();
        for (var group = 1; ledger.Played < TestScale.Current.Operations; group++)
        {
            await ledger.PlayAsync();
            if (group % GroupsBetweenChecks == 0)
            {
                Assert.True((await world.Books.CheckAsync(BookId.Live)).Balanced);
            }
        }

        await world.AssertBooksAsync();
        await using var db = world.Database.Read(BookId.Live);
        Assert.All(Enum.GetValues<HoldState>(), state => Assert.Contains(db.Holds, x => x.State == state));
    }
}
