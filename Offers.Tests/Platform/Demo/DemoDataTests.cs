using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
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
        Assert.Equal(Enum.GetValues<OfferStatus>().Order(), offers.Select(x => x.Status).Distinct().Order());
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
        var wallets = demo.Get<WalletQueries>();
        var total = Money.Zero(currency);
        foreach (var person in people)
        {
            total += (await wallets.GetAsync(Owner.Of(BookId.Live, person), currency)).Total;
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
