using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Files of cards from the first look to the last card.</summary>
public sealed class CardImportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_check_counts_and_enters_nothing(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var (spring, summer) = (await book.PoolAsync(), await book.PoolAsync("Summer"));
        await book.EnterAsync(await book.SendAsync(spring, "CODE-0001,,,,", "CODE-0002,,,,"));
        var id = await book.SendAsync(
            summer, "CODE-0003,,,,24.00", "CODE-0003,,,,24.00", "CODE-0001,,,,", "short,,,,", "CODE-0004,,,2020-01-01,",
            "CODE-0005,,,2030-12-31,");
        var view = await book.ViewAsync(id);
        Assert.Equal(CardImportState.Ready, view.Status);
        Assert.Equal((6, 2, 2, 2), (view.Rows, view.Found.New, view.Found.Duplicate, view.Found.Invalid));
        Assert.Equal("47.50", view.Found.Cost.ToString());
        Assert.Equal([3L, 4L, 5L, 6L], view.FirstFaults!.Select(x => x.Row));
        Assert.Equal(["duplicate", "duplicate", "invalid", "invalid"], view.FirstFaults!.Select(x => x.Code));
        Assert.Equal(0, (await book.PoolNowAsync(summer)).Cards.Received);
        Assert.DoesNotContain(book.Files.Select(File.ReadAllText), x => x.Contains("CODE", StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entered_cards_are_stock_at_cost_and_the_first_to_expire_comes_first(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        var id = await book.SendAsync(
            pool, "CODE-0001,,,2030-12-31,", "CODE-0002,,,2027-01-31,24.00", "CODE-0003,,,,");
        await book.EnterAsync(id);
        var view = await book.ViewAsync(id);
        Assert.Equal((CardImportState.Done, 3, 0), (view.Status, view.Done.New, view.Done.Duplicate));
        Assert.Equal("71.00", await book.Rewards.PlatformAsync(Purpose.CardStock));
        Assert.Equal("-71.00", await book.Rewards.PlatformAsync(Purpose.Settlement, "cards"));
        var now = await book.PoolNowAsync(pool);
        Assert.Equal((3, 3), (now.Cards.Received, now.Cards.Available));
        Assert.Equal(("71.00", new DateOnly(2027, 1, 31)), (now.Value.ToString(), now.NextExpiry));
        Assert.Equal(
            [new DateOnly(2027, 1, 1), new DateOnly(2030, 12, 1), (DateOnly?)null], now.Expiries!.Select(x => x.Month));
        var queue = await book.Rewards.Book.ReadAsync(db =>
            db.Cards.OrderBy(x => x.Turn).Select(x => x.Last4).ToListAsync());
        Assert.Equal(["0002", "0001", "0003"], queue);
        Assert.Empty(book.Files);
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_to_look_shows_what_would_be_paid_and_starts_nothing(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var id = await book.SendAsync(await book.PoolAsync(), "CODE-0001,,,,", "CODE-0002,,,,");
        var answer = await book.DeskOf().StartAsync(
            new CommandRequest(LiveBook.Admin, CommandKey.Fresh(), RunMode.DryRun), id);
        Assert.Equal(
            ["-47.00", "47.00"],
            answer.Read<Preview>().Effects.Select(x => x.Amount.Text).Order(StringComparer.Ordinal));
        Assert.Equal(CardImportState.Ready, (await book.ViewAsync(id)).Status);
        Assert.Equal("0.00", await book.Rewards.PlatformAsync(Purpose.CardStock));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_came_into_a_pool_since_the_check_is_left_out_and_counted(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        var first = await book.SendAsync(pool, "CODE-0001,,,,", "CODE-0002,,,,");
        var second = await book.SendAsync(pool, "CODE-0002,,,,", "CODE-0003,,,,");
        await book.EnterAsync(first);
        await book.EnterAsync(second);
        var view = await book.ViewAsync(second);
        Assert.Equal((2, 1, 1), (view.Found.New, view.Done.New, view.Done.Duplicate));
        Assert.Equal((2L, "duplicate"), view.FirstFaults!.Select(x => (x.Row, x.Code)).Single());
        Assert.Equal(3, (await book.PoolNowAsync(pool)).Cards.Received);
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Above_the_value_a_second_person_releases_the_cards(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var id = await book.SendAsync(await book.PoolAsync(), "CODE-0001,,,,", "CODE-0002,,,,");
        (await book.DeskOf("46.99").StartAsync(Once, id)).Check();
        await book.WorkAsync(id);
        Assert.Equal(CardImportState.Releasing, (await book.ViewAsync(id)).Status);
        Assert.Equal("0.00", await book.Rewards.PlatformAsync(Purpose.CardStock));
        var approval = await book.WaitingAsync();
        Assert.Equal(("rewards.cards", "47.00"), (approval.Kind, approval.Amount.ToString()));
        var own = await book.Approvals.ApproveAsync(Once, approval.Id, null);
        Assert.Equal("same_person", Problem.ToRefusal(own.Body).Code.Code);
        (await book.Approvals.ApproveAsync(OfSecond, approval.Id, null)).Check();
        Assert.Equal((BookId.Live, id), Assert.Single(await book.Queries.OpenAsync()));
        await book.WorkAsync(id);
        Assert.Equal(CardImportState.Done, (await book.ViewAsync(id)).Status);
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_released_or_costs_less_needs_nobody(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        var (refused, cancelled, small) = (
            await book.SendAsync(pool, "CODE-0001,,,,", "CODE-0002,,,,"),
            await book.SendAsync(pool, "CODE-0003,,,,", "CODE-0004,,,,"),
            await book.SendAsync(pool, "CODE-0005,,,,"));
        var desk = book.DeskOf("23.50");
        (await desk.StartAsync(Once, refused)).Check();
        (await book.Approvals.RejectAsync(OfSecond, (await book.WaitingAsync()).Id, "Not ordered")).Check();
        (await desk.StartAsync(Once, cancelled)).Check();
        (await desk.CancelAsync(Once, cancelled)).Check();
        (await desk.StartAsync(Once, small)).Check();
        foreach (var (id, state) in new[]
        {
            (refused, CardImportState.Cancelled), (cancelled, CardImportState.Cancelled),
            (small, CardImportState.Running),
        })
        {
            Assert.Equal(state, (await book.ViewAsync(id)).Status);
        }

        Assert.Equal(0, await book.Rewards.Book.ReadAsync(db =>
            db.Approvals.CountAsync(x => x.State == ApprovalState.Waiting)));
        Assert.Equal(
            PlatformCodes.ActionNotAllowed.Code,
            Problem.ToRefusal((await desk.ResumeAsync(Once, refused)).Body).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stopped_it_goes_on_behind_the_last_card(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        var id = await book.SendAsync(pool, [.. Enumerable.Range(1, 250).Select(n => $"CODE-{n:0000},,,,")]);
        (await book.DeskOf().StartAsync(Once, id)).Check();
        using var stop = new CancellationTokenSource();
        await using var writer = book.Rewards.Book.NewWriter();
        writer.Committed += _ => stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => book.WorkAsync(id, writer, stop.Token));
        (await book.DeskOf().CancelAsync(Once, id)).Check();
        await book.WorkAsync(id);
        Assert.True((await book.ViewAsync(id)).Done.New < 250);
        (await book.DeskOf().ResumeAsync(Once, id)).Check();
        await book.WorkAsync(id);
        var view = await book.ViewAsync(id);
        Assert.Equal((CardImportState.Done, 250), (view.Status, view.Done.New));
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_new_lost_files_and_buffers_are_refused(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        await book.EnterAsync(await book.SendAsync(pool, "CODE-0001,,,,"));
        var known = await book.SendAsync(pool, "CODE-0001,,,,");
        Assert.Equal(
            RewardCodes.ImportNothingNew, Problem.ToRefusal((await book.DeskOf().StartAsync(Once, known)).Body).Code);
        var lost = await book.SendAsync(pool, "CODE-0002,,,,");
        (await book.DeskOf().StartAsync(Once, lost)).Check();
        foreach (var file in book.Files)
        {
            File.Delete(file);
        }

        await book.WorkAsync(lost);
        Assert.Equal(CardImportState.Failed, (await book.ViewAsync(lost)).Status);
        Assert.Equal(PlatformCodes.ActionNotAllowed.Code,
            Problem.ToRefusal((await book.DeskOf().ResumeAsync(Once, lost)).Body).Code.Code);
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            book.Queries.PlaceAsync(BookId.Live, Id<CardPool>.New()));
        Assert.Equal(RewardCodes.PoolNotFound, refusal.Code);
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_file_with_the_same_key_is_one_import_and_leaves_no_second_file(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        var (request, bytes) = (Once, Encoding.UTF8.GetBytes($"{Heads}\nCODE-0001,,,,"));
        var first = await book.SendBytesAsync(pool, bytes, request);
        var again = await book.SendBytesAsync(pool, bytes, request);
        Assert.True(again.Replayed);
        Assert.Equal(first.Body, again.Body);
        Assert.Single(book.Files);
        await Assert.ThrowsAsync<Refusal>(() => book.SendBytesAsync(pool, Encoding.UTF8.GetBytes("pin\n1")));
        Assert.Single(book.Files);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Faults_are_counted_all_and_kept_up_to_a_number(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        const int bad = Data.Rewards.Cards.Imports.CardFault.MostKept + 5;
        var id = await book.SendAsync(
            await book.PoolAsync(), [.. Enumerable.Repeat("short,,,,", bad), "CODE-0001,,,,"]);
        var (view, faults) = (await book.ViewAsync(id), await book.Queries.FaultsAsync(BookId.Live, id));
        Assert.Equal((1, bad), (view.Found.New, view.Found.Invalid));
        var kept = 0;
        await foreach (var fault in faults.Faults)
        {
            Assert.Equal(++kept + 1, fault.Row);
        }

        Assert.Equal(Data.Rewards.Cards.Imports.CardFault.MostKept, kept);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Sealed_files_that_nobody_enters_are_swept(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.SendAsync(await book.PoolAsync(), "CODE-0001,,,,");
        Assert.Equal(0, await book.Queries.SweepAsync(TimeProvider.System.GetUtcNow()));
        Assert.Equal(0, await book.Queries.SweepAsync(TimeProvider.System.GetUtcNow().AddDays(2)));
        Assert.Equal(1, await book.Queries.SweepAsync(TimeProvider.System.GetUtcNow().AddDays(31)));
        Assert.Empty(book.Files);
    }
}
