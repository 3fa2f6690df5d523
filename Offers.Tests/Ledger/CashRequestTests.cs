using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class CashRequestTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Withdrawal_request_holds_its_amount_at_once(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        var answer = await world.AskWithdrawalAsync(person, "60.00");
        Assert.Equal((CashState.Requested, "40.00", "60.00"), (answer.Status, answer.Available.Text, answer.Held.Text));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.AskWithdrawalAsync(person, "40.01"));
        Assert.Equal(LedgerCodes.InsufficientBalance, refusal.Code);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Completed_withdrawal_is_captured_and_cannot_be_decided_again(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        var id = Id<Withdrawal>.Parse((await world.AskWithdrawalAsync(person, "60.00")).Id);
        var done = (await world.Withdrawals.CompleteAsync(world.ByAdmin(), id, null)).Read<CashAnswer>();
        Assert.Equal((CashState.Completed, "40.00", "0.00"), (done.Status, done.Available.Text, done.Held.Text));
        Assert.NotNull(done.Receipt);
        var again = await world.Withdrawals.RejectAsync(world.ByAdmin(), id, "too late");
        var refusal = Assert.Throws<Refusal>(again.Read<CashAnswer>);
        Assert.Equal(PlatformCodes.ActionNotAllowed, refusal.Code);
        Assert.True(refusal.Facts.ContainsKey("allowedActions"));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rejected_withdrawal_needs_a_reason_and_gives_the_money_back(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        var id = Id<Withdrawal>.Parse((await world.AskWithdrawalAsync(person, "60.00")).Id);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.Withdrawals.RejectAsync(world.ByAdmin(), id, ""));
        Assert.Equal(PlatformCodes.ValidationFailed, refusal.Code);
        (await world.Withdrawals.RejectAsync(world.ByAdmin(), id, "account closed")).Check();
        Assert.Equal(("100.00", "0.00"), await world.BalancesAsync(person));
        var listed = await world.Cash.WithdrawalAsync(BookId.Live, id, person);
        Assert.Equal((CashState.Rejected, "account closed"), (listed.Status, listed.DecisionReason));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Own_request_can_be_cancelled_and_anothers_is_not_found(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var (person, stranger) = (await world.PersonWithAsync("100.00"), await world.PersonAsync());
        var id = Id<Withdrawal>.Parse((await world.AskWithdrawalAsync(person, "60.00")).Id);
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => world.Withdrawals.CancelAsync(LedgerWorld.By(stranger), id));
        Assert.Equal(LedgerCodes.WithdrawalNotFound, refusal.Code);
        await Assert.ThrowsAsync<Refusal>(() => world.Cash.WithdrawalAsync(BookId.Live, id, stranger));
        (await world.Withdrawals.CancelAsync(LedgerWorld.By(person), id)).Check();
        Assert.Equal(("100.00", "0.00"), await world.BalancesAsync(person));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Deposit_request_moves_nothing_until_it_is_completed(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var first = Id<TopUp>.Parse((await world.AskDepositAsync(person, "60.00")).Id);
        var second = Id<TopUp>.Parse((await world.AskDepositAsync(person, "10.00")).Id);
        Assert.Equal(("0.00", "0.00"), await world.BalancesAsync(person));
        var queue = new CashFilter { Status = CashState.Requested };
        var waiting = await world.Cash.DepositsAsync(BookId.Live, queue, new PageRequest());
        Assert.Equal([$"{first}", $"{second}"], waiting.Data.Select(x => x.Id));
        (await world.Deposits.CompleteAsync(world.ByAdmin(), first, null)).Check();
        (await world.Deposits.RejectAsync(world.ByAdmin(), second, "never came")).Check();
        Assert.Equal(("60.00", "0.00"), await world.BalancesAsync(person));
        Assert.Equal((0, 0), await world.Cash.WaitingAsync(BookId.Live));
        var mine = new CashFilter { Owner = person, Search = "trf" };
        Assert.Equal(2, (await world.Cash.DepositsAsync(BookId.Live, mine, new PageRequest())).Total);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Complete_reject_and_cancel_at_the_same_instant_have_one_winner(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("1000.00");
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var id = Id<Withdrawal>.Parse((await world.AskWithdrawalAsync(person, "1.00")).Id);
            var answers = await Task.WhenAll(
                world.Withdrawals.CompleteAsync(world.ByAdmin(), id, null),
                world.Withdrawals.RejectAsync(world.ByAdmin(), id, "no"),
                world.Withdrawals.CancelAsync(LedgerWorld.By(person), id));
            Assert.Single(answers, x => !x.IsRefusal);
        }

        Assert.Equal("0.00", (await world.BalancesAsync(person)).Held);
        await world.AssertBooksAsync();
    }
}
