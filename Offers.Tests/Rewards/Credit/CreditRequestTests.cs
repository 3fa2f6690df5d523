using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Credit;

/// <summary>What tests read of a wish.</summary>
public sealed record WishMade(
    Id<CreditRequest> Id, CreditRequestStatus Status, CreditLink Parent, Id<Operation>? OperationId,
    IReadOnlyList<AllowedAction> AllowedActions);

/// <summary>Wishes for credit, automatic reload, and credit that a second administrator approves.</summary>
public sealed class CreditRequestTests
{
    private static readonly CreditRules _rules = new()
    {
        ApprovalAbove = new Dictionary<Currency, Money> { [Currency.Usd] = Usd("50000.00") },
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wish_waits_for_the_parent_who_gives_the_credit(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var wish = await AskAsync(book, "750.00");
        Assert.Equal((CreditRequestStatus.Waiting, "Lumen Rewards"), (wish.Status, wish.Parent.Name));
        Assert.Equal(["withdraw"], wish.AllowedActions.Where(x => x.Allowed).Select(x => x.Action));
        Assert.Equal("credit_request_open", Assert.Throws<Refusal>(
            (await WishAsync(book, "10.00")).Check).Code.Code);
        await Assert.ThrowsAsync<Refusal>(() => Desk(book).ApproveAsync(
            Once(book.ClientCaller), book.ClientScope, wish.Id));

        var given = (await Desk(book).ApproveAsync(Once(book.AgencyCaller), book.AgencyScope, wish.Id))
            .Read<WishMade>();
        Assert.Equal((CreditRequestStatus.Approved, true), (given.Status, given.OperationId is not null));
        Assert.Equal(("5750.00", "0.00"), await book.WalletAsync(book.Client.Owner));
        Assert.Equal("action_not_allowed", Assert.Throws<Refusal>((await Desk(book).RejectAsync(
            Once(book.AgencyCaller), book.AgencyScope, wish.Id, "Too late.")).Check).Code.Code);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wish_above_what_the_parent_has_is_refused_and_waits_on(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var wish = await AskAsync(book, "95000.01");
        var refused = await Desk(book).ApproveAsync(Once(book.AgencyCaller), book.AgencyScope, wish.Id);
        Assert.Equal("insufficient_credit", Assert.Throws<Refusal>(refused.Check).Code.Code);
        Assert.Equal(CreditRequestStatus.Waiting, await StatusAsync(book, wish.Id));
        (await Desk(book).WithdrawAsync(Once(book.ClientCaller), book.ClientScope, wish.Id)).Check();
        Assert.Equal(CreditRequestStatus.Withdrawn, await StatusAsync(book, wish.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Automatic_reload_asks_once_below_its_level(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var reload = await ReloadAsync(book, "500.00", "1000.00");
        Assert.Empty(await reload.DueAsync(BookId.Live));
        (await book.Credit.ReclaimAsync(Once(Admin), book.PlatformScope, new ReclaimBody(
            $"{book.Client.Id}", new AmountText("4500.01"), "Less is needed.", "USD"))).Check();

        var due = Assert.Single(await reload.DueAsync(BookId.Live));
        (await reload.AskAsync(Once(Caller.System(BookId.Live, "reload")), due)).Check();
        (await reload.AskAsync(Once(Caller.System(BookId.Live, "reload")), due)).Check();
        Assert.Empty(await reload.DueAsync(BookId.Live));
        var wish = Assert.Single(await book.Book.ReadAsync(db => db.CreditRequests.ToListAsync()));
        Assert.Equal(("1000.00", null), (wish.Amount.ToString(), wish.AskedBy));

        (await Desk(book).ApproveAsync(Once(book.AgencyCaller), book.AgencyScope, wish.Id)).Check();
        Assert.Equal(("1499.99", "0.00"), await book.WalletAsync(book.Client.Owner));
        Assert.Empty(await reload.DueAsync(BookId.Live));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite]
    public async Task Automatic_reload_stops_after_three_refusals_until_it_is_set_again(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var reload = await ReloadAsync(book, "6000.00", "1000.00");
        for (var round = 0; round < 3; round++)
        {
            var due = Assert.Single(await reload.DueAsync(BookId.Live));
            (await reload.AskAsync(Once(Caller.System(BookId.Live, "reload")), due)).Check();
            var wish = await book.Book.ReadAsync(db => db.CreditRequests
                .SingleAsync(x => x.Status == CreditRequestStatus.Waiting));
            (await Desk(book).RejectAsync(
                Once(book.AgencyCaller), book.AgencyScope, wish.Id, "Not now.")).Check();
            Assert.Empty(await reload.DueAsync(BookId.Live));
            book.Clock.Advance(ReloadDesk.Pause);
        }

        Assert.Empty(await reload.DueAsync(BookId.Live));
        await ReloadAsync(book, "6000.00", "1000.00");
        Assert.Single(await reload.DueAsync(BookId.Live));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Credit_above_the_threshold_is_given_by_a_second_administrator(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var desk = new CreditDesk(book.Writer, _rules);
        var answer = await desk.AllocateAsync(Once(Admin), book.PlatformScope, new AllocationBody(
            $"{PlatformOwner}", $"{book.Agency.Id}", new AmountText("50000.01"), "USD", "Big order"));
        Assert.Equal(202, answer.Status);
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(book.Agency.Owner));

        var approvals = new ApprovalDesk(book.Writer, [new CreditApprovals(), new Data.Ledger.WithdrawalApprovals()]);
        var approval = await book.Book.ReadAsync(db => db.Approvals.SingleAsync());
        Assert.Equal((CreditApprovals.Name, "50000.01"), (approval.Kind, approval.Amount.ToString()));
        Assert.Equal("same_person", Assert.Throws<Refusal>(
            (await approvals.ApproveAsync(Once(Admin), approval.Id, null)).Check).Code.Code);
        var second = Admin with { Person = LiveBook.PersonOf(5) };
        (await approvals.ApproveAsync(Once(second), approval.Id, null)).Check();
        Assert.Equal(("50000.01", "0.00"), await book.WalletAsync(book.Agency.Owner));

        (await desk.AllocateAsync(Once(Admin), book.PlatformScope, new AllocationBody(
            $"{PlatformOwner}", $"{book.Agency.Id}", new AmountText("50000.00"), "USD"))).Check();
        Assert.Equal(("100000.01", "0.00"), await book.WalletAsync(book.Agency.Owner));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_second_administrator_who_says_no_ends_the_wish(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var desk = new CreditRequestDesk(book.Writer, _rules);
        var wish = (await desk.AskAsync(Once(book.AgencyCaller), book.AgencyScope, new CreditWishBody(
            $"{book.Agency.Id}", new AmountText("80000.00"), "USD"))).Read<WishMade>();
        Assert.Equal(202, (await desk.ApproveAsync(Once(Admin), book.PlatformScope, wish.Id)).Status);
        Assert.Equal("action_not_allowed", Assert.Throws<Refusal>(
            (await desk.ApproveAsync(Once(Admin), book.PlatformScope, wish.Id)).Check).Code.Code);

        var approvals = new ApprovalDesk(book.Writer, [new CreditApprovals(), new Data.Ledger.WithdrawalApprovals()]);
        var approval = await book.Book.ReadAsync(db => db.Approvals.SingleAsync());
        var second = Admin with { Person = LiveBook.PersonOf(5) };
        (await approvals.RejectAsync(Once(second), approval.Id, "Too much at once.")).Check();
        Assert.Equal(CreditRequestStatus.Rejected, await StatusAsync(book, wish.Id));
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(book.Agency.Owner));
    }

    private static CreditRequestDesk Desk(RewardBook book) => new(book.Writer, CreditRules.None);

    private static Task<Answer> WishAsync(RewardBook book, string amount) => Desk(book).AskAsync(
        Once(book.ClientCaller), book.ClientScope, new CreditWishBody(
            $"{book.Client.Id}", new AmountText(amount), "USD", "More rewards"));

    private static async Task<WishMade> AskAsync(RewardBook book, string amount) =>
        (await WishAsync(book, amount)).Read<WishMade>();

    private static Task<CreditRequestStatus> StatusAsync(RewardBook book, Id<CreditRequest> id) =>
        book.Book.ReadAsync(db => db.CreditRequests.Where(x => x.Id == id).Select(x => x.Status).SingleAsync());

    private static async Task<ReloadDesk> ReloadAsync(RewardBook book, string threshold, string amount)
    {
        var desk = new ReloadDesk(book.Book.Database, book.Writer, book.Clock);
        var account = await book.Book.ReadAsync(db => db.Accounts.Where(x => x.OwnerId == book.Client.Id.Value
            && x.Purpose == Purpose.Available).Select(x => x.Id).SingleAsync());
        (await desk.SetAsync(Once(book.ClientCaller), book.ClientScope, $"{account}", new AutoReloadBody(
            new AmountText(threshold), new AmountText(amount)))).Check();
        return desk;
    }
}
