using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives;

/// <summary>Budgets, caps and decisions when everybody acts at once.</summary>
public sealed class IncentiveRaceTests
{
    private const int Claims = 100;
    private const int Sales = 200;
    private const int Cap = 10;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_hundred_approvals_at_once_never_exceed_the_budget(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("100000.00");
        var incentive = await book.PublishAsync("10.00", x => x with { Budget = new AmountText("305.00") });
        for (var i = 0; i < Claims; i++)
        {
            await book.SellAsync(3 + (i % 8));
        }

        var claims = await book.ClaimsAsync();
        await Task.WhenAll(claims.Select(x => book.Claims.ApproveAsync(book.Once, book.Scope, x.Id)));

        claims = await book.ClaimsAsync();
        Assert.Equal(30, claims.Count(x => x.Status == ClaimStatus.Paid));
        Assert.Equal(70, claims.Count(x => x is { Status: ClaimStatus.Approved, WaitsFor: "budget_exhausted" }));
        Assert.Equal("300.00", (await book.BudgetAsync(incentive.Id)).Paid.ToString());
        await book.AssertBooksAsync();

        (await book.Incentives.AddBudgetAsync(
            book.Once, book.Scope, incentive.Id, new BudgetBody(new AmountText("695.00")))).Check();
        Assert.All(await book.ClaimsAsync(), x => Assert.Equal(ClaimStatus.Paid, x.Status));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_decide_at_once_one_does_and_it_is_paid_once(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("1000.00");
        await book.PublishAsync("10.00", x => x with { Budget = new AmountText("1000.00") });
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            await book.SellAsync(3);
            var claim = (await book.ClaimsAsync())[^1];
            var answers = await Task.WhenAll(
                book.Claims.ApproveAsync(book.Once, book.Scope, claim.Id),
                book.Claims.ApproveAsync(book.Once, book.Scope, claim.Id),
                book.Claims.RejectAsync(book.Once, book.Scope, claim.Id, "No."));
            Assert.Equal(1, answers.Count(x => !x.IsRefusal));
        }

        var paid = (await book.ClaimsAsync()).Count(x => x.Status == ClaimStatus.Paid);
        Assert.Equal(new Money(paid * Inr("10.00").Minor, Currency.Inr).ToString(), await book.WalletAsync(3));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_sales_at_once_exactly_as_many_count_as_the_cap_says(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("1000.00");
        var incentive = await book.PublishAsync("10.00", x => x with { MaxUnits = Cap });
        await Task.WhenAll(Enumerable.Range(0, Sales).Select(i => book.SellAsync(3 + (i % 8))));

        Assert.Equal(Cap, (await book.ClaimsAsync()).Count);
        Assert.Equal(Cap, await book.Book.ReadAsync(db => db.IncentiveTotals
            .Where(x => x.Incentive == incentive.Id).Select(x => x.UnitsTaken).SingleAsync()));
        await book.AssertBooksAsync();
    }
}
