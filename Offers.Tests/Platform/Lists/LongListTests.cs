using System.Diagnostics;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Investments;
using Offers.Tests.Platform.Writing;
using Xunit.Abstractions;

namespace Offers.Tests.Platform.Lists;

/// <summary>However long a list is, its last page costs as much as its first, in few queries.</summary>
public sealed class LongListTests(ITestOutputHelper output)
{
    private const int QueriesAtMost = 5;
    private const int Rounds = 25;
    private const int Investor = 10;

    // Below this a page is so quick that the clock of a busy machine says more about the machine.
    private static readonly TimeSpan _noise = TimeSpan.FromMilliseconds(3);

    private static readonly long _rows = TestScale.Current.ListRows;

    [Theory, OnSqlite, OnPostgres]
    public async Task First_and_last_page_of_a_million_investments_cost_the_same(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        using var asked = await Asked.OfAsync(book);
        var offer = await book.OfferAsync("1000000.00");
        await book.FundAsync("100.00", Investor);
        (await book.InvestAsync(Investor, offer, "100.00")).Check();
        await book.RunAsync(book.CopyMany<Investment>("1 = 1", (1, _rows), ("Id", book.NumberedId())));
        await book.RunAsync("ANALYZE");
        var lists = new InvestmentQueries(book.Database, TimeProvider.System);

        await AssertEvenAsync((book, asked), "an offer's investments", page =>
            lists.ListAsync(BookId.Live, new InvestmentFilter { Offer = offer }, page));
        await AssertEvenAsync((book, asked), "my investments", page =>
            lists.ListAsync(BookId.Live, new InvestmentFilter { Investor = LiveBook.PersonOf(Investor) }, page));
        await AssertEvenAsync((book, asked), "all investments", page =>
            lists.ListAsync(BookId.Live, new InvestmentFilter(), page));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task First_and_last_page_of_a_million_operations_and_entries_cost_the_same(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        using var asked = await Asked.OfAsync(book);
        await book.FundAsync("100.00", Investor);
        var numbers = (2, _rows);
        await book.RunAsync(book.CopyMany<Entry>(
            "\"Sequence\" = 1", numbers, ("Sequence", "n"), ("OperationNumber", "n"),
            ("OperationId", book.NumberedId())));
        // The rules that each operation is checked by look for its entries as the statistics advise.
        await book.RunAsync("ANALYZE");
        await book.RunAsync(book.CopyMany<Operation>(
            "\"Number\" = 1", numbers, ("Id", book.NumberedId()), ("Number", "n")));
        await book.RunAsync($"""
            UPDATE "Account" SET "EntryCount" = {_rows} WHERE "EntryCount" = 1;
            UPDATE "Head" SET "LastOperation" = {_rows};
            """);
        await book.RunAsync("ANALYZE");
        var wallet = (LiveBook.WalletOf(Investor), Currency.Aed);

        await AssertEvenAsync((book, asked), "operations", page =>
            new OperationQueries(book.Database, []).ListAsync(BookId.Live, new OperationFilter(), page));
        await AssertEvenAsync((book, asked), "transactions", page =>
            new WalletQueries(book.Database, []).EntriesAsync(wallet, new OperationFilter(), page));
    }

    private static async Task<LiveBook> OpenAsync(DatabaseProvider provider)
    {
        var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.IntroduceAsync(Investor + 1);
        return book;
    }

    private async Task AssertEvenAsync<T>(
        (LiveBook Book, Asked Asked) on, string name, Func<PageRequest, Task<Page<T>>> read)
    {
        var (first, last) = (new PageRequest(), new PageRequest(Cursor: PageRequest.End));
        var top = await read(first);
        var bottom = await read(last);
        Assert.Equal((first.Limit, true, PageRequest.CountedTotal + 1), (top.Data.Count, top.HasMore, (int)top.Total));
        Assert.Equal((last.Limit, false), (bottom.Data.Count, bottom.HasMore));
        var before = new PageRequest(Cursor: bottom.PreviousCursor);
        var again = await read(new PageRequest(Cursor: (await read(before)).NextCursor));
        Assert.Equal(bottom.Data.Count, again.Data.Count);

        foreach (var request in (PageRequest[])[first, last, before])
        {
            var earlier = on.Asked.Questions.Count;
            await read(request);
            Assert.InRange(on.Asked.Questions.Count - earlier, 1, QueriesAtMost);
        }

        var (quick, slow) = await MediansAsync(() => read(first), () => read(last));
        output.WriteLine(
            $"{on.Book.Options.Provider}, {_rows:N0} rows, {name}: first {quick.TotalMilliseconds:N2} ms, "
            + $"last {slow.TotalMilliseconds:N2} ms");
        Assert.True(slow <= (quick * 1.5) + _noise, $"{name}: first page {quick}, last page {slow}.");
    }

    private static async Task<(TimeSpan First, TimeSpan Last)> MediansAsync(Func<Task> first, Func<Task> last)
    {
        var (ones, others) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            ones.Add(await TimeAsync(first));
            others.Add(await TimeAsync(last));
        }

        return (ones.Order().ElementAt(Rounds / 2), others.Order().ElementAt(Rounds / 2));
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> read)
    {
        var start = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(start);
    }
}
