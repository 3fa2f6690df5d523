using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Investments.InvestmentBook;

namespace Offers.Tests.Investments;

/// <summary>An offer after it closed: settled, paid from, repaid, or cancelled, with every minor unit told.</summary>
public sealed class OfferLifeTests
{
    private static readonly string[] _thirds = ["33.33", "33.33", "33.34"];

    private static CommandRequest Once => CommandRequest.Once(LiveBook.Admin);

    [Theory, OnSqlite, OnPostgres]
    public async Task Settling_takes_every_hold_into_the_pool_and_the_issuer_is_paid_from_it(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.SettledAsync((10, "600.00"), (11, "400.00"));

        Assert.Equal(OfferStatus.Settled, (await book.OfferAsync(offer)).Status);
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(10));
        Assert.Equal("1000.00", await book.PoolAsync(offer));
        Assert.All(await book.InvestmentsAsync(offer), x => Assert.Equal(InvestmentStatus.Settled, x.Status));

        var paid = await book.MoneyDesk().PayoutAsync(Once, offer, new PoolBody(new AmountText("250.00")));
        var rest = await book.MoneyDesk().PayoutAsync(Once, offer, new PoolBody());
        Assert.Equal("750.00", paid.Read<PoolAnswer>().PooledAmount.Text);
        Assert.Equal(("750.00", "0.00"), (rest.Read<PoolAnswer>().Amount.Text, await book.PoolAsync(offer)));
        Assert.Equal("pool_short", CodeOf(await book.MoneyDesk().PayoutAsync(Once, offer, new PoolBody())));
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Settle_distribute_with_an_indivisible_remainder_and_repay_account_for_every_minor_unit(
        DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.SettledAsync((10, "100.00"), (11, "100.00"), (12, "100.00"));
        await book.PayInAsync(offer, "100.00");

        var seen = await book.Distributions().ProposeAsync(
            Once with { Mode = RunMode.DryRun }, offer, Interest("100.00"));
        var lines = seen.Read<Preview>().Result!.Value.GetProperty("lines");
        Assert.Equal(_thirds, lines.EnumerateArray().Select(x => x.GetProperty("amount").GetString()!).Order());

        (await book.Distributions().ProposeAsync(Once, offer, Interest("100.00"))).Check();
        await book.FinishRunsAsync();
        var got = new List<string>();
        foreach (var person in new[] { 10, 11, 12 }) got.Add((await book.WalletAsync(person)).Available);
        Assert.Equal(_thirds, got.Order());
        Assert.Equal("300.00", await book.PoolAsync(offer));

        (await book.Distributions().RepayAsync(Once, offer)).Check();
        Assert.Equal(OfferStatus.Repaying, (await book.OfferAsync(offer)).Status);
        await book.FinishRunsAsync();

        Assert.Equal(OfferStatus.Repaid, (await book.OfferAsync(offer)).Status);
        Assert.All(await book.InvestmentsAsync(offer), x => Assert.Equal(InvestmentStatus.Repaid, x.Status));
        Assert.Equal("0.00", await book.PoolAsync(offer));
        var positions = await book.ReadAsync(db => db.Positions.ToListAsync());
        Assert.Equal((10_000, 30_000), (positions.Sum(x => x.EarnedMinor), positions.Sum(x => x.RepaidMinor)));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Repaying_with_too_little_in_the_pool_is_an_arrear_until_the_issuer_pays(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.SettledAsync((10, "500.00"));
        (await book.MoneyDesk().PayoutAsync(Once, offer, new PoolBody())).Check();
        await book.PayInAsync(offer, "499.99");

        (await book.Distributions().RepayAsync(Once, offer)).Check();
        Assert.Equal(OfferStatus.InArrears, (await book.OfferAsync(offer)).Status);
        Assert.Equal(("0.00", "0.00"), await book.WalletAsync(10));

        await book.PayInAsync(offer, "0.01");
        (await book.Distributions().RepayAsync(Once, offer)).Check();
        await book.FinishRunsAsync();
        Assert.Equal(OfferStatus.Repaid, (await book.OfferAsync(offer)).Status);
        Assert.Equal(("500.00", "0.00"), await book.WalletAsync(10));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_distribution_above_the_threshold_waits_for_a_second_person(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.SettledAsync((10, "500.00"));
        var desk = book.Distributions(approvalAbove: "99.99");

        var proposed = (await desk.ProposeAsync(Once, offer, Interest("100.00"))).Read<JsonElement>();
        Assert.Equal("proposed", proposed.GetProperty("status").GetString());
        var distribution = Id<Distribution>.Parse(proposed.GetProperty("id").GetString()!);
        Assert.Equal("500.00", await book.PoolAsync(offer));
        Assert.Equal("distribution_running", CodeOf(await desk.ProposeAsync(Once, offer, Interest("1.00"))));
        Assert.Equal("same_person", CodeOf(await desk.ApproveAsync(Once, offer, distribution)));

        var second = CommandRequest.Once(LiveBook.Admin with { Person = LiveBook.PersonOf(2) });
        (await desk.ApproveAsync(second, offer, distribution)).Check();
        await book.FinishRunsAsync();
        Assert.Equal(("100.00", "0.00"), await book.WalletAsync(10));
        var again = CommandRequest.Once(LiveBook.Admin with { Person = LiveBook.PersonOf(2) });
        Assert.Equal("action_not_allowed", CodeOf(await desk.RejectAsync(again, offer, distribution, "Late.")));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_investor_withdraws_inside_his_cooling_off_and_nobody_settles_before_it_ends(
        DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var offer = await book.OfferAsync("1000.00", terms => terms with { CoolingOffDays = 4 });
        await book.FundAsync("300.00", 10, 11);
        var mine = (await book.InvestAsync(10, offer, "300.00")).Read<InvestAnswer>().Id;
        var other = (await book.InvestAsync(11, offer, "300.00")).Read<InvestAnswer>().Id;
        var desk = new InvestmentDesk(book.Writer);

        await Assert.ThrowsAsync<Refusal>(() => desk.WithdrawAsync(LiveBook.From(11, "foreign"), mine));
        (await desk.WithdrawAsync(LiveBook.From(10, "mine"), mine)).Check();
        Assert.Equal("action_not_allowed", CodeOf(await desk.WithdrawAsync(LiveBook.From(10, "again"), mine)));
        Assert.Equal(("300.00", "0.00"), await book.WalletAsync(10));
        Assert.Equal(("300.00", 1), ((await book.TotalsAsync(offer)).Committed.ToString(),
            (await book.TotalsAsync(offer)).InvestorCount));

        await book.MoveAsync(offer, "close");
        Assert.Equal("cooling_off_running", CodeOf(await book.MoneyDesk().SettleAsync(Once, offer)));
        clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal("cooling_off_over", CodeOf(await desk.WithdrawAsync(LiveBook.From(11, "late"), other)));
        (await book.MoneyDesk().SettleAsync(Once, offer)).Check();
        await book.FinishRunsAsync();
        Assert.Equal("300.00", await book.PoolAsync(offer));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_that_closes_below_its_minimum_raise_gives_all_money_back(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var minimum = Aed("500.00");
        var offer = await book.OfferAsync("1000.00", terms => terms with { MinimumRaise = minimum });
        await book.FundAsync("499.99", 10);
        (await book.InvestAsync(10, offer, "499.99")).Check();

        await book.MoveAsync(offer, "close");
        Assert.Equal(OfferStatus.Cancelling, (await book.OfferAsync(offer)).Status);
        await book.FinishRunsAsync();

        Assert.Equal(OfferStatus.Cancelled, (await book.OfferAsync(offer)).Status);
        Assert.Equal(("499.99", "0.00"), await book.WalletAsync(10));
        Assert.Equal(InvestmentStatus.Returned, Assert.Single(await book.InvestmentsAsync(offer)).Status);
        Assert.Equal("0.00", (await book.TotalsAsync(offer)).Committed.ToString());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancelling_an_offer_of_many_returns_all_and_goes_on_where_it_was_interrupted(
        DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await ManyAsync(book);
        (await book.MoneyDesk().CancelAsync(Once, offer, "The seller withdrew.")).Check();
        var runs = new OfferRuns(book.Database, book.Writer);
        var run = Assert.Single(await runs.UnfinishedAsync(BookId.Live));
        (await runs.PartAsync((await runs.NextAsync(BookId.Live, run))!)).Check();

        await book.RestartAsync();
        await Task.WhenAll(PatientlyAsync(book, run), PatientlyAsync(book, run));

        var wallets = await book.ReadAsync(db => db.Accounts.Where(x => x.Purpose == Purpose.Available
            && x.BalanceMinor == 100 && x.OwnerKind == OwnerKind.Person).CountAsync());
        Assert.Equal(TestScale.Current.Investors, wallets);
        Assert.Equal(OfferStatus.Cancelled, (await book.OfferAsync(offer)).Status);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_investors_are_settled_and_paid_to_the_minor_unit(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await ManyAsync(book);
        await book.MoveAsync(offer, "close");
        (await book.MoneyDesk().SettleAsync(Once, offer)).Check();
        await book.FinishRunsAsync();
        await book.PayInAsync(offer, "10.01");

        (await book.Distributions().ProposeAsync(Once, offer, Interest("10.01"))).Check();
        await book.FinishRunsAsync();

        var paid = await book.ReadAsync(db => db.Positions.SumAsync(x => x.EarnedMinor));
        Assert.Equal(1001, paid);
        var settled = new Money(TestScale.Current.Investors * 100L, Currency.Aed);
        Assert.Equal(settled.ToString(), await book.PoolAsync(offer));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Interest_is_due_from_settlement_and_ends_at_maturity(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var settledOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offer = await book.OfferAsync("100000.00", terms => terms with
        {
            AnnualRate = new BasisPoints(825), MaturityDate = settledOn.AddDays(730),
        });
        await book.FundAsync("100000.00", 10);
        (await book.InvestAsync(10, offer, "100000.00")).Check();
        var interest = new InterestQueries(book.Database, clock);
        Assert.Null(await interest.GetAsync(BookId.Live, offer));
        (await book.MoneyDesk().SettleAsync(Once, offer)).Check();
        await book.FinishRunsAsync();

        clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal("8250.00", (await interest.GetAsync(BookId.Live, offer))!.DueAmount.ToString());
        (await book.Distributions().ProposeAsync(Once, offer, Interest("8000.00"))).Check();
        await book.FinishRunsAsync();
        Assert.Equal("250.00", (await interest.GetAsync(BookId.Live, offer))!.DueAmount.ToString());

        var times = new OfferTimes(book.Database, book.Writer, clock);
        Assert.Empty(await times.MaturedAsync(BookId.Live, 10));
        clock.Advance(TimeSpan.FromDays(1_000));
        Assert.Equal(offer, Assert.Single(await times.MaturedAsync(BookId.Live, 10)).Id);
        var all = (await interest.GetAsync(BookId.Live, offer))!;
        Assert.Equal((730, "16500.00", "8500.00"), (all.Days, all.AccruedAmount.ToString(), all.DueAmount.ToString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verbs_on_money_are_refused_in_every_state_that_does_not_have_them(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var live = await book.OfferAsync("1000.00");

        Assert.Equal("action_not_allowed", CodeOf(await book.MoneyDesk().SettleAsync(Once, live)));
        Assert.Equal("action_not_allowed", CodeOf(await book.MoneyDesk().PayoutAsync(Once, live, new PoolBody())));
        Assert.Equal("action_not_allowed", CodeOf(await book.Distributions().RepayAsync(Once, live)));
        Assert.Equal(
            "action_not_allowed", CodeOf(await book.Distributions().ProposeAsync(Once, live, Interest("1.00"))));
        var settled = await book.SettledAsync((10, "5.00"));
        Assert.Equal("action_not_allowed", CodeOf(await book.MoneyDesk().CancelAsync(Once, settled, "Too late.")));
        Assert.Equal("offer_closed", await book.RefusedAsync(10, settled, "1.00"));
    }

    private static async Task<Id<InvestmentOffer>> ManyAsync(LiveBook book)
    {
        var many = TestScale.Current.Investors;
        var offer = await book.OfferAsync("1000000.00");
        var people = Enumerable.Range(1_000, many).ToList();
        foreach (var some in people.Chunk(100))
        {
            // A hundred at once, so that a slow machine has no reason to call itself busy.
            await Task.WhenAll(some.Select(person => book.DepositAsync(person, 100)));
            await Task.WhenAll(some.Select(person => book.InvestAsync(person, offer, "1.00")));
        }

        return offer;
    }

    // Two at once, as two nodes would: what one does, the other finds done or is refused and tries again.
    private static async Task PatientlyAsync(LiveBook book, Id<OfferRun> run)
    {
        var runs = new OfferRuns(book.Database, book.Writer);
        while (await runs.NextAsync(BookId.Live, run) is not null)
        {
            try
            {
                await runs.FinishAsync(BookId.Live, run);
            }
            catch (Refusal refusal) when (refusal.Code == PlatformCodes.IdempotencyInProgress)
            {
                await Task.Yield();
            }
        }
    }

    private static DistributionBody Interest(string total) => new(DistributionKind.Interest, new AmountText(total));
}
