using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>What a dry run shows is what then happens, and it leaves nothing.</summary>
public sealed class DryRunTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_shows_what_then_happens_and_stores_nothing(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        var offer = await book.PublishAsync("DRY", 100_00);
        await book.DepositAsync(1, 80_00);
        await book.Writer.SubmitAsync(LiveBook.InvestOf(offer, 1, 10_00), LiveBook.From(1, "the-first-small-one"));
        foreach (var minor in (long[])[30_00, 50_00, 200_00])
        {
            var before = await BookText.OfAsync(book.Database);
            var request = LiveBook.From(1, $"an-investment-of-{minor}");
            var shown = await Outcome.OfAsync(() => book.Writer.SubmitAsync(
                LiveBook.InvestOf(offer, 1, minor), request with { Mode = RunMode.DryRun }));
            Assert.Equal(before, await BookText.OfAsync(book.Database));
            var done = await Outcome.OfAsync(() =>
                book.Writer.SubmitAsync(LiveBook.InvestOf(offer, 1, minor), request));
            await AssertSameAsync(book, shown, done);
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_of_a_closure_shows_what_then_happens_and_stores_nothing(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.DepositAsync(1, 80_00);
        var before = await BookText.OfAsync(book.Database);
        var request = LiveBook.From(1, "pay-somebody-and-more");
        var shown = await Outcome.OfAsync(() => PayAsync(book, request with { Mode = RunMode.DryRun }));
        Assert.Equal(before, await BookText.OfAsync(book.Database));
        Assert.False(await book.ReadAsync(db => db.Organisations.AnyAsync(x => x.Name == "Payee")));
        var done = await Outcome.OfAsync(() => PayAsync(book, request));
        await AssertSameAsync(book, shown, done);
    }

    private static Task<Answer> PayAsync(LiveBook book, CommandRequest request) => book.Writer.RunAsync(
        request, new Deed("test.pay", ""), async work =>
        {
            var payee = new Organisation(BookId.Live, OrganisationKind.Agency, "Payee", null);
            var (from, to) = (LiveBook.WalletOf(1), Owner.Of(BookId.Live, payee.Id));
            work.Db.Add(payee);
            await work.LoadAsync(new RowNames()
                .Need(LedgerRows.AccountsOf, from)
                .Need(LedgerRows.AccountByKey, new AccountKey(to, Purpose.Available, Currency.Aed)));
            var target = work.Ledger.Account(new AccountKey(to, Purpose.Available, Currency.Aed));
            work.Ledger.Transfer(
                (work.Ledger.Available(from, Currency.Aed), target), new Money(7_50, Currency.Aed),
                new OperationFacts("test.pay", payee.ObjectId, work.Now));
            return Answer.Ok(new { left = AmountText.Of(work.Ledger.Available(from, Currency.Aed).Balance) });
        });

    // Either both are the same refusal, or each shown line is an entry that was then written.
    private static async Task AssertSameAsync(LiveBook book, Outcome shown, Outcome done)
    {
        Assert.Equal(done.Code, shown.Code);
        if (!done.IsDone) return;
        var preview = shown.Answer!.Read<Preview>();
        Assert.True(preview.DryRun);
        Assert.Equal(Ids.Hide(System.Text.Encoding.UTF8.GetString(done.Answer!.Body)), Ids.Hide($"{preview.Result}"));
        var entries = await book.ReadAsync(db => Task.FromResult(
            (from entry in db.Entries
             join account in db.Accounts on entry.AccountId equals account.Id
             where entry.OperationNumber == db.Operations.Max(x => x.Number)
             select new { entry, account }).ToList()));
        Assert.Equal(
            entries.Select(x => Line(
                x.account.Purpose.ToString(), new Money(x.entry.AmountMinor, x.entry.Currency),
                new Money(x.entry.BalanceAfterMinor, x.entry.Currency))).Order(StringComparer.Ordinal),
            preview.Effects.Select(x => $"{x.Purpose} {x.Amount} {x.Before} {x.After}").Order(StringComparer.Ordinal));
    }

    private static string Line(string purpose, Money amount, Money after) =>
        $"{purpose} {AmountText.Of(amount)} {AmountText.Of(after - amount)} {AmountText.Of(after)}";
}
