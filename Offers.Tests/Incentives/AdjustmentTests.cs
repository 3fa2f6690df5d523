using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Incentives.Statements;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives;

/// <summary>What decisions on disputes add to claims: kept while a claim does not count, never without limit.</summary>
public sealed class AdjustmentTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_decision_added_comes_back_with_the_claim(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("1000.00"), MinUnitsToSell = 2,
        });
        var first = await book.SellAsync(3);
        var second = await book.SellAsync(3);
        await book.ApproveAllAsync();
        await AdjustAsync(book, first, "25.00");
        Assert.Equal("225.00", await book.WalletAsync(3));

        await book.MoveAsync(second, "cancel");
        var fallen = await OfAsync(book, first);
        Assert.Equal((ClaimStatus.Reversed, "0.00", 2_500L), (
            fallen.Status, fallen.Amount.ToString(), fallen.AdjustedMinor));
        var shown = await new ClaimQueries(book.Book.Database, book.Clock).GetAsync(book.Scope, fallen.Id);
        Assert.Equal(("0.00", "0.00"), (shown.Amount.ToString(), shown.Adjusted.ToString()));
        var results = await new ResultQueries(book.Book.Database, book.Clock).OfIncentiveAsync(
            book.Scope, incentive.Id, (null, null));
        Assert.True(results.States.Single(x => x.Status == ClaimStatus.Reversed).Worth.IsZero);
        await book.AssertBooksAsync();

        await book.SellAsync(3);
        Assert.Equal("125.00", (await OfAsync(book, first)).Amount.ToString());
        await book.ApproveAllAsync();
        Assert.Equal("125.00", (await OfAsync(book, first)).Paid.ToString());
        Assert.Equal("225.00", await book.WalletAsync(3));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_decision_adds_and_takes_no_more_than_an_amount_can_be(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with { Budget = new AmountText("1000.00") });
        var sale = await book.SellAsync(3);
        foreach (var amount in new[] { "1000000000000.01", "-1000000000000.01", "92233720368547758.07" })
        {
            Assert.Equal("amount_invalid", (await Assert.ThrowsAsync<Refusal>(
                () => AdjustAsync(book, sale, amount))).Code.Code);
            (await book.Claims.WithdrawAsync(
                CommandRequest.Once(CommissionBook.Agent(3)), (await OfAsync(book, sale)).Id)).Check();
        }

        await AdjustAsync(book, sale, "1000000000000.00");
        Assert.Equal("1000000000100.00", (await OfAsync(book, sale)).Amount.ToString());
        var statement = await book.StatementAsync(3, CommissionBook.March);
        Assert.Equal("1000000000100.00", statement.Totals.Closing.ToString());
        Assert.Equal("amount_invalid", (await Assert.ThrowsAsync<Refusal>(
            () => AdjustAsync(book, sale, "1000000000000.00"))).Code.Code);
        await book.AssertBooksAsync();
    }

    private static async Task AdjustAsync(IncentiveBook book, SaleMade sale, string amount)
    {
        var id = (await OfAsync(book, sale)).Id;
        (await book.Claims.DisputeAsync(
            CommandRequest.Once(CommissionBook.Agent(3)), id, "I sold two parking lots with it.")).Check();
        (await book.Claims.ResolveAsync(book.Once, book.Scope, id, new ResolutionBody(
            "uphold", "You are right.", new AmountText(amount)))).Check();
    }

    private static Task<IncentiveClaim> OfAsync(IncentiveBook book, SaleMade sale) =>
        book.Book.ReadAsync(db => db.IncentiveClaims.SingleAsync(x => x.Sale == sale.Id));

    private static async Task<IncentiveBook> OpenedAsync(DatabaseProvider provider)
    {
        var book = await OpenAsync(provider);
        await book.FundAsync("1000000.00");
        return book;
    }
}
