using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Credit;

/// <summary>Credit between parents and children: down, back, and everything that is refused.</summary>
public sealed class CreditTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Allocating_5000_of_100000_leaves_95000_and_gives_5000(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync(book.Agency.Owner, "100000.00");
        var moved = (await book.Credit.AllocateAsync(Once(book.AgencyCaller), book.AgencyScope, new AllocationBody(
            $"{book.Agency.Id}", $"{book.Client.Id}", new AmountText("5000.00"), "USD", "Spring")))
            .Read<CreditMoveAnswer>();

        Assert.Equal(("95000.00", "5000.00"), (moved.FromAccountBalance.Text, moved.ToAccountBalance.Text));
        Assert.Equal(("-5000.00", "5000.00"), (moved.OutTransaction.Amount.Text, moved.InTransaction.Amount.Text));
        Assert.Equal(moved.OutTransaction.Id, moved.InTransaction.RelatedTransaction);
        Assert.Equal(moved.InTransaction.Id, moved.OutTransaction.RelatedTransaction);
        Assert.Equal(("95000.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
        Assert.Equal(("5000.00", "0.00"), await book.WalletAsync(book.Client.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Credit_of_the_platform_comes_from_outside_in_one_operation(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var moved = (await book.AllocateAsync(PlatformOwner, book.Agency.Owner, "100000.00"))
            .Read<CreditMoveAnswer>();

        Assert.Equal(("0.00", "100000.00"), (moved.FromAccountBalance.Text, moved.ToAccountBalance.Text));
        Assert.Equal("-100000.00", await book.PlatformAsync(Purpose.Settlement, "credit"));
        Assert.Equal("0.00", await book.PlatformAsync(Purpose.Available));
        var amounts = await book.Book.ReadAsync(db => db.Entries
            .Where(x => x.OperationId == moved.OperationId).Select(x => x.AmountMinor).ToListAsync());
        Assert.Equal([-100_000_00, -100_000_00, 100_000_00, 100_000_00], amounts.Order());

        (await book.Credit.ReclaimAsync(Once(Admin), book.PlatformScope, new ReclaimBody(
            $"{book.Agency.Id}", new AmountText("40000.00"), "The order was smaller.", "USD"))).Check();
        Assert.Equal("-60000.00", await book.PlatformAsync(Purpose.Settlement, "credit"));
        Assert.Equal(("60000.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_a_direct_child_gets_credit_and_nothing_else_is_written(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var other = await book.AnotherAgencyAsync();
        var campaign = await book.CampaignAsync(Domain.Rewards.Campaigns.BudgetMode.Isolated);
        var before = await book.Book.CountAsync<Operation>();

        await RefusedAsync(book, (book.Agency.Owner, campaign.Owner, "100.00"), "not_direct_parent");
        await RefusedAsync(book, (book.Client.Owner, book.Agency.Owner, "100.00"), "not_direct_parent");
        await RefusedAsync(book, (book.Agency.Owner, other.Agency.Owner, "100.00"), "not_direct_parent");
        await RefusedAsync(book, (book.Agency.Owner, other.Client.Owner, "100.00"), "not_direct_parent");
        await RefusedAsync(book, (PlatformOwner, book.Client.Owner, "100.00"), "not_direct_parent");
        await RefusedAsync(book, (book.Agency.Owner, PlatformOwner, "100.00"), "not_direct_parent");
        await RefusedAsync(book, (book.Client.Owner, book.Client.Owner, "100.00"), "not_direct_parent");

        Assert.Equal(before, await book.Book.CountAsync<Operation>());
        Assert.Equal(("95000.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Allocate_over_available_or_below_one_is_refused(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        await RefusedAsync(book, (book.Agency.Owner, book.Client.Owner, "95000.01"), "insufficient_credit");
        await RefusedAsync(book, (book.Agency.Owner, book.Client.Owner, "0.99"), "amount_too_small");
        (await book.AllocateAsync(book.Agency.Owner, book.Client.Owner, "95000.00")).Check();
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_moves_while_somebody_on_the_way_is_suspended(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var (agencies, clients) = (new AgencyDesk(book.Writer), new ClientDesk(book.Writer));
        (await clients.MoveAsync(
            Once(book.AgencyCaller), book.AgencyScope, book.Client.Id, ("suspend", "Unpaid."))).Check();
        await RefusedAsync(book, (book.Agency.Owner, book.Client.Owner, "100.00"), "credit_suspended");
        Assert.Equal("credit_suspended", await ReclaimCodeAsync(book, "100.00"));
        (await clients.MoveAsync(
            Once(book.AgencyCaller), book.AgencyScope, book.Client.Id, ("reactivate", null))).Check();

        (await agencies.MoveAsync(Once(Admin), book.Agency.Id, "suspend", "Unpaid.")).Check();
        await RefusedAsync(book, (PlatformOwner, book.Agency.Owner, "100.00"), "credit_suspended");
        await RefusedAsync(book, (book.Agency.Owner, book.Client.Owner, "100.00"), "credit_suspended");
        Assert.Equal("credit_suspended", await ReclaimCodeAsync(book, "100.00"));
        (await agencies.MoveAsync(Once(Admin), book.Agency.Id, "reactivate", null)).Check();
        (await book.AllocateAsync(book.Agency.Owner, book.Client.Owner, "100.00")).Check();
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reclaim_takes_back_unspent_credit_with_a_reason(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var answer = await book.Credit.ReclaimAsync(Once(book.AgencyCaller), book.AgencyScope, new ReclaimBody(
            $"{book.Client.Id}", new AmountText("1200.00"), "Not needed.", "USD"));
        Assert.Equal("96200.00", answer.Read<CreditMoveAnswer>().ToAccountBalance.Text);
        Assert.Equal("insufficient_credit", await ReclaimCodeAsync(book, "3800.01"));
        await Assert.ThrowsAsync<Refusal>(() => book.Credit.ReclaimAsync(
            Once(book.AgencyCaller), book.AgencyScope, new ReclaimBody(
                $"{book.Client.Id}", new AmountText("1.00"), " ", "USD")));

        (await book.Credit.ReclaimAsync(Once(book.AgencyCaller), book.AgencyScope, new ReclaimBody(
            $"{book.Client.Id}", null, "All that is left.", "USD"))).Check();
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(book.Client.Owner));
        Assert.Equal(("100000.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_shows_both_sides_and_moves_nothing(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var request = Once(book.AgencyCaller) with { Mode = RunMode.DryRun };
        var preview = (await book.Credit.AllocateAsync(request, book.AgencyScope, new AllocationBody(
            $"{book.Agency.Id}", $"{book.Client.Id}", new AmountText("500.00"), "USD"))).Read<Preview>();

        Assert.Equal(
            [("-500.00", "95000.00", "94500.00"), ("500.00", "5000.00", "5500.00")],
            preview.Effects.Select(x => (x.Amount.Text, x.Before.Text, x.After.Text)));
        Assert.Equal(("95000.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task People_move_only_the_credit_of_their_own(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var other = await book.AnotherAgencyAsync();
        await book.FundAsync(other.Agency.Owner, "1000.00");
        async Task<string> CodeAsync(Caller caller, Owner from, Owner to)
        {
            try
            {
                var answer = await book.Credit.AllocateAsync(Once(caller), RewardScope.Of(caller), new AllocationBody(
                    from.ToString(), to.ToString(), new AmountText("10.00"), "USD"));
                answer.Check();
                return "done";
            }
            catch (Refusal refusal)
            {
                return refusal.Code.Code;
            }
        }

        const string NotFound = "credit_account_not_found";
        Assert.Equal(NotFound, await CodeAsync(book.ClientCaller, book.Agency.Owner, book.Client.Owner));
        Assert.Equal(NotFound, await CodeAsync(book.AgencyCaller, PlatformOwner, book.Agency.Owner));
        Assert.Equal(NotFound, await CodeAsync(book.AgencyCaller, other.Agency.Owner, other.Client.Owner));
        Assert.Equal(NotFound, await CodeAsync(book.AgencyCaller, book.Agency.Owner, other.Client.Owner));
        Assert.Equal("not_direct_parent", await CodeAsync(book.ClientCaller, book.Client.Owner, book.Agency.Owner));
        Assert.Equal("not_direct_parent", await CodeAsync(book.AgencyCaller, book.Agency.Owner, PlatformOwner));
        Assert.Equal("done", await CodeAsync(book.AgencyCaller, book.Agency.Owner, book.Client.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Fifty_callers_for_the_last_credit_give_it_once(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync(book.Agency.Owner, "100.00");
        var clients = new List<Client> { book.Client };
        for (var i = 0; i < 9; i++)
        {
            clients.Add((await book.AnotherClientAsync($"Client {i}")).Client);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            book.AllocateAsync(book.Agency.Owner, clients[i % clients.Count].Owner, "25.00"))));

        Assert.Equal(4, answers.Count(x => !x.IsRefusal));
        Assert.All(answers.Where(x => x.IsRefusal), x => Assert.Equal(402, x.Status));
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
        await book.AssertBooksAsync();
    }

    private static async Task RefusedAsync(RewardBook book, (Owner From, Owner To, string Amount) what, string code)
    {
        var answer = await book.AllocateAsync(what.From, what.To, what.Amount);
        Assert.Equal(code, Assert.Throws<Refusal>(answer.Check).Code.Code);
    }

    private static async Task<string> ReclaimCodeAsync(RewardBook book, string amount)
    {
        var answer = await book.Credit.ReclaimAsync(Once(book.AgencyCaller), book.AgencyScope, new ReclaimBody(
            $"{book.Client.Id}", new AmountText(amount), "A reason.", "USD"));
        return Assert.Throws<Refusal>(answer.Check).Code.Code;
    }
}
