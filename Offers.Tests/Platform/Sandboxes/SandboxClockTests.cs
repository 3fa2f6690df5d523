using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Platform.Sandboxes;

/// <summary>The clock of a sandbox: what falls due on its way really happens, in its own book only.</summary>
public sealed class SandboxClockTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_closes_is_settled_pays_and_matures_as_the_clock_goes_on(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        var month = await world.AdvanceAsync(AdvanceStep.Month);
        Assert.Equal(OfferStatus.Closed, (await world.OfferAsync()).Status);
        Assert.Equal("closed", Assert.Single(Of(month, "offers")).What);

        await world.SettleAsync();
        var year = await world.AdvanceAsync(new AdvanceBody(null, new(2027, 4, 10, 0, 0, 0, TimeSpan.Zero)));

        Assert.Equal(OfferStatus.Repaid, (await world.OfferAsync()).Status);
        Assert.Equal("repaid", Assert.Single(Of(year, "offers")).What);
        Assert.Equal(["100000.00", "100000.00"], await AvailableAsync(world));
        var interest = Assert.Single(Of(year, "interest"));
        Assert.Equal(("904.18", "AED 11333.33 at 8.00% a year"), (interest.Amount?.ToString(), interest.What));
        var principal = Assert.Single(Of(year, "money"), x => x.Title == "investments.principal");
        Assert.Equal(("11333.33", 2), (principal.Amount?.ToString(), principal.Count));
        Assert.Contains(Of(year, "notices"), x => x.Title == PaymentNotices.Due);
        Assert.Equal((AdvanceState.Done, 0), (year.State, year.FailedItems));
        await AssertExplainedAsync(world, year);
        await BookCheck.AssertAsync(world.Live.Database, world.Book);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_whose_pool_is_short_is_in_arrears_at_maturity(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        await world.AdvanceAsync(AdvanceStep.Month);
        await world.SettleAsync();
        (await new OfferMoneyDesk(world.Live.Writer).PayoutAsync(world.Ask(), world.Offer, new PoolBody())).Check();

        var year = await world.AdvanceAsync(AdvanceStep.Year);

        Assert.Equal(OfferStatus.InArrears, (await world.OfferAsync()).Status);
        Assert.Equal("in arrears", Assert.Single(Of(year, "offers")).What);
        Assert.Equal(["90000.00", "98666.67"], await AvailableAsync(world));
        await BookCheck.AssertAsync(world.Live.Database, world.Book);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_year_at_once_is_the_same_as_in_steps(DatabaseProvider provider)
    {
        await using var once = await SandboxWorld.OpenAsync(provider);
        await SettledAsync(once);
        await once.AdvanceAsync(AdvanceStep.Year);
        await using var stepwise = await SandboxWorld.OpenAsync(provider);
        await SettledAsync(stepwise);
        for (var month = 0; month < 12; month++) await stepwise.AdvanceAsync(AdvanceStep.Month);
        Assert.Equal(await once.DigestAsync(once.Book), await stepwise.DigestAsync(stepwise.Book));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_advance_that_is_killed_anywhere_and_taken_up_ends_the_same(DatabaseProvider provider)
    {
        await using var whole = await SandboxWorld.OpenAsync(provider);
        await SettledAsync(whole);
        await whole.AdvanceAsync(AdvanceStep.Year);
        var expected = Timeless(await whole.DigestAsync(whole.Book));
        await using var world = await SandboxWorld.OpenAsync(provider);
        await SettledAsync(world);
        var id = await world.StartAsync(new AdvanceBody(AdvanceStep.Year));
        for (var kill = 1; (await world.Clocks.FindAsync(world.Book, id))!.IsOpen; kill++)
        {
            await RunSomeAsync(world, id, kill);
            world.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        Assert.Equal(expected, Timeless(await world.DigestAsync(world.Book)));
        await BookCheck.AssertAsync(world.Live.Database, world.Book);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_advances_at_once_one_wins_and_of_two_workers_one_works(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        var sandbox = await world.Queries.GetAsync(BookId.Live, world.Id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.Clocks.StartAsync(
            CommandRequest.Once(LiveBook.Admin), sandbox, new AdvanceBody(AdvanceStep.Month))));
        Assert.Single(answers, answer => answer.Status == 202);
        Assert.All(answers.Where(x => x.IsRefusal), x => Assert.Equal(
            "advance_running", Problem.ToRefusal(x.Body).Code.Code));
        var id = answers.Single(x => !x.IsRefusal).Read<AdvanceView>().Id;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            world.Runner().RunAsync(world.Book, id, CancellationToken.None)));
        var done = await world.Queries.AdvanceAsync(BookId.Live, world.Id, id);
        Assert.Equal((AdvanceState.Done, 2), (done.State, done.Stops));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_live_book_hears_nothing_of_an_advance_and_its_clock_cannot_be_moved(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        await world.Live.DepositAsync(2, 500_00);
        var before = (await HeadAsync(world), await world.DigestAsync(BookId.Live));
        await world.AdvanceAsync(AdvanceStep.Year);
        Assert.Equal(before, (await HeadAsync(world), await world.DigestAsync(BookId.Live)));

        var live = await world.Queries.GetAsync(BookId.Live, world.Id) with { Environment = "live" };
        var answer = await world.Clocks.StartAsync(
            CommandRequest.Once(LiveBook.Admin), live, new AdvanceBody(AdvanceStep.Day));
        Assert.Equal("clock_is_real", Problem.ToRefusal(answer.Body).Code.Code);
    }

    [Theory, OnSqlite]
    public async Task A_clock_goes_neither_backwards_nor_more_than_ten_years(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        await world.AdvanceAsync(AdvanceStep.Month);
        Assert.Equal("clock_forwards_only", await RefusedAsync(world, new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal("advance_too_long", await RefusedAsync(world, new(2037, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory, OnSqlite]
    public async Task An_advance_that_is_cancelled_ends_behind_its_stop(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        var id = await world.StartAsync(new AdvanceBody(AdvanceStep.Year));
        var sandbox = await world.Queries.GetAsync(BookId.Live, world.Id);
        (await world.Clocks.CancelAsync(CommandRequest.Once(LiveBook.Admin), sandbox, id)).Check();
        await world.Runner().RunAsync(world.Book, id, CancellationToken.None);
        var ended = await world.Queries.AdvanceAsync(BookId.Live, world.Id, id);
        Assert.Equal((AdvanceState.Cancelled, 0), (ended.State, ended.Stops));
        Assert.Equal(OfferStatus.Live, (await world.OfferAsync()).Status);
    }

    [Theory, OnSqlite]
    public async Task What_is_due_next_is_listed_in_order_and_can_be_gone_to(DatabaseProvider provider)
    {
        await using var world = await SandboxWorld.OpenAsync(provider);
        await SettledAsync(world);
        var due = await world.Due.AfterAsync(world.Book, world.Clock.GetUtcNow().AddMonths(1));
        Assert.Equal(due.OrderBy(x => x.At), due);
        Assert.Equal(["payment_notice", "payment_notice", "interest_due"], due.Take(3).Select(x => x.Kind));
        Assert.Contains(due, x => x.Kind == "offer_matures");
        var next = await world.AdvanceAsync(AdvanceStep.Next);
        Assert.Equal((due[0].At, 1), (next.At, next.Stops));
    }

    // From within the sandbox the entries are named, too; from the live environment only the sums.
    private static async Task AssertExplainedAsync(SandboxWorld world, AdvanceView advance)
    {
        var db = world.Live.Database;
        var figures = new FigureQueries(db, [new AdvanceFigures(world.Queries, new FigureEntries([]))], world.Clock);
        foreach (var book in (BookId[])[BookId.Live, world.Book])
        {
            var reader = FigureReader.Of(LiveBook.Admin with { Book = book });
            foreach (var (kind, changes) in advance.Changes!)
            {
                foreach (var change in changes.Where(x => x.Amount is not null))
                {
                    var key = AdvanceFigures.Of(world.Id, advance.Id, kind, change)!;
                    var explained = await figures.ExplainAsync(reader, key);
                    Assert.Equal(change.Amount, explained.Amount);
                    Assert.Equal(kind == "money" && book == world.Book, explained.Entries?.Sum == change.Amount);
                }
            }
        }

        var nobody = new FigureReader(LiveBook.Admin, false);
        var first = AdvanceFigures.Of(world.Id, advance.Id, "interest", Of(advance, "interest")[0])!;
        await Assert.ThrowsAsync<Refusal>(() => figures.ExplainAsync(nobody, first));
    }

    private static IReadOnlyList<Change> Of(AdvanceView advance, string kind) =>
        advance.Changes!.SingleOrDefault(x => x.Kind == kind)?.Changes ?? [];

    private static async Task SettledAsync(SandboxWorld world)
    {
        await world.AdvanceAsync(AdvanceStep.Month);
        await world.SettleAsync();
    }

    private static Task<List<string>> AvailableAsync(SandboxWorld world) => world.ReadAsync(async db =>
        (await db.Accounts.Where(x => x.Purpose == Purpose.Available && x.OwnerKind == OwnerKind.Person)
            .OrderBy(x => x.BalanceMinor).ToListAsync())
        .ConvertAll(x => x.Balance.ToString()));

    private static async Task<string> HeadAsync(SandboxWorld world)
    {
        await using var db = world.Live.Database.Read(BookId.Live);
        var head = await db.Heads.SingleAsync();
        return $"{head.LastOperation} {head.LastEvent} {head.LastAudit} {Convert.ToHexString(head.AuditHash)} "
            + $"{head.ClockOffsetTicks} {head.LastRecordedAt:O}";
    }

    private static async Task<string> RefusedAsync(SandboxWorld world, DateTimeOffset until)
    {
        var sandbox = await world.Queries.GetAsync(BookId.Live, world.Id);
        var answer = await world.Clocks.StartAsync(
            CommandRequest.Once(LiveBook.Admin), sandbox, new AdvanceBody(null, until));
        return Problem.ToRefusal(answer.Body).Code.Code;
    }

    // The worker dies behind so many commits.
    private static async Task RunSomeAsync(SandboxWorld world, Id<ClockAdvance> id, int commits)
    {
        using var death = new CancellationTokenSource();
        var left = commits;
        void Count(BookId book)
        {
            if (Interlocked.Decrement(ref left) == 0) death.Cancel();
        }

        world.Live.Writer.Committed += Count;
        try
        {
            await world.Runner().RunAsync(world.Book, id, death.Token);
        }
        catch (OperationCanceledException)
        {
            // As it should be.
        }
        finally
        {
            world.Live.Writer.Committed -= Count;
        }
    }

    // Real time goes on between two workers, so instants are a little later; days stay the same.
    private static string Timeless(string digest) => string.Join('\n', digest.Split('\n').Select(line =>
        line.IndexOf('T', StringComparison.Ordinal) is var at && at > 10 && char.IsDigit(line[at - 1])
            ? line[..at] : line));
}
