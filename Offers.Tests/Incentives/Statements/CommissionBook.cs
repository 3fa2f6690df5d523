using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives.Statements;

/// <summary>What tests do with statements of the agents of a book, which begins in March 2026.</summary>
internal static class CommissionBook
{
    internal static readonly CommissionMonth March = new(2026, 3);
    internal static readonly CommissionMonth April = new(2026, 4);

    /// <summary>A book whose builder has money.</summary>
    internal static async Task<IncentiveBook> OpenedAsync(DatabaseProvider provider)
    {
        var book = await OpenAsync(provider);
        await book.FundAsync("10000000.00");
        return book;
    }

    internal static CommissionDesk Desk(this IncentiveBook book, UnitOfWork? writer = null) =>
        new(writer ?? book.Book.Writer, book.Book.Database, book.Clock);

    internal static CommissionQueries Statements(this IncentiveBook book) => new(book.Book.Database, book.Clock);

    /// <summary>Goes on to a day of a month, at noon UTC.</summary>
    internal static void GoTo(this IncentiveBook book, CommissionMonth month, int day) => book.Clock.Advance(
        new DateTimeOffset(month.Year, month.Month, day, 12, 0, 0, TimeSpan.Zero) - book.Clock.GetUtcNow());

    /// <summary>The platform's zone becomes another.</summary>
    internal static Task LocateAsync(this IncentiveBook book, string zone) =>
        book.Book.Database.WriteOutsideAsync(async db =>
        {
            var id = Organisation.PlatformId(BookId.Live);
            var platform = await db.Organisations.SingleAsync(x => x.Id == id);
            platform.Locate(zone, "en");
            return 0;
        });

    /// <summary>A month of an agent: issued, or as it would be now.</summary>
    internal static Task<CommissionView> StatementAsync(this IncentiveBook book, int agent, CommissionMonth month) =>
        book.Statements().GetAsync(BookId.Live, LiveBook.PersonOf(agent), $"{month}-INR");

    internal static Task<CommissionChanges> ChangesAsync(
        this IncentiveBook book, int agent, CommissionMonth month) =>
        book.Statements().ChangesAsync(BookId.Live, LiveBook.PersonOf(agent), $"{month}-INR");

    /// <summary>The statements as they are kept, the earliest first.</summary>
    internal static Task<List<CommissionStatement>> KeptAsync(this IncentiveBook book) => book.Book.ReadAsync(db =>
        db.CommissionStatements.OrderBy(x => x.Until).ThenBy(x => x.Agent).ToListAsync());

    /// <summary>What rewards and what was taken back sum to on an agent's wallet in a month, by its entries.</summary>
    internal static Task<Money> EntriesAsync(this IncentiveBook book, int agent, CommissionMonth month)
    {
        var owner = LiveBook.PersonOf(agent).Value;
        var (begin, end) = (month.From(TimeZoneInfo.Utc), month.Until(TimeZoneInfo.Utc));
        return book.Book.ReadAsync(async db => new Money(
            await (
                from entry in db.Entries
                join account in db.Accounts on entry.AccountId equals account.Id
                join operation in db.Operations on entry.OperationId equals operation.Id
                where account.OwnerId == owner && account.Purpose == Purpose.Available
                    && operation.RecordedAt >= begin && operation.RecordedAt < end
                select entry.AmountMinor).SumAsync(),
            Currency.Inr));
    }

    /// <summary>An agent as a caller.</summary>
    internal static Caller Agent(int agent) => LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(agent), Roles = new HashSet<Role> { Role.Agent }, ActingAs = "Agent",
    };

    internal static string Said(this CommissionTotals totals) => string.Join(
        ' ', totals.Opening, totals.Earned, totals.Adjusted, totals.Bounties, totals.Paid, totals.Recovered,
        totals.Closing);
}
