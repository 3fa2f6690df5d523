using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class DepositReviewTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Deposit_above_the_threshold_waits_in_clearing_until_it_is_released(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var id = await world.ReviewedAsync(person, "1000.01");
        Assert.Equal(("0.00", "0.00"), await world.Ledger.BalancesAsync(person));
        var waiting = Assert.Single(await world.ClearingAsync());
        Assert.Equal(("Clearing:deposit-review", "1000.01"), (waiting.Account, waiting.Balance.ToString()));
        Assert.Equal($"{id}", Assert.Single(waiting.Items).Id);
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => world.Deposits.ReleaseAsync(world.BySecond(), id, " "));
        Assert.Equal(PlatformCodes.ValidationFailed, refusal.Code);
        (await world.Deposits.ReleaseAsync(world.BySecond(), id, "contract seen")).Check();
        Assert.Equal(("1000.01", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Empty(await world.ClearingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Deposit_at_the_threshold_is_posted_at_once(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var id = Id<TopUp>.Parse((await world.AskDepositAsync(person, "1000.00")).Id);
        var done = (await world.Deposits.CompleteAsync(world.Ledger.ByAdmin(), id, null)).Read<CashAnswer>();
        Assert.Equal((CashState.Completed, "1000.00"), (done.Status, done.Available.Text));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rejected_review_sends_the_money_back_and_says_why(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var id = await world.ReviewedAsync(person, "5000.00");
        (await world.Deposits.RejectAsync(world.BySecond(), id, "paid by somebody else")).Check();
        Assert.Equal(("0.00", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Empty(await world.ClearingAsync());
        var view = await world.Ledger.Cash.DepositAsync(BookId.Live, id, null);
        Assert.Equal((CashState.Rejected, "paid by somebody else"), (view.Status, view.DecisionReason));
        var operation = await world.Ledger.Operations.GetAsync(BookId.Live, view.Receipt!.Value);
        Assert.Equal(OperationKinds.DepositReturn, operation.Kind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_administrators_release_the_same_deposit_at_once_and_one_wins(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        for (var round = 1; round <= TestScale.Current.RaceRounds; round++)
        {
            var id = await world.ReviewedAsync(person, "2000.00");
            var answers = await Task.WhenAll(
                world.Deposits.ReleaseAsync(world.Ledger.ByAdmin(), id, "seen"),
                world.Deposits.ReleaseAsync(world.BySecond(), id, "seen"),
                world.Deposits.RejectAsync(world.BySecond(), id, "not seen"));
            Assert.Single(answers, x => !x.IsRefusal);
        }

        Assert.Empty(await world.ClearingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Deposit_in_review_cannot_be_cancelled_and_a_released_one_cannot_be_reversed(
        DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var id = await world.ReviewedAsync(person, "2000.00");
        Assert.True((await world.Deposits.CancelAsync(LedgerWorld.By(person), id)).IsRefusal);
        var done = (await world.Deposits.ReleaseAsync(world.BySecond(), id, "seen")).Read<CashAnswer>();
        var answer = await world.Ledger.Wallets.ReverseAsync(world.BySecond(), done.Receipt!.Value, "mistake");
        var refusal = Assert.Throws<Refusal>(() => answer.Check());
        Assert.Equal(LedgerCodes.OperationNotReversible, refusal.Code);
        Assert.Empty(await world.ClearingAsync());
    }
}
