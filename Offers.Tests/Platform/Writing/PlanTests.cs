using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Audit;
using Offers.Data.Platform.Events;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Tidy;

namespace Offers.Tests.Platform.Writing;

/// <summary>No list reads a table that grows from end to end.</summary>
public sealed partial class PlanTests
{
    private const int Investors = 1_500;
    private const int Rounds = 4;

    // Tables with a row for each offer, organisation or book stay small enough to be read as a whole.
    private static readonly string[] _growing =
    [
        "Account", "AuditEntry", "Entry", "Event", "Hold", "IdempotencyRecord", "Investment", "Operation", "Position",
        "TopUp",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task No_list_reads_a_growing_table_from_end_to_end(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        var offer = await FillAsync(book);
        var findings = new List<string>();
        using var asked = await Asked.OfAsync(book);
        foreach (var (name, ask) in Lists(book.Database, offer))
        {
            asked.Clear();
            await ask();
            Assert.NotEmpty(asked.Questions);
            foreach (var question in asked.Questions.ToList().Where(x => !IsCappedCount().IsMatch(x.Sql)))
            {
                findings.AddRange(
                    from scan in await ScansAsync(book, question)
                    select $"{provider} {name}: {scan}\n{question.Sql}");
            }
        }

        Findings.AssertNone(findings, "Give the list an index, in the mapping of its module.");
    }

    private static IEnumerable<(string Name, Func<Task> Ask)> Lists(OffersDatabase database, Id<InvestmentOffer> offer)
    {
        var (book, page, person) = (BookId.Live, new PageRequest(20), LiveBook.PersonOf(7));
        var wallet = LiveBook.WalletOf(7);
        var investments = new InvestmentQueries(database, TimeProvider.System);
        var later = new PageRequest(20, Cursor: Id<Investment>.New().ToString());
        yield return ("offers", () => new OfferQueries(database, TimeProvider.System)
            .ListAsync(book, new OfferFilter(OfferStatus.Live, Currency.Aed), page));
        yield return ("all investments", () => investments.ListAsync(book, new InvestmentFilter(), later));
        yield return ("my investments", () => investments.ListAsync(book, new() { Investor = person }, later));
        yield return ("an offer's investments", () => investments.ListAsync(book, new() { Offer = offer }, later));
        yield return ("holdings", () => investments.HoldingsAsync(book, person));
        foreach (var list in LedgerLists(database, wallet, page)) yield return list;
        yield return ("events", () => new EventQueries(database).AfterAsync(book, 40));
        yield return ("audit", () => new AuditQueries(database).ListAsync(book, new AuditFilter(), page));
        yield return ("audit of a person", () => new AuditQueries(database)
            .ListAsync(book, new AuditFilter { Person = person }, page));
        yield return ("audit of an object", () => new AuditQueries(database)
            .ListAsync(book, new AuditFilter { ObjectId = offer.ToString() }, page));
    }

    private static IEnumerable<(string Name, Func<Task> Ask)> LedgerLists(
        OffersDatabase database, Owner wallet, PageRequest page)
    {
        var (wallets, operations) = (new WalletQueries(database, []), new OperationQueries(database, []));
        var (holds, cash) = (new HoldQueries(database, []), new CashQueries(database, TimeProvider.System));
        yield return ("wallets", () => wallets.ListAsync(wallet));
        yield return ("wallet", () => wallets.GetAsync(wallet, Currency.Aed));
        yield return ("entries", () => wallets.EntriesAsync((wallet, Currency.Aed), new OperationFilter(), page));
        yield return ("operations", () => operations.ListAsync(wallet.Book, new OperationFilter(), page));
        yield return ("holds of somebody", () => holds.ListAsync(wallet.Book, new HoldFilter { Owner = wallet }, page));
        yield return ("holds that are due", () => holds.DueAsync(wallet.Book, LiveBook.Now, 100));
        yield return ("deposits that wait", () => cash.DepositsAsync(
            wallet.Book, new CashFilter { Status = CashState.Requested }, page));
        yield return ("deposits of somebody", () => cash.DepositsAsync(
            wallet.Book, new CashFilter { Owner = wallet }, page));
        yield return ("withdrawals that wait", () => cash.WithdrawalsAsync(
            wallet.Book, new CashFilter { Status = CashState.Requested }, page));
        yield return ("what waits", () => cash.WaitingAsync(wallet.Book));
    }

    private static async Task<Id<InvestmentOffer>> FillAsync(LiveBook book)
    {
        await book.IntroduceAsync(Investors);
        var offers = new List<Id<InvestmentOffer>>();
        for (var n = 0; n < Rounds; n++) offers.Add(await book.PublishAsync($"PLAN-{n}", 1_000_000_00));
        await Task.WhenAll(Enumerable.Range(0, Investors).Select(person => book.DepositAsync(person, 10_000_00)));
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Investors).Select(person => book.Writer.SubmitAsync(
                LiveBook.InvestOf(offers[round], person, 1_00),
                LiveBook.From(person, $"plan-of-{person}-in-{round}"))));
        }

        await book.RunAsync("ANALYZE");
        return offers[0];
    }

    private static async Task<IEnumerable<string>> ScansAsync(LiveBook book, Question question) =>
        (await question.PlanAsync(book)).Where(line => IsScan(line, question.Sql));

    private static bool IsScan(string line, string sql)
    {
        var match = Scan().Match(line);
        if (!match.Success) return false;
        var name = match.Groups["table"].Value;
        return _growing.Contains(name, StringComparer.Ordinal)
            || _growing.Any(table => sql.Contains($"\"{table}\" AS \"{name}\"", StringComparison.Ordinal));
    }

    // SQLite says SCAN also for reading along an index, which is how a newest page is read.
    [GeneratedRegex("""Seq Scan on "?(?<table>\w+)|^SCAN "?(?<table>\w+)"?(?!.* USING )""")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^SELECT count\(\*\)[^;]*LIMIT", RegexOptions.IgnoreCase)]
    private static partial Regex IsCappedCount();
}
