using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives;

/// <summary>What becomes of money in a budget that a claim does not need any more.</summary>
public sealed class BudgetUseTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_cancelled_sale_frees_pays_a_claim_that_waits(DatabaseProvider provider)
    {
        await using var book = await WaitingAsync(provider, price: "3000000.00");
        await book.MoveAsync(new SaleMade((await book.ClaimsAsync())[0].Sale, SaleStage.Signed), "cancel");

        var waited = (await book.ClaimsAsync())[1];
        Assert.Equal((null, "12000.00"), (waited.WaitsFor, waited.Paid.ToString()));
        Assert.Equal("12000.00", await book.WalletAsync(4));
        await book.MoveAsync(new SaleMade(waited.Sale, SaleStage.Signed), "pay");
        Assert.Equal("30000.00", await book.WalletAsync(4));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_decision_takes_from_a_claim_pays_one_that_waits(DatabaseProvider provider)
    {
        await using var book = await WaitingAsync(provider, price: "1800000.00");
        await AdjustAsync(book, (await book.ClaimsAsync())[0], "-30000.00");

        Assert.Null((await book.ClaimsAsync())[1].WaitsFor);
        Assert.Equal("7200.00", await book.WalletAsync(4));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_decision_took_is_not_kept_after_the_end(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("100.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        await AdjustAsync(book, Assert.Single(await book.ClaimsAsync()), "-50.00");

        await CloseAsync(book, incentive);

        Assert.Equal(("999900.00", "0.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Sales_beyond_the_units_that_count_keep_nothing_after_the_end(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("100.00", x => x with
        {
            MaxUnits = 1, Budget = new AmountText("500.00"),
        });
        for (var agent = 3; agent < 8; agent++)
        {
            await book.SellAsync(agent);
        }

        await CloseAsync(book, incentive);
        Assert.Equal(("999900.00", "100.00"), await book.BuilderAsync());
        await book.ApproveAllAsync();

        Assert.Equal(("999900.00", "0.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_unit_that_is_left_keeps_what_the_dearest_sale_can_earn(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("100.00", x => x with
        {
            MaxUnits = 2, Budget = new AmountText("500000.00"),
            Reward = new RewardRule { Kind = RewardKind.PercentOfPrice, RateBps = 100 },
        });
        await SellAsync(book, 3, (SaleStage.Paid, "1000000.00"));
        await SellAsync(book, 4, (SaleStage.Booked, "3000000.00"));
        await SellAsync(book, 5, (SaleStage.Booked, "5000000.00"));
        await book.ApproveAllAsync();

        await CloseAsync(book, incentive);

        Assert.Equal(("940000.00", "50000.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    // Of a budget of 50,000 a first claim has all, 20,000 paid; a second one, of a hundredth of a price, waits.
    private static async Task<IncentiveBook> WaitingAsync(DatabaseProvider provider, string price)
    {
        var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with
        {
            TriggerStage = SaleStage.Signed, Budget = new AmountText("50000.00"),
            Reward = new RewardRule
            {
                Kind = RewardKind.PercentOfPrice, RateBps = 100,
                Vesting = [new VestingPart(SaleStage.Signed, 4_000), new VestingPart(SaleStage.Paid, 6_000)],
            },
        });
        await SellAsync(book, 3, (SaleStage.Signed, "5000000.00"));
        await book.ApproveAllAsync();
        Assert.Equal("20000.00", await book.WalletAsync(3));
        await SellAsync(book, 4, (SaleStage.Signed, price));
        await book.ApproveAllAsync();
        Assert.Equal("budget_exhausted", (await book.ClaimsAsync())[1].WaitsFor);
        return book;
    }

    private static Task<SaleMade> SellAsync(IncentiveBook book, int agent, (SaleStage Stage, string Price) sale) =>
        book.SellAsync(agent, sale.Stage, x => x with { Price = new AmountText(sale.Price) });

    private static async Task AdjustAsync(IncentiveBook book, IncentiveClaim claim, string amount)
    {
        (await book.Claims.DisputeAsync(LiveBook.From(3, "mine"), claim.Id, "Look again.")).Check();
        (await book.Claims.ResolveAsync(book.Once, book.Scope, claim.Id, new ResolutionBody(
            "uphold", "It was too much.", new AmountText(amount)))).Check();
    }

    private static async Task CloseAsync(IncentiveBook book, IncentiveMade incentive)
    {
        book.Clock.Advance(TimeSpan.FromMinutes(1));
        (await book.Incentives.MoveAsync(book.Once, book.Scope, incentive.Id, ("close", null))).Check();
    }

    private static async Task<IncentiveBook> OpenedAsync(DatabaseProvider provider)
    {
        var book = await OpenAsync(provider);
        await book.FundAsync("1000000.00");
        return book;
    }
}
