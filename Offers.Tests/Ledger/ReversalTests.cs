using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class ReversalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Reversal_takes_a_deposit_back_and_names_it(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var id = (await world.DepositAsync(person, "50.00")).OperationId;
        var answer = await world.Wallets.ReverseAsync(world.ByAdmin(), id, "wrong person");
        Assert.Equal(id, answer.Read<ReversalAnswer>().Reverses);
        Assert.Equal(("0.00", "0.00"), await world.BalancesAsync(person));
        var explained = await world.Operations.GetAsync(BookId.Live, id);
        Assert.Equal(answer.Read<ReversalAnswer>().OperationId, explained.ReversedBy);
        Assert.False(Assert.Single(explained.AllowedActions).Allowed);
        var deposits = await world.Cash.DepositsAsync(BookId.Live, new CashFilter(), new PageRequest());
        Assert.Equal(CashState.Reversed, Assert.Single(deposits.Data).Status);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_reversals_at_the_same_instant_have_one_winner(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var id = (await world.DepositAsync(person, "50.00")).OperationId;
            await world.DepositAsync(person, "50.00");
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(
                _ => world.Wallets.ReverseAsync(world.ByAdmin(), id, "twice")));
            Assert.Single(answers, x => !x.IsRefusal);
            var refused = answers.First(x => x.IsRefusal);
            Assert.Equal(LedgerCodes.OperationReversed, Assert.Throws<Refusal>(refused.Read<ReversalAnswer>).Code);
        }

        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reversal_of_a_deposit_that_was_spent_is_refused(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var id = (await world.DepositAsync(person, "50.00")).OperationId;
        await world.AskWithdrawalAsync(person, "20.00");
        var answer = await world.Wallets.ReverseAsync(world.ByAdmin(), id, "wrong");
        var refusal = Assert.Throws<Refusal>(answer.Read<ReversalAnswer>);
        Assert.Equal(LedgerCodes.InsufficientBalance, refusal.Code);
        Assert.Equal(("30.00", "20.00"), await world.BalancesAsync(person));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reversal_of_a_reversal_or_of_a_hold_is_refused(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("50.00");
        var deposit = (await world.DepositAsync(person, "5.00")).OperationId;
        var reversal = (await world.Wallets.ReverseAsync(world.ByAdmin(), deposit, "wrong")).Read<ReversalAnswer>();
        var id = Id<Withdrawal>.Parse((await world.AskWithdrawalAsync(person, "20.00")).Id);
        var captured = (await world.Withdrawals.CompleteAsync(world.ByAdmin(), id, null)).Read<CashAnswer>().Receipt;
        var page = await world.WalletsRead.EntriesAsync(
            (person, LedgerWorld.Aed), new OperationFilter { Kind = OperationKinds.WithdrawalHold }, new PageRequest());
        foreach (var operation in new[] { reversal.OperationId, captured!.Value, page.Data[0].OperationId })
        {
            var answer = await world.Wallets.ReverseAsync(world.ByAdmin(), operation, "wrong");
            var refusal = Assert.Throws<Refusal>(answer.Read<ReversalAnswer>);
            Assert.Equal(LedgerCodes.OperationNotReversible, refusal.Code);
        }

        await world.AssertBooksAsync();
    }
}
