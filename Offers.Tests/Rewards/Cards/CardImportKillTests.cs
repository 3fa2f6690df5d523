using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Imports whose worker dies: another goes on, and no card is entered twice or left out.</summary>
public sealed class CardImportKillTests
{
    private const int Cards = 950;

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_at_each_step_it_ends_as_if_it_had_never_been(DatabaseProvider provider)
    {
        var expected = await RunAsync(provider, null);
        foreach (var reads in Enumerable.Range(1, TestScale.Current.Kills * 2))
        {
            Assert.Equal(expected, await RunAsync(provider, reads));
        }
    }

    private static async Task<string> RunAsync(DatabaseProvider provider, int? reads)
    {
        await using var book = await OpenAsync(provider);
        var id = await book.SendAsync(
            await book.PoolAsync(), [.. Enumerable.Range(1, Cards).Select(n => $"CODE-{n:0000},,,,{20 + (n % 5)}.00")]);
        (await book.DeskOf().StartAsync(Once, id)).Check();
        if (reads is { } lives)
        {
            for (var deaths = 0; deaths < 3; deaths++)
            {
                var dying = new DyingClock(book.Rewards.Clock, lives + deaths);
                await using var writer = new UnitOfWork(book.Database, dying, NullLogger<UnitOfWork>.Instance);
                await Record.ExceptionAsync(() => book.WorkAsync(id, writer));
                book.Rewards.Clock.Advance(TimeSpan.FromSeconds(61));
            }
        }

        for (var tries = 0; tries <= 3 && (await book.ViewAsync(id)).Status == CardImportState.Running; tries++)
        {
            await book.WorkAsync(id);
            book.Rewards.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        Assert.Equal(CardImportState.Done, (await book.ViewAsync(id)).Status);
        Assert.Equal(Cards, await book.Rewards.Book.ReadAsync(db => db.Cards.CountAsync()));
        await book.AssertAsync();
        return await book.StateAsync();
    }

    /// <summary>A clock on which a process dies: it is read a few times, and then nothing works any more.</summary>
    private sealed class DyingClock(TimeProvider clock, int reads) : TimeProvider
    {
        private int _left = reads;

        public override DateTimeOffset GetUtcNow() => Interlocked.Decrement(ref _left) >= 0
            ? clock.GetUtcNow()
            : throw new InvalidOperationException("The process died.");
    }
}
