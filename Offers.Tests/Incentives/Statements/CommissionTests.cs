using Offers.Data.Incentives;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.Statements.CommissionBook;

namespace Offers.Tests.Incentives.Statements;

/// <summary>Statements of agents: what they sum to, that they are locked, and what later ones say of them.</summary>
public sealed class CommissionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_is_the_sum_of_its_entries_and_goes_on_where_the_one_before_ended(
        DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("20000.00", x => x with { MaxUnits = 10 });
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        await book.SellAsync(3);
        var draft = await book.StatementAsync(3, March);
        Assert.Equal(CommissionStatus.Draft, draft.Status);
        Assert.Equal("0.00 40000.00 0.00 0.00 20000.00 0.00 20000.00", draft.Totals.Said());

        book.GoTo(April, 1);
        Assert.Equal(1, await book.Desk().RunAsync(BookId.Live));
        await book.ApproveAllAsync();
        var (march, april) = (await book.StatementAsync(3, March), await book.StatementAsync(3, April));

        Assert.Equal(CommissionStatus.Issued, march.Status);
        Assert.Equal("0.00 40000.00 0.00 0.00 20000.00 0.00 20000.00", march.Totals.Said());
        Assert.Equal("20000.00 0.00 0.00 0.00 20000.00 0.00 0.00", april.Totals.Said());
        Assert.Equal(march.Totals.Net, await book.EntriesAsync(3, March));
        Assert.Equal(april.Totals.Net, await book.EntriesAsync(3, April));
        Assert.Equal((CommissionWait.Decision, "20000.00"), march.Open!.Select(x => (x.Waits, x.Amount.ToString()))
            .Single());
        Assert.NotNull(march.Lines!.Single(x => x.Section == CommissionSection.Payment).OperationNumber);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sale_that_falls_later_stands_in_the_next_statement_with_its_reason(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("20000.00", x => x with { MaxUnits = 10 });
        var sale = await book.SellAsync(3);
        await book.ApproveAllAsync();
        book.GoTo(April, 1);
        await book.Desk().RunAsync(BookId.Live);
        var kept = (await book.KeptAsync()).Single();
        await book.MoveAsync(sale, "cancel");
        book.Clock.Advance(TimeSpan.FromHours(1));
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        book.GoTo(April.Next, 2);
        await book.Desk().RunAsync(BookId.Live);

        var again = (await book.KeptAsync())[0];
        Assert.Equal(kept.Content, again.Content);
        Assert.Equal((kept.Sums, kept.Code), (again.Sums, again.Code));
        var april = await book.StatementAsync(3, April);
        Assert.Equal("0.00 20000.00 -20000.00 0.00 20000.00 20000.00 0.00", april.Totals.Said());
        var adjustment = april.Lines!.Single(x => x.Section == CommissionSection.Adjustment);
        Assert.Equal(
            ("2026-03", "-20000.00", "reversed"),
            (adjustment.Month, adjustment.Amount.ToString(), adjustment.Happened));
        var changes = await book.ChangesAsync(3, March);
        Assert.Equal(("20000.00", "0.00", "-20000.00"), (
            changes.Said.ToString(), changes.Now.ToString(), changes.Difference.ToString()));
        var claim = Assert.Single(changes.Claims);
        Assert.Equal(("reversed", "2026-04"), claim.Changes.Select(x => (x.Happened, x.Month)).Single());
        Assert.Equal("-20000.00", Assert.Single(claim.Entries).Amount.ToString());
        Assert.Empty((await book.ChangesAsync(3, April)).Claims);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sale_entered_late_is_an_adjustment_to_its_month(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("20000.00", x => x with { MaxUnits = 10 });
        await book.SellAsync(3);
        book.GoTo(March, 10);
        var then = book.Clock.GetUtcNow();
        book.GoTo(April, 1);
        await book.Desk().RunAsync(BookId.Live);
        book.GoTo(April, 3);
        await book.SellAsync(3, with: x => x with { BookedAt = then, StageAt = then.AddDays(2) });

        var april = await book.StatementAsync(3, April);
        Assert.Equal("20000.00 0.00 20000.00 0.00 0.00 0.00 40000.00", april.Totals.Said());
        var claim = Assert.Single((await book.ChangesAsync(3, March)).Claims);
        Assert.Equal((null, "made"), (claim.Said, claim.Changes.Single().Happened));
        Assert.Equal("20000.00", (await book.ChangesAsync(3, March)).Difference.ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dispute_that_is_upheld_adjusts_the_month_of_its_claim(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with { Budget = new AmountText("10000.00") });
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        var claim = (await book.ClaimsAsync()).Single();
        (await book.Claims.DisputeAsync(CommandRequest.Once(Agent(3)), claim.Id, "The lift is missing.")).Check();
        book.GoTo(April, 1);
        await book.Desk().RunAsync(BookId.Live);
        (await book.Claims.ResolveAsync(book.Once, book.Scope, claim.Id, new ResolutionBody(
            "uphold", "Right.", new AmountText("25.00")))).Check();

        var april = await book.StatementAsync(3, April);
        Assert.Equal("0.00 0.00 25.00 0.00 25.00 0.00 0.00", april.Totals.Said());
        Assert.Equal(
            "dispute_upheld", april.Lines!.Single(x => x.Section == CommissionSection.Adjustment).Happened);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_waits_for_a_stage_is_open_and_expected_as_others_came_there(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with
        {
            TriggerStage = SaleStage.Signed, Budget = new AmountText("10000.00"), Reward = new RewardRule
            {
                Kind = RewardKind.FixedPerUnit, Amount = new AmountText("100.00"),
                Vesting = [new VestingPart(SaleStage.Signed, 4_000), new VestingPart(SaleStage.Paid, 6_000)],
            },
        });
        var other = await book.SellAsync(4, SaleStage.Signed);
        book.GoTo(March, 12);
        await book.MoveAsync(other, "pay");
        await book.SellAsync(3, SaleStage.Signed);
        await book.ApproveAllAsync();
        book.GoTo(April, 1);
        await book.Desk().RunAsync(BookId.Live);

        var march = await book.StatementAsync(3, March);
        var open = Assert.Single(march.Open!);
        Assert.Equal((CommissionWait.Stage, "60.00"), (open.Waits, open.Amount.ToString()));
        Assert.Equal(new DateOnly(2026, 4, 1), open.Expected);
        Assert.Equal(2, (await book.KeptAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_job_issues_each_statement_once_however_often_it_runs(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("10.00", x => x with { Budget = new AmountText("1000.00") });
        for (var agent = 3; agent < 9; agent++)
        {
            await book.SellAsync(agent);
        }

        book.GoTo(April.Next, 2);
        var due = await book.Desk().DueAsync(BookId.Live);
        Assert.Equal(12, due.Count);
        (await book.Desk().IssueAsync(CommandRequest.Once(LiveBook.Admin), due[0])).Check();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => book.Desk().RunAsync(BookId.Live)));

        Assert.Equal(0, await book.Desk().RunAsync(BookId.Live));
        Assert.Equal(12, (await book.KeptAsync()).Count);
        foreach (var early in await book.Desk().DueAsync(BookId.Live)) Assert.Fail($"{early} is still due.");
        await BookCheck.AssertAsync(book.Book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_edit_of_the_platforms_zone_neither_repeats_nor_cuts_a_month(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("10.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3);
        book.GoTo(April, 2);
        Assert.Equal(1, await book.Desk().RunAsync(BookId.Live));
        await book.LocateAsync("America/New_York");

        Assert.Equal(0, await book.Desk().RunAsync(BookId.Live));
        Assert.Equal("0.00", (await book.ChangesAsync(3, March)).Difference.ToString());
        book.GoTo(April.Next, 2);
        Assert.Equal(1, await book.Desk().RunAsync(BookId.Live));
        var kept = await book.KeptAsync();
        Assert.Equal([March, April], kept.Select(x => x.Key.Month));
        Assert.Equal(kept[0].Until, kept[1].From);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_go_on_behind_the_running_month_and_back_to_it(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("10.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3);
        book.GoTo(April.Next, 2);
        await book.Desk().RunAsync(BookId.Live);
        var kept = await book.KeptAsync();
        var (down, up) = (new List<string>(), new List<string>());
        var page = await PageAsync(book, null);
        for (down.Add(page.Data.Single().Id); page.NextCursor is { } next; down.Add(page.Data.Single().Id))
        {
            page = await PageAsync(book, next);
        }

        for (; page.PreviousCursor is { } before; up.Add(page.Data.Single().Id))
        {
            page = await PageAsync(book, before);
        }

        Assert.Equal(["2026-05-INR", kept[1].ObjectId, kept[0].ObjectId], down);
        Assert.Equal([kept[1].ObjectId, "2026-05-INR"], up);
        Assert.Equal(
            "paging_invalid", (await Assert.ThrowsAsync<Refusal>(() => PageAsync(book, "2026-13-INR"))).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_agent_does_not_find_it_and_anybody_checks_it_by_its_code(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("10.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3);
        book.GoTo(April, 1);
        await book.Desk().RunAsync(BookId.Live);
        var mine = await book.StatementAsync(3, March);

        foreach (var (agent, id) in new[]
        {
            (4, mine.Id), (3, "2026-05-INR"), (3, "2026-02-INR"), (3, "2026-03-AED"), (3, "2026-13-INR"), (3, "x"),
            (3, "9999-12-INR"), (3, "0000-01-INR"), (3, "0001-01-INR"),
        })
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() =>
                book.Statements().GetAsync(BookId.Live, LiveBook.PersonOf(agent), id));
            Assert.Equal("earnings_statement_not_found", refusal.Code.Code);
        }

        var proof = await book.Statements().FindProofAsync(mine.Code!.ToLowerInvariant());
        Assert.Equal((true, "P. 3.", "2026-03"), (proof!.Genuine, proof.Initials, proof.Month));
        Assert.Equal(mine.Totals, proof.Totals);
        Assert.Null(await book.Statements().FindProofAsync("QF7K-29XM-4TDA-PLQ9-X7RN-8HZ4"));
        var list = await book.Statements().ListAsync(BookId.Live, LiveBook.PersonOf(3), new PageRequest());
        Assert.Equal(["2026-04-INR", mine.Id], list.Data.Select(x => x.Id));
    }

    private static Task<Page<CommissionView>> PageAsync(IncentiveBook book, string? cursor) =>
        book.Statements().ListAsync(BookId.Live, LiveBook.PersonOf(3), new PageRequest(1, cursor));
}
