using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class WithdrawalApprovalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Withdrawal_above_the_threshold_is_paid_after_a_second_administrator_agreed(
        DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var (id, approval) = await AskAsync(world, person, "500.01");
        Assert.Equal("approval_required", CodeOf(await CompleteAsync(world, id)));
        (await world.Approvals.ApproveAsync(world.BySecond(), approval, null)).Check();
        var same = await world.Withdrawals.CompleteAsync(world.BySecond(), id, null);
        Assert.Equal("same_person", CodeOf(same));
        (await CompleteAsync(world, id)).Check();
        Assert.Equal(("399.99", "0.00"), await world.Ledger.BalancesAsync(person));
        await world.Ledger.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Withdrawal_at_the_threshold_needs_nobody_else(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var answer = await world.AskWithdrawalAsync(person, "500.00");
        Assert.Null(answer.NeedsApproval);
        (await CompleteAsync(world, Id<Withdrawal>.Parse(answer.Id))).Check();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Maker_cannot_approve_his_own_withdrawal(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var (_, own) = await AskAsync(world, person, "600.00");
        Assert.Equal("same_person", CodeOf(await world.Approvals.ApproveAsync(LedgerWorld.By(person), own, null)));
        Assert.Equal("same_person", CodeOf(await world.Approvals.RejectAsync(LedgerWorld.By(person), own, "no")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_who_asked_for_somebody_is_a_maker_too(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var what = new CashRequest(person, LedgerWorld.Money("700.00"), "by phone", null);
        var asked = (await world.Withdrawals.RequestAsync(world.BySecond(), what)).Read<CashAnswer>();
        var approval = (await world.ApprovalOfAsync(asked.Id)).Id;
        Assert.Equal("same_person", CodeOf(await world.Approvals.ApproveAsync(world.BySecond(), approval, null)));
        Assert.Equal("same_person", CodeOf(await world.Approvals.ApproveAsync(LedgerWorld.By(person), approval, null)));
        (await world.Approvals.ApproveAsync(world.Ledger.ByAdmin(), approval, null)).Check();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rejected_approval_gives_the_money_back_with_its_reason(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var (id, approval) = await AskAsync(world, person, "600.00");
        (await world.Approvals.RejectAsync(world.BySecond(), approval, "unusual")).Check();
        Assert.Equal(("900.00", "0.00"), await world.Ledger.BalancesAsync(person));
        var view = await world.Ledger.Cash.WithdrawalAsync(BookId.Live, id, person);
        Assert.Equal((CashState.Rejected, "unusual"), (view.Status, view.DecisionReason));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Approval_that_nobody_decides_expires_and_gives_the_money_back(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var (id, approval) = await AskAsync(world, person, "600.00");
        world.Ledger.Clock.Advance(Approval.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Empty(await world.ApprovalsRead.DueAsync(BookId.Live, 10));
        world.Ledger.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("approval_expired", CodeOf(await world.Approvals.ApproveAsync(world.BySecond(), approval, null)));
        var due = Assert.Single(await world.ApprovalsRead.DueAsync(BookId.Live, 10));
        var job = new CommandRequest(
            Caller.System(BookId.Live, "approval-expiry"),
            CommandKey.OfJob(BookId.Live, "approval-expiry", due.Id.ToString(), due.ExpiresAt));
        (await world.Approvals.ExpireAsync(job, due.Id)).Check();
        Assert.True((await world.Approvals.ExpireAsync(job, due.Id)).Replayed);
        Assert.Equal(("900.00", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Equal(CashState.Rejected, (await world.Ledger.Cash.WithdrawalAsync(BookId.Live, id, null)).Status);
        Assert.Empty(await world.ApprovalsRead.DueAsync(BookId.Live, 10));
        await world.Ledger.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancelled_withdrawal_takes_its_approval_out_of_the_inbox(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        var (id, approval) = await AskAsync(world, person, "600.00");
        (await world.Withdrawals.CancelAsync(LedgerWorld.By(person), id)).Check();
        Assert.Equal(0, await world.ApprovalsRead.WaitingAsync(BookId.Live));
        Assert.Equal("action_not_allowed", CodeOf(
            await world.Approvals.ApproveAsync(world.BySecond(), approval, null)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Approve_and_reject_and_cancel_at_the_same_instant_have_one_end(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("900.00");
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var (id, approval) = await AskAsync(world, person, "600.00");
            var answers = await Task.WhenAll(
                world.Approvals.ApproveAsync(world.BySecond(), approval, null),
                world.Approvals.RejectAsync(world.Ledger.ByAdmin(), approval, "no"),
                world.Withdrawals.CancelAsync(LedgerWorld.By(person), id));
            Assert.InRange(answers.Count(x => !x.IsRefusal), 1, 2);
            if (answers[1].IsRefusal && answers[2].IsRefusal)
            {
                (await world.Withdrawals.CancelAsync(LedgerWorld.By(person), id)).Check();
            }

            Assert.Equal(("900.00", "0.00"), await world.Ledger.BalancesAsync(person));
        }

        await world.Ledger.AssertBooksAsync();
    }

    private static async Task<(Id<Withdrawal> Id, Id<Approval> Approval)> AskAsync(
        CashWorld world, Owner person, string amount)
    {
        var answer = await world.AskWithdrawalAsync(person, amount);
        Assert.True(answer.NeedsApproval);
        return (Id<Withdrawal>.Parse(answer.Id), (await world.ApprovalOfAsync(answer.Id)).Id);
    }

    private static Task<Answer> CompleteAsync(CashWorld world, Id<Withdrawal> id) =>
        world.Withdrawals.CompleteAsync(world.Ledger.ByAdmin(), id, "paid");

    private static string CodeOf(Answer answer) => Assert.Throws<Refusal>(() => answer.Check()).Code.Code;
}
