using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Overview;

namespace Offers.Tests.Platform.Demo;

public sealed class DemoDataTests(DemoApplication demo) : IClassFixture<DemoApplication>
{
    [Fact]
    public Task Demo_books_are_right_on_sqlite() => AssertRightAsync(demo.Application.Services);

    [Theory]
    [OnPostgres]
    public async Task Demo_books_are_right_on_postgresql(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var application = DemoApplication.With(database);
        await AssertRightAsync(application.Services);
    }

    [Fact]
    public async Task Demo_tells_a_year_of_offers_in_every_state()
    {
        await using var db = demo.Database.Read(BookId.Live);
        var offers = await db.InvestmentOffers.ToListAsync();
        Assert.True(offers.Count >= 8);
        OfferStatus[] passing =
            [OfferStatus.Settling, OfferStatus.Cancelling, OfferStatus.Repaying, OfferStatus.InArrears];
        Assert.Equal(
            Enum.GetValues<OfferStatus>().Except(passing).Order(), offers.Select(x => x.Status).Distinct().Order());
        Assert.False(await db.OfferRuns.AnyAsync(x => x.EndedAt == null));
        var known = Assert.Single(offers, x => x.Code == "NEST-ALBARARI-001");
        Assert.Equal("Al Barari Exclusive", known.Name);
        Assert.Equal(new Money(100_000_000, Currency.Aed), known.Terms.MaxAmount);
        Assert.True(await db.Investments.AnyAsync(x => x.Status == InvestmentStatus.Refused));
        var operations = await db.Operations.OrderBy(x => x.Number).Select(x => x.RecordedAt).ToListAsync();
        Assert.True(operations[^1] - operations[0] > TimeSpan.FromDays(330));
        Assert.Equal(operations.Order(), operations);
        Assert.True(await db.TopUps.AnyAsync(x => x.State == CashState.Requested));
        Assert.True(await db.Withdrawals.AnyAsync(x => x.State == CashState.Requested));
        Assert.True(await db.Notifications.AnyAsync(x => x.ReadAt == null));
    }

    [Fact]
    public async Task Demo_offer_settled_ten_months_ago_has_paid_interest_twice()
    {
        await using var db = demo.Database.Read(BookId.Live);
        var offer = await db.InvestmentOffers.SingleAsync(x => x.Status == OfferStatus.Settled);
        Assert.InRange((demo.Get<TimeProvider>().GetUtcNow() - offer.SettledAt!.Value).TotalDays, 290, 320);
        var paid = await db.Distributions.Where(x => x.Offer == offer.Id).ToListAsync();
        Assert.Equal(2, paid.Count);
        Assert.All(paid, x => Assert.Equal(
            (DistributionKind.Interest, DistributionStatus.Paid), (x.Kind, x.Status)));
        var portfolio = await demo.Get<InvestmentQueries>().PortfolioAsync(BookId.Live, offer.Id);
        Assert.Equal(paid[0].Total + paid[1].Total, portfolio.PaidAmount);
        Assert.True(portfolio.CommittedAmount.Minor > 0);
        Assert.True(portfolio.PooledAmount.IsZero && portfolio.HeldAmount.IsZero);
    }

    [Fact]
    public async Task Demo_offers_that_ended_gave_every_minor_unit_back()
    {
        await using var db = demo.Database.Read(BookId.Live);
        var repaid = await db.InvestmentOffers.SingleAsync(x => x.Status == OfferStatus.Repaid);
        var positions = await db.Positions.Where(x => x.Offer == repaid.Id).ToListAsync();
        Assert.All(positions, x => Assert.Equal(x.Committed, x.Repaid));
        Assert.True(positions.Sum(x => x.EarnedMinor) > 0);
        var cancelled = await db.InvestmentOffers.SingleAsync(x => x.Status == OfferStatus.Cancelled);
        var returned = await db.Investments
            .Where(x => x.Offer == cancelled.Id && x.Status != InvestmentStatus.Refused).ToListAsync();
        Assert.NotEmpty(returned);
        Assert.All(returned, x => Assert.Equal(InvestmentStatus.Returned, x.Status));
        Assert.True(returned.Sum(x => x.AcceptedMinor) < cancelled.MinimumRaiseMinor);
        Assert.True((await db.OfferTotals.SingleAsync(x => x.Offer == cancelled.Id)).Committed.IsZero);
    }

    [Fact]
    public async Task Demo_investor_may_take_back_what_he_invested_lately()
    {
        await using var db = demo.Database.Read(BookId.Live);
        var investor = await db.Users.SingleAsync(x => x.Email == "investor@offers.example");
        var filter = new InvestmentFilter { Investor = investor.Id };
        var page = await demo.Get<InvestmentQueries>().ListAsync(
            BookId.Live, filter, new PageRequest(PageRequest.MaxLimit));
        var free = page.Data.Where(x => x.AllowedActions!.Any(y => y is { Action: "withdraw", Allowed: true }));
        Assert.Equal(["FALAJ-MEWS-002", "HILL-ORCHARD-003"], free.Select(x => x.Offer.Code).Distinct().Order());
        var waiting = await demo.Get<WaitlistQueries>().MineAsync(BookId.Live, investor.Id);
        Assert.Equal(("FALAJ-MEWS-002", 2), (Assert.Single(waiting).Offer.Code, waiting[0].Position));
    }

    [Theory]
    [InlineData("AED")]
    [InlineData("INR")]
    [InlineData("USD")]
    public async Task Each_figure_of_the_overview_is_the_sum_of_the_list_behind_it(string code)
    {
        var currency = Currency.Parse(code);
        var overview = new Overview(BookId.Live, currency, TimeZoneInfo.Utc);
        foreach (var source in demo.Application.Services.GetServices<IOverviewSource>())
        {
            await source.FillAsync(overview);
        }

        Assert.Equal([1, 2, 3, 4], overview.Figures.Select(x => x.Place).Order());
        var figures = overview.Figures.ToDictionary(x => x.Place, x => x.Value);
        Assert.Equal(await CommittedAsync(currency), figures[1]);
        Assert.Equal(await WalletsAsync(currency), figures[2]);
        Assert.Equal(await HeldAsync(currency), figures[3]);
        Assert.Equal(await DepositsAsync(currency), figures[4]);
        Assert.Equal(12, Assert.Single(overview.Charts).Points.Count);
        Assert.NotEmpty(overview.Queue);
    }

    [Fact]
    public async Task Every_demo_person_can_sign_in()
    {
        foreach (var name in (string[])
            ["admin", "investor", "investor2", "builder", "agent", "agency", "client", "developer"])
        {
            using var client = await demo.SignInAsync(name);
            var profile = await DemoApplication.ReadAsync(client, "/api/v1/auth/profile");
            Assert.Equal(name + "@offers.example", profile.GetProperty("email").GetString());
        }
    }

    private static async Task AssertRightAsync(IServiceProvider services)
    {
        var report = await services.GetRequiredService<BooksQueries>().VerifyAsync(BookId.Live);
        Assert.Equal(0, report.Mismatches);
        Assert.True(report.Balanced);
        Assert.True(report.AuditChain!.Verified);
        Assert.True(report.Holds > 100);
        await using var db = services.GetRequiredService<OffersDatabase>().Read(BookId.Live);
        foreach (var total in services.GetServices<DerivedTotal>())
        {
            Assert.True(await total.MismatchesAsync(db) == 0, total.Name);
        }
    }

    private async Task<Money> CommittedAsync(Currency currency)
    {
        var page = await demo.Get<OfferQueries>().ListAsync(
            BookId.Live, new OfferFilter(OfferStatus.Live, currency), new PageRequest(PageRequest.MaxLimit));
        return Sum(currency, page.Data.Select(x => x.CommittedAmount));
    }

    private async Task<Money> WalletsAsync(Currency currency)
    {
        await using var db = demo.Database.Read(BookId.Live);
        var people = await db.Users.Select(x => x.Id).ToListAsync();
        var organisations = await db.Organisations.Select(x => x.Id).ToListAsync();
        var owners = people.Select(x => Owner.Of(BookId.Live, x)).Concat(organisations
            .Where(x => x != Organisation.PlatformId(BookId.Live)).Select(x => Owner.Of(BookId.Live, x)))
            .Concat((await db.Campaigns.Select(x => x.Id).ToListAsync()).Select(x => Owner.Of(BookId.Live, x)));
        var wallets = demo.Get<WalletQueries>();
        var total = Money.Zero(currency);
        foreach (var owner in owners)
        {
            total += (await wallets.GetAsync(owner, currency)).Total;
        }

        return total;
    }

    private async Task<Money> HeldAsync(Currency currency)
    {
        var holds = demo.Get<HoldQueries>();
        var (total, cursor) = (Money.Zero(currency), (string?)null);
        do
        {
            var page = await holds.ListAsync(
                BookId.Live, new HoldFilter { Status = HoldState.Held, Currency = currency },
                new PageRequest(PageRequest.MaxLimit, cursor));
            total += Sum(currency, page.Data.Select(x => x.Open));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return total;
    }

    private async Task<Money> DepositsAsync(Currency currency)
    {
        var page = await demo.Get<CashQueries>().DepositsAsync(
            BookId.Live, new CashFilter { Status = CashState.Requested, Currency = currency },
            new PageRequest(PageRequest.MaxLimit));
        return Sum(currency, page.Data.Select(x => x.Amount));
    }

    private static Money Sum(Currency currency, IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);
}
