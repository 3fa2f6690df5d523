using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class WalletDeskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Deposit_and_withdrawal_are_posted_at_once(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        Assert.Equal("1250.00", (await world.DepositAsync(person, "1250.00")).Available.Text);
        var answer = await world.WithdrawAsync(person, "250.50");
        Assert.Equal(("999.50", "0.00"), (answer.Available.Text, answer.Held.Text));
        var wallets = await world.WalletsRead.ListAsync(person);
        Assert.Equal("999.50", Assert.Single(wallets).Total.ToString());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Withdrawal_of_more_than_available_is_refused_with_both_figures(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("10.00");
        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.WithdrawAsync(person, "10.01"));
        Assert.Equal(LedgerCodes.InsufficientBalance, refusal.Code);
        Assert.Equal("10.00", refusal.Facts["available"]!.ToString());
        Assert.Equal("10.01", refusal.Facts["required"]!.ToString());
        Assert.Equal(("10.00", "0.00"), await world.BalancesAsync(person));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite]
    public async Task Deposit_without_a_reason_or_owner_is_refused(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var noReason = await Assert.ThrowsAsync<Refusal>(() => world.DepositAsync(person, "1.00", " "));
        Assert.Equal(PlatformCodes.ValidationFailed, noReason.Code);
        var nobody = Owner.Of(BookId.Live, Id<IPerson>.New());
        var noOwner = await Assert.ThrowsAsync<Refusal>(() => world.DepositAsync(nobody, "1.00"));
        Assert.Equal(LedgerCodes.WalletNotFound, noOwner.Code);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Dry_run_shows_the_entries_and_stores_nothing(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        var request = world.ByAdmin() with { Mode = RunMode.DryRun };
        var answer = await world.Wallets.WithdrawAsync(
            request, new CashRequest(person, LedgerWorld.Money("30.00"), null, "test"));
        var effects = answer.Read<Preview>().Effects;
        Assert.Equal(("-30.00", "100.00", "70.00"),
            (effects[0].Amount.Text, effects[0].Before.Text, effects[0].After.Text));
        Assert.Equal("Settlement:bank", effects[1].Purpose);
        Assert.Equal(("100.00", "0.00"), await world.BalancesAsync(person));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_key_twice_posts_once_and_answers_the_same_bytes(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var request = new CommandRequest(world.Admin, CommandKey.Of(world.Admin, "key-0000000000001", "deposit"));
        var what = new CashRequest(person, LedgerWorld.Money("5.00"), null, "test");
        var first = await world.Wallets.DepositAsync(request, what);
        var second = await world.Wallets.DepositAsync(request, what);
        Assert.Equal(first.Body, second.Body);
        Assert.True(second.Replayed);
        Assert.Equal(("5.00", "0.00"), await world.BalancesAsync(person));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Transfer_moves_between_two_people(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var (giver, taker) = (await world.PersonWithAsync("10.00"), await world.PersonAsync());
        var order = new TransferOrder(
            new AccountKey(giver, Purpose.Available, LedgerWorld.Aed),
            new AccountKey(taker, Purpose.Available, LedgerWorld.Aed), LedgerWorld.Money("4.00"), "test");
        var answer = await world.Unit.SubmitAsync(new Transfer(order), world.ByAdmin());
        Assert.Equal("6.00", answer.Read<TransferAnswer>().From.Text);
        Assert.Equal(("4.00", "0.00"), await world.BalancesAsync(taker));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entries_are_paged_with_both_balances_and_filtered(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        for (var i = 0; i < 5; i++)
        {
            await world.AskWithdrawalAsync(person, "1.00");
            await world.DepositAsync(person, "2.00", $"salary {i}");
        }

        var wallet = (person, LedgerWorld.Aed);
        var all = new List<WalletLine>();
        var page = new PageRequest(3);
        while (true)
        {
            var read = await world.WalletsRead.EntriesAsync(wallet, new OperationFilter(), page);
            Assert.Equal(11, read.Total);
            all.AddRange(read.Data);
            if (!read.HasMore) break;
            page = page with { Cursor = read.NextCursor };
        }

        Assert.Equal(Enumerable.Range(1, 11).Reverse().Select(x => (long)x), all.Select(x => x.Number));
        Assert.Equal(("105.00", "5.00"), (all[0].AvailableAfter.ToString(), all[0].HeldAfter.ToString()));
        Assert.Equal(("103.00", "5.00"), (all[1].AvailableAfter.ToString(), all[1].HeldAfter.ToString()));
        var held = new OperationFilter { Kind = OperationKinds.WithdrawalHold };
        var holds = await world.WalletsRead.EntriesAsync(wallet, held, new PageRequest(4));
        Assert.Equal((4, 5L, true), (holds.Data.Count, holds.Total, holds.HasMore));
        var found = await world.WalletsRead.EntriesAsync(
            wallet, new OperationFilter { Search = "salary 3" }, new PageRequest());
        Assert.Equal("salary 3", Assert.Single(found.Data).Reason);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Operation_is_explained_to_its_owner_without_what_others_have(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var (person, stranger) = (await world.PersonAsync(), await world.PersonAsync());
        var id = (await world.DepositAsync(person, "7.00")).OperationId;
        var mine = await world.Operations.GetForAsync(person, id);
        Assert.Equal("7.00", mine.Entries.Single(x => x.Owner is not null).After.ToString());
        Assert.Null(mine.Entries.Single(x => x.Owner is null).After);
        var theirs = await Assert.ThrowsAsync<Refusal>(() => world.Operations.GetForAsync(stranger, id));
        Assert.Equal(LedgerCodes.OperationNotFound, theirs.Code);
        var all = await world.Operations.GetAsync(BookId.Live, id);
        Assert.True(Assert.Single(all.AllowedActions).Allowed);
        Assert.All(all.Entries, x => Assert.NotNull(x.After));
        var list = await world.Operations.ListAsync(
            BookId.Live, new OperationFilter { Kind = "ledger." }, new PageRequest());
        Assert.Equal(id, Assert.Single(list.Data).Id);
    }
}
