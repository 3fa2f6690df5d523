using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>Distributions stand in the same inbox as withdrawals.</summary>
public sealed class DistributionApprovalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Distribution_is_approved_from_the_inbox_and_paid(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (desk, queries, waiting) = await ProposedAsync(book, new FakeClock());
        Assert.Equal("investments.distribution", waiting.Kind);
        Assert.Equal("same_person", CodeOf(await desk.ApproveAsync(Once(), waiting.Id, null)));
        var shown = await desk.ApproveAsync(Second() with { Mode = RunMode.DryRun }, waiting.Id, null);
        Assert.Equal(2, shown.Read<Preview>().Effects.Count);
        (await desk.ApproveAsync(Second(), waiting.Id, null)).Check();
        await book.FinishRunsAsync();
        Assert.Equal(("100.00", "0.00"), await book.WalletAsync(10));
        Assert.Equal(0, await queries.WaitingAsync(BookId.Live));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Distribution_that_nobody_approves_is_taken_back(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var (desk, queries, waiting) = await ProposedAsync(book, clock);
        clock.Advance(Approval.Lifetime);
        var due = Assert.Single(await queries.DueAsync(BookId.Live, 10));
        (await desk.ExpireAsync(Once(), due.Id)).Check();
        var id = Id<Distribution>.Parse(waiting.Subject);
        var distribution = await book.ReadAsync(db => Task.FromResult(db.Distributions.Single(x => x.Id == id)));
        Assert.Equal(DistributionStatus.Rejected, distribution.Status);
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(10));
    }

    private static CommandRequest Once() => CommandRequest.Once(LiveBook.Admin);

    private static CommandRequest Second() =>
        CommandRequest.Once(LiveBook.Admin with { Person = LiveBook.PersonOf(2) });

    private static async Task<(ApprovalDesk Desk, ApprovalQueries Queries, ApprovalView Waiting)> ProposedAsync(
        LiveBook book, FakeClock clock)
    {
        IApprovable[] kinds = [new WithdrawalApprovals(), new DistributionApprovals()];
        var offer = await book.SettledAsync((10, "500.00"));
        var order = new DistributionBody(DistributionKind.Interest, new AmountText("100.00"));
        (await book.Distributions(approvalAbove: "99.99").ProposeAsync(Once(), offer, order)).Check();
        var queries = new ApprovalQueries(book.Database, kinds, clock);
        var filter = new ApprovalFilter(ApprovalState.Waiting);
        var page = await queries.ListAsync(LiveBook.Admin, filter, new PageRequest());
        return (new ApprovalDesk(book.Writer, kinds), queries, Assert.Single(page.Data));
    }

    private static string CodeOf(Answer answer) => Assert.Throws<Refusal>(() => answer.Check()).Code.Code;
}
