using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>Two books in one database know nothing of each other.</summary>
public sealed class BooksApartTests
{
    private static readonly BookId _sandbox = new(2);

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_written_in_one_book_is_not_seen_in_another(DatabaseProvider provider)
    {
        await using var book = await WithSandboxAsync(provider);
        var outcomes = await Jam.TogetherAsync(
            book.Writer, [Deposit(BookId.Live, 10_00), Deposit(_sandbox, 70_00), Deposit(_sandbox, 5_00)]);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone));
        Assert.Equal([10_00L], await AvailableAsync(book, BookId.Live));
        Assert.Equal([75_00L], await AvailableAsync(book, _sandbox));
        foreach (var (id, rows) in ((BookId, int)[])[(BookId.Live, 1), (_sandbox, 2)])
        {
            await using var db = book.Database.Read(id);
            Assert.Equal(
                (rows, rows, rows, rows),
                (await db.Operations.CountAsync(), await db.Events.CountAsync(), await db.AuditEntries.CountAsync(),
                    await db.TopUps.CountAsync()));
            Assert.Equal(rows, (await db.Heads.SingleAsync()).LastOperation);
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Money_cannot_go_from_one_book_to_another(DatabaseProvider provider)
    {
        await using var book = await WithSandboxAsync(provider);
        await book.DepositAsync(1, 10_00);
        var (here, there) = (LiveBook.WalletOf(1), LiveBook.WalletOf(1) with { Book = _sandbox });
        var smuggle = new Scripted(
            names => names.Need(LedgerRows.AccountsOf, here).Need(LedgerRows.AccountsOf, there),
            work =>
            {
                work.Ledger.Transfer(
                    (work.Ledger.Available(here, Currency.Aed), work.Ledger.Available(there, Currency.Aed)),
                    new Money(1_00, Currency.Aed), new OperationFacts("test.smuggle", "x", work.Now));
                return Answer.None();
            });
        var outcome = await Outcome.OfAsync(() =>
            book.Writer.SubmitAsync(smuggle, LiveBook.From(1, "from-book-to-book-now")));
        Assert.IsType<InvalidOperationException>(outcome.Error);
        Assert.Empty(await AvailableAsync(book, _sandbox));
        await BookCheck.AssertAsync(book.Database);
    }

    private static (BatchCommand Command, CommandRequest Request) Deposit(BookId book, long minor)
    {
        var owner = LiveBook.WalletOf(1) with { Book = book };
        return (
            new Deposit(new CashRequest(owner, new Money(minor, Currency.Aed), null, "Test")),
            CommandRequest.Once(LiveBook.Admin with { Book = book }));
    }

    private static async Task<List<long>> AvailableAsync(LiveBook book, BookId id)
    {
        await using var db = book.Database.Read(id);
        return await db.Accounts.Where(x => x.Purpose == Purpose.Available).Select(x => x.BalanceMinor).ToListAsync();
    }

    private static async Task<LiveBook> WithSandboxAsync(DatabaseProvider provider)
    {
        var book = await LiveBook.OpenAsync(provider);
        await book.RunAsync(book.Copy<Head>("true", ("Book", "2")));
        return book;
    }
}
