using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Incentives.Imports.ImportBook;

namespace Offers.Tests.Incentives.Imports;

/// <summary>Imports whose worker dies: another one goes on, and nothing is entered twice or left out.</summary>
public sealed class SaleImportKillTests
{
    private const int Rows = 2_200;

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_at_random_points_it_ends_as_if_it_had_never_been(DatabaseProvider provider)
    {
        var expected = await RunAsync(provider, null);
        for (var round = 0; round < TestScale.Current.Kills; round++)
        {
            Assert.Equal(expected, await RunAsync(provider, new Random(round)));
        }
    }

    private static async Task<string> RunAsync(DatabaseProvider provider, Random? random)
    {
        await using var book = await OpenAsync(provider);
        await book.Book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("100000.00"), MaxUnits = 100, TriggerStage = SaleStage.Booked,
        });
        await book.Book.PublishAsync("10.00", x => x with { Budget = new AmountText("100000.00") });
        await book.UnitsAsync(Rows);
        var id = await book.SendAsync([.. Enumerable.Range(1, Rows).Select(RowOf)]);
        await book.WorkAsync(id);
        await book.StartAsync(id);
        for (var kills = random?.Next(1, 4) ?? 0; kills > 0; kills--)
        {
            var dying = new DyingClock(book.Book.Clock, random!.Next(3, 14));
            await using var writer = new UnitOfWork(
                book.Book.Book.Database, dying, NullLogger<UnitOfWork>.Instance);
            await Record.ExceptionAsync(() =>
                book.RunnerOf(writer, dying).RunAsync(BookId.Live, id, CancellationToken.None));

            // Nobody takes it from a worker that may be alive.
            await AssertUntouchedAsync(book, id);
            book.Book.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        await book.WorkAsync(id);
        Assert.Equal(SaleImportState.Done, (await book.ViewAsync(id)).Status);
        Assert.Equal(Rows, await book.Book.Book.ReadAsync(db => db.SaleImportLines.CountAsync(x => x.Import == id)));
        await book.Book.ApproveAllAsync();
        await book.Book.AssertBooksAsync();
        return await book.StateAsync();
    }

    private static async Task AssertUntouchedAsync(ImportBook book, Id<SaleImport> id)
    {
        var before = await book.ViewAsync(id);
        if (before.Status == SaleImportState.Running && before.Done.All > 0)
        {
            await book.WorkAsync(id);
            Assert.Equal(before.Done, (await book.ViewAsync(id)).Done);
        }
    }

    // Some rows earn, some share, some come back further on, some are wrong.
    private static string RowOf(int n) => (n % 20) switch
    {
        3 => Row($"A-{n}", paid: "2026-03-02"),
        5 => Row($"A-{n}", agent: "person4@offers.example|person5@offers.example", split: "40|60", paid: "2026-03-02"),
        7 => Row($"A-{n}", reference: $"R-{n}"),
        8 => Row($"A-{n - 1}", reference: $"R-{n - 1}", paid: "2026-03-02"),
        11 => Row($"X-{n}"),
        _ => Row($"A-{n}", agent: $"person{3 + (n % 8)}@offers.example"),
    };

    /// <summary>A clock on which a process dies: it is read a few times, and then nothing works any more.</summary>
    private sealed class DyingClock(TimeProvider clock, int reads) : TimeProvider
    {
        private int _left = reads;

        public override DateTimeOffset GetUtcNow() => Interlocked.Decrement(ref _left) >= 0
            ? clock.GetUtcNow()
            : throw new InvalidOperationException("The process died.");
    }
}
