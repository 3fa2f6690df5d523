using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Expired cards leave the pool after a second person agreed, and their cost is a loss.</summary>
public sealed class WriteOffTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Expired_cards_are_a_loss_once_somebody_agrees(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await ExpiringAsync(book);
        Assert.Empty(await book.WriteOffs.DueAsync(BookId.Live));
        book.Rewards.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(pool, Assert.Single(await book.WriteOffs.DueAsync(BookId.Live)));
        Assert.Equal(2, (await book.PoolNowAsync(pool)).ExpiredWaiting);
        var asked = await book.WriteOffs.AskAsync(CommandRequest.Once(Caller.System(BookId.Live, "job")), pool);
        Assert.Equal(202, asked.Status);
        Assert.Empty(await book.WriteOffs.DueAsync(BookId.Live));
        var again = await book.WriteOffs.AskAsync(Once, pool);
        Assert.Equal("action_not_allowed", Problem.ToRefusal(again.Body).Code.Code);
        var approval = await book.WaitingAsync();
        Assert.Equal("48.00", approval.Amount.ToString());

        // A card that expires while it waits is not part of what was asked.
        book.Rewards.Clock.Advance(TimeSpan.FromDays(2));
        (await book.Approvals.ApproveAsync(Once, approval.Id, "Agreed")).Check();
        var now = await book.PoolNowAsync(pool);
        Assert.Equal((2, 2, 1), (now.Cards.Available, now.Cards.Expired, now.ExpiredWaiting));
        Assert.Equal("48.00", await book.Rewards.PlatformAsync(Purpose.CostOfCards, "lost"));
        Assert.Equal(2, await book.Rewards.Book.ReadAsync(db =>
            db.Cards.CountAsync(x => x.Status == CardStatus.Expired && x.Turn == null)));
        Assert.Equal(pool, Assert.Single(await book.WriteOffs.DueAsync(BookId.Live)));
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_refused_stays_and_is_not_asked_again_for_a_week(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await ExpiringAsync(book);
        var again = await book.WriteOffs.AskAsync(Once, pool);
        Assert.Equal("action_not_allowed", Problem.ToRefusal(again.Body).Code.Code);
        book.Rewards.Clock.Advance(TimeSpan.FromDays(2));
        var preview = await book.WriteOffs.AskAsync(
            new CommandRequest(LiveBook.Admin, CommandKey.Fresh(), RunMode.DryRun), pool);
        Assert.Equal(
            ["-48.00", "48.00"],
            preview.Read<Preview>().Effects.Select(x => x.Amount.Text).Order(StringComparer.Ordinal));
        (await book.WriteOffs.AskAsync(Once, pool)).Check();
        (await book.Approvals.RejectAsync(OfSecond, (await book.WaitingAsync()).Id, "The shop extends them")).Check();
        Assert.Equal(4, (await book.PoolNowAsync(pool)).Cards.Available);
        Assert.Empty(await book.WriteOffs.DueAsync(BookId.Live));
        book.Rewards.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Single(await book.WriteOffs.DueAsync(BookId.Live));
        await book.AssertAsync();
    }

    // Two cards that end today in the platform's zone, one in three days, one never.
    private static async Task<Id<CardPool>> ExpiringAsync(CardBook book)
    {
        var pool = await book.PoolAsync();
        await book.EnterAsync(await book.SendAsync(
            pool, "CODE-0001,,,2026-03-02,24.00", "CODE-0002,,,2026-03-03,24.00", "CODE-0003,,,2026-03-05,",
            "CODE-0004,,,,"));
        return pool;
    }
}
