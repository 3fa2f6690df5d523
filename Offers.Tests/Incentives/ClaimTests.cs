using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;
using static Offers.Tests.Investments.InvestmentBook;

namespace Offers.Tests.Incentives;

/// <summary>What sales earn, how it is paid, and what becomes of it when a sale falls.</summary>
public sealed class ClaimTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_paid_sale_makes_a_claim_that_is_paid_out_of_the_budget(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("20000.00", x => x with { MaxUnits = 10 });
        var sale = await book.SellAsync(3, SaleStage.Signed);
        Assert.Empty(await book.ClaimsAsync());

        await book.MoveAsync(sale, "pay");
        var claim = Assert.Single(await book.ClaimsAsync());
        Assert.Equal((ClaimStatus.Pending, "20000.00"), (claim.Status, claim.Amount.ToString()));
        await book.ApproveAllAsync();

        Assert.Equal("20000.00", await book.WalletAsync(3));
        Assert.Equal(("800000.00", "180000.00"), await book.BuilderAsync());
        var budget = await book.BudgetAsync(incentive.Id);
        Assert.Equal(("200000.00", "20000.00", "180000.00"), (budget.Total.ToString(), budget.Paid.ToString(),
            budget.Free.ToString()));
        Assert.Equal(ClaimStatus.Paid, Assert.Single(await book.ClaimsAsync()).Status);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cancelled_sale_takes_back_what_was_paid_out_of_the_next_payment(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("20000.00", x => x with { MaxUnits = 10 });
        var sale = await book.SellAsync(3);
        await book.ApproveAllAsync();
        await book.MoveAsync(sale, "cancel");

        Assert.Equal("20000.00", await book.WalletAsync(3));
        var recovery = Assert.Single(await book.Book.ReadAsync(db => db.Recoveries.ToListAsync()));
        Assert.Equal("20000.00", recovery.Open.ToString());
        Assert.Equal(ClaimStatus.Reversed, Assert.Single(await book.ClaimsAsync()).Status);
        await book.AssertBooksAsync();

        await book.SellAsync(3);
        await book.ApproveAllAsync();
        Assert.Equal("20000.00", await book.WalletAsync(3));
        recovery = Assert.Single(await book.Book.ReadAsync(db => db.Recoveries.ToListAsync()));
        Assert.True(recovery.Open.IsZero);
        Assert.Equal(("820000.00", "160000.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Parts_vest_at_stages_and_sum_to_the_claim(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.01", x => x with
        {
            TriggerStage = SaleStage.Signed,
            Budget = new AmountText("1000.00"),
            Reward = new RewardRule
            {
                Kind = RewardKind.FixedPerUnit, Amount = new AmountText("100.01"),
                Vesting = [new VestingPart(SaleStage.Signed, 4_000), new VestingPart(SaleStage.Paid, 6_000)],
            },
        });
        var sale = await book.SellAsync(3, SaleStage.Signed);
        await book.ApproveAllAsync();
        Assert.Equal("40.00", await book.WalletAsync(3));
        Assert.Equal(ClaimStatus.Approved, Assert.Single(await book.ClaimsAsync()).Status);

        await book.MoveAsync(sale, "pay");
        Assert.Equal("100.01", await book.WalletAsync(3));
        Assert.Equal(ClaimStatus.Paid, Assert.Single(await book.ClaimsAsync()).Status);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reaching_a_tier_of_the_whole_range_lifts_earlier_claims_and_falling_takes_it_back(
        DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("10000.00"), Reward = Ladder(TierMode.WholeRange),
        });
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        Assert.Equal("100.00", await book.WalletAsync(3));

        var second = await book.SellAsync(3);
        Assert.Equal("150.00", await book.WalletAsync(3));
        await book.ApproveAllAsync();
        Assert.Equal("300.00", await book.WalletAsync(3));

        await book.MoveAsync(second, "cancel");
        var recoveries = await book.Book.ReadAsync(db => db.Recoveries.OrderBy(x => x.AmountMinor).ToListAsync());
        Assert.Equal(["50.00", "150.00"], recoveries.Select(x => x.Open.ToString()));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Later_terms_do_not_touch_earlier_sales(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("100.00", x => x with { Budget = new AmountText("10000.00") });
        var early = await book.SellAsync(3, SaleStage.Booked);
        book.Clock.Advance(TimeSpan.FromDays(1));
        var patch = new System.Text.Json.Nodes.JsonObject { ["incentiveAmount"] = "70.00" };
        var edited = (await book.Incentives.EditAsync(
            book.Once, book.Scope, incentive.Id, (Etag.Of(incentive.Revision), patch))).Read<IncentiveMade>();
        Assert.Equal(2, edited.TermsVersion);
        book.Clock.Advance(TimeSpan.FromDays(1));
        await book.SellAsync(3);

        await book.MoveAsync(early, "pay");

        Assert.Equal(
            [(2, "70.00"), (1, "100.00")],
            (await book.ClaimsAsync()).Select(x => (x.TermsVersion, x.Amount.ToString())));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_must_sell_three_is_paid_from_the_first_or_from_the_third(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("10000.00"), MinUnitsToSell = 3,
        });
        await book.PublishAsync("1.00", x => x with
        {
            Budget = new AmountText("100.00"), MinUnitsToSell = 3, CountsFrom = CountsFrom.ThresholdUnit,
        });
        await book.SellAsync(3);
        await book.SellAsync(3);
        Assert.Empty(await book.ClaimsAsync());

        await book.SellAsync(3);

        var claims = await book.ClaimsAsync();
        Assert.Equal(3, claims.Count(x => x.Amount == Inr("100.00")));
        Assert.Equal(1, claims.Count(x => x.Amount == Inr("1.00")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Shares_of_agents_sum_to_what_the_sale_earns(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.01", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3, with: x => x with
        {
            Agents =
            [
                new SaleAgentBody(LiveBook.PersonOf(3), ShareBps: 3_333),
                new SaleAgentBody(LiveBook.PersonOf(4), ShareBps: 6_667),
            ],
        });

        Assert.Equal(Inr("100.01").Minor, (await book.ClaimsAsync()).Sum(x => x.Amount.Minor));
        Assert.Equal("shares_invalid", await CodeAsync(() => book.SellAsync(3, with: x => x with
        {
            Agents =
            [
                new SaleAgentBody(LiveBook.PersonOf(3), ShareBps: 5_000),
                new SaleAgentBody(LiveBook.PersonOf(4), ShareBps: 4_999),
            ],
        })));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_upheld_dispute_adjusts_the_claim_and_pays_it(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3);
        await book.ApproveAllAsync();
        var claim = Assert.Single(await book.ClaimsAsync());
        var agent = LiveBook.From(3, "mine");
        (await book.Claims.DisputeAsync(agent, claim.Id, "I sold two parking lots with it.")).Check();
        Assert.Equal("dispute_open", CodeOf(
            await book.Claims.DisputeAsync(CommandRequest.Once(agent.Caller), claim.Id, "Again.")));

        (await book.Claims.ResolveAsync(book.Once, book.Scope, claim.Id, new ResolutionBody(
            "uphold", "You are right.", new AmountText("25.00")))).Check();

        Assert.Equal("125.00", await book.WalletAsync(3));
        Assert.Equal("action_not_allowed", CodeOf(await book.Claims.ResolveAsync(
            book.Once, book.Scope, claim.Id, new ResolutionBody("deny", "No."))));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rejected_claim_frees_its_unit_and_is_paid_when_its_dispute_is_upheld(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        var incentive = await book.PublishAsync("100.00", x => x with { MaxUnits = 1 });
        await book.SellAsync(3);
        var claim = Assert.Single(await book.ClaimsAsync());
        (await book.Claims.RejectAsync(book.Once, book.Scope, claim.Id, "Not yours.")).Check();
        Assert.Equal(0, await TakenAsync(book, incentive.Id));
        (await book.Claims.DisputeAsync(LiveBook.From(3, "mine"), claim.Id, "It is.")).Check();
        (await book.Claims.ResolveAsync(
            book.Once, book.Scope, claim.Id, new ResolutionBody("uphold", "Sorry."))).Check();
        await book.ApproveAllAsync();

        Assert.Equal("100.00", await book.WalletAsync(3));
        Assert.Equal(1, await TakenAsync(book, incentive.Id));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Odd_sales_are_held_and_nobody_decides_on_his_own(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3, with: x => x with { BuyerContact = "Person3@offers.example" });
        var claim = Assert.Single(await book.ClaimsAsync());
        Assert.Equal(ClaimStatus.Held, claim.Status);
        Assert.Contains("buyer", claim.Reason, StringComparison.OrdinalIgnoreCase);

        var own = CommandRequest.Once(book.Seller with { Person = LiveBook.PersonOf(3) });
        Assert.Equal("same_person", CodeOf(await book.Claims.ApproveAsync(own, book.Scope, claim.Id)));
        (await book.Claims.ApproveAsync(book.Once, book.Scope, claim.Id)).Check();
        Assert.Equal("100.00", await book.WalletAsync(3));
    }

    private static RewardRule Ladder(TierMode mode) => new()
    {
        Kind = RewardKind.Tiers, TierMode = mode,
        Tiers = [new RewardTier(1, new AmountText("100.00")), new RewardTier(2, new AmountText("150.00"))],
    };

    private static Task<int> TakenAsync(IncentiveBook book, Id<Incentive> incentive) => book.Book.ReadAsync(db =>
        db.IncentiveTotals.Where(x => x.Incentive == incentive).Select(x => x.UnitsTaken).SingleAsync());

    private static async Task<string?> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<Refusal>(act)).Code.Code;

    private static async Task<IncentiveBook> OpenedAsync(DatabaseProvider provider)
    {
        var book = await OpenAsync(provider);
        await book.FundAsync("1000000.00");
        return book;
    }
}
