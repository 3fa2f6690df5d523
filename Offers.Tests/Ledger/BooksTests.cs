using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class BooksTests
{
    private const string HeldAccount = "(SELECT \"Id\" FROM \"Account\" WHERE \"Purpose\" = 'Held')";
    private const string SomeEntry =
        "\"AccountId\" = (SELECT \"Id\" FROM \"Account\" WHERE \"Purpose\" = 'Available') AND \"Sequence\" = 1";

    /// <summary>What is done to the books, and where they must say so.</summary>
    private static readonly (string Sql, Func<BooksReport, bool> Found)[] _corruptions =
    [
        ("UPDATE \"Account\" SET \"BalanceMinor\" = \"BalanceMinor\" + 1 WHERE \"Purpose\" = 'Available'",
            x => x.AccountMismatches == 1 && !x.Currencies[0].TrialBalance.IsZero),
        ("UPDATE \"Account\" SET \"EntryCount\" = \"EntryCount\" + 1 WHERE \"Purpose\" = 'Held'",
            x => x.AccountMismatches == 1),
        ("UPDATE \"Account\" SET \"BalanceMinor\" = -\"BalanceMinor\"", x => x.AccountMismatches == 3),
        ($"UPDATE \"Entry\" SET \"AmountMinor\" = \"AmountMinor\" + 1 WHERE {SomeEntry}",
            x => x.AccountMismatches == 1 && Count(x, "Operations") == 1 && Count(x, "balance") == 1),
        ($"UPDATE \"Entry\" SET \"BalanceAfterMinor\" = 7 WHERE {SomeEntry}", x => Count(x, "balance") == 2),
        ($"UPDATE \"Entry\" SET \"Currency\" = 'USD' WHERE {SomeEntry}", x => Count(x, "balance") == 1),
        ($"UPDATE \"Entry\" SET \"OperationNumber\" = 99 WHERE {SomeEntry}", x => Count(x, "Entries") == 1),
        ($"DELETE FROM \"Entry\" WHERE {SomeEntry}", x => x.AccountMismatches == 1 && Count(x, "Operations") > 0),
        ("DELETE FROM \"Operation\" WHERE \"Number\" = 2",
            x => Count(x, "Entries") == 2 && Count(x, "Operation numbers") == 1),
        ("UPDATE \"Hold\" SET \"CapturedMinor\" = \"AmountMinor\" + 1", x => x.HoldMismatches == 2),
        ("UPDATE \"Hold\" SET \"VoidedMinor\" = 1", x => x.HoldMismatches == 2),
        ("UPDATE \"Hold\" SET \"State\" = 'Voided'", x => x.HoldMismatches == 1),
        ("DELETE FROM \"Hold\"", x => x.HoldMismatches == 1),
        ("DELETE FROM \"Event\" WHERE \"Number\" = 1", x => Count(x, "Event numbers") == 1),
        ("DELETE FROM \"AuditEntry\" WHERE \"Number\" = 1", x => Count(x, "Audit numbers") == 1),
        ("UPDATE \"Head\" SET \"LastOperation\" = \"LastOperation\" + 1", x => Count(x, "Operation numbers") == 1),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_corruption_is_found(DatabaseProvider provider)
    {
        foreach (var (sql, found) in _corruptions)
        {
            await using var world = await LedgerWorld.NewAsync(provider);
            var person = await world.PersonWithAsync("100.00");
            await world.AskWithdrawalAsync(person, "30.00");
            await world.DepositAsync(person, "5.00");
            await world.AssertBooksAsync();
            await world.TamperAsync(sql);
            var report = await world.Books.CheckAsync(BookId.Live);
            Assert.True(found(report) && !report.Balanced, $"{sql}\n{OffersJson.Text(report)}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Committed_amounts_are_compared_with_investments_positions_and_holds(DatabaseProvider provider)
    {
        string[] corruptions =
        [
            "UPDATE \"OfferTotals\" SET \"CommittedMinor\" = \"CommittedMinor\" - 1",
            "UPDATE \"Position\" SET \"CommittedMinor\" = \"CommittedMinor\" + 1",
            "UPDATE \"Investment\" SET \"AcceptedMinor\" = \"AcceptedMinor\" - 1",
        ];
        foreach (var sql in corruptions)
        {
            await using var world = await LedgerWorld.NewAsync(provider);
            var person = await world.PersonWithAsync("100.00");
            await InvestAsync(world, person, "30.00");
            await world.AssertBooksAsync();
            await world.TamperAsync(sql);
            var report = await world.Books.CheckAsync(BookId.Live);
            Assert.False(report.Balanced, sql);
            Assert.Contains(report.Checks, x => x.Name == InvestmentBooks.Committed.Name && x.Mismatches == 1);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Clearing_account_that_is_not_zero_is_listed_with_its_age_and_event(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var platform = Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live));
        var review = new AccountKey(platform, Purpose.Clearing, LedgerWorld.Aed, ClearingFlow.DepositReview.Qualifier);
        var bank = Deposit.BankOf(BookId.Live, LedgerWorld.Aed);
        await MoveAsync(world, bank, review, "5.00");
        await MoveAsync(world, review, bank, "5.00");
        Assert.Empty((await world.Books.CheckAsync(BookId.Live)).Clearing);
        world.Clock.Advance(TimeSpan.FromHours(1));
        var since = world.Clock.GetUtcNow();
        await MoveAsync(world, bank, review, "7.00");
        world.Clock.Advance(TimeSpan.FromDays(2));
        await MoveAsync(world, review, bank, "3.00");
        var waiting = Assert.Single((await world.Books.CheckAsync(BookId.Live)).Clearing);
        Assert.Equal(("Clearing:deposit-review", "4.00"), (waiting.Account, waiting.Balance.ToString()));
        Assert.Equal(
            (since, ClearingFlow.DepositReview.Awaits, false), (waiting.Oldest, waiting.Awaits, waiting.IsFault));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(Assert.Single((await world.Books.CheckAsync(BookId.Live)).Clearing).IsFault);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Trial_balance_is_shown_as_it_was_recorded_at_a_time(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var then = world.Clock.GetUtcNow();
        await world.AskWithdrawalAsync(person, "30.00");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var past = Assert.Single(await world.Books.TrialBalanceAsync(BookId.Live, then));
        Assert.True(past.TrialBalance.IsZero);
        Assert.Equal(["100.00", "-100.00"], past.Purposes.Select(x => x.Balance.ToString()));
        var now = Assert.Single(await world.Books.TrialBalanceAsync(BookId.Live, world.Clock.GetUtcNow()));
        Assert.Equal(["70.00", "30.00", "-100.00"], now.Purposes.Select(x => x.Balance.ToString()));
    }

    private static int Count(BooksReport report, string part) =>
        report.Checks.Where(x => x.Name.Contains(part, StringComparison.Ordinal)).Sum(x => x.Mismatches);

    private static async Task MoveAsync(LedgerWorld world, AccountKey from, AccountKey to, string amount) =>
        (await world.Unit.SubmitAsync(
            new Transfer(new TransferOrder(from, to, LedgerWorld.Money(amount), "test")), world.ByAdmin())).Check();

    private static async Task InvestAsync(LedgerWorld world, Owner person, string amount)
    {
        var desk = new OfferDesk(world.Unit);
        var body = new OfferBody { Code = "NEST-1", Name = "Nest", MaxAmount = new AmountText("1000.00") };
        await using var db = world.Database.Read(BookId.Live);
        (await desk.CreateAsync(world.ByAdmin(), body)).Check();
        var id = db.InvestmentOffers.Single().Id;
        (await desk.MoveAsync(world.ByAdmin(), id, "publish")).Check();
        var invest = new Invest(
            id, person, new HashSet<Id<Organisation>>(), new InvestBody(new AmountText(amount)));
        (await world.Unit.SubmitAsync(invest, LedgerWorld.By(person))).Check();
    }
}
