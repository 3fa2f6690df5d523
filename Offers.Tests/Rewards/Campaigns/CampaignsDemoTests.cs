using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Platform.Demo;
using Offers.Web.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>The demo's campaigns, on brands and clients that other parts of the demo make.</summary>
public sealed class CampaignsDemoTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory, OnSqlite]
    public async Task A_year_of_campaigns_is_written(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock(_now));
        var clock = new DemoClock(_now.AddDays(-366));
        await using var writes = new UnitOfWork(book.Database, clock, NullLogger<UnitOfWork>.Instance);
        var world = new DemoWorld(book.Database, writes, clock, _now);
        await BeginAsync(book, world);
        await PlayAsync(world, clock);
        var campaigns = await book.ReadAsync(db => db.Campaigns.OrderBy(x => x.Name).ToListAsync());
        Assert.Equal(
            ["Coffee for feedback Draft", "Eid greetings Ended", "Refer a friend Paused", "Welcome to 5G Paused"],
            campaigns.Select(x => $"{x.Name} {x.Status}"));
        Assert.Equal(BudgetMode.Isolated, campaigns[^1].BudgetMode);
        Assert.Equal(120, await book.CountAsync<Recipient>());
        Assert.Equal(0, await book.ReadAsync(
            db => db.RewardMessages.CountAsync(x => x.Status == MessageStatus.Queued)));
    }

    [Theory, OnSqlite]
    public async Task Without_the_others_it_writes_nothing(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock(_now));
        var clock = new DemoClock(_now.AddDays(-366));
        await using var writes = new UnitOfWork(book.Database, clock, NullLogger<UnitOfWork>.Instance);
        var world = new DemoWorld(book.Database, writes, clock, _now);
        Houses(world);
        await PlayAsync(world, clock);
        Assert.Equal(0, await book.CountAsync<Campaign>());
    }

    private static async Task PlayAsync(DemoWorld world, DemoClock clock)
    {
        foreach (var moment in new CampaignsDemo().Steps(world).Where(x => x.At <= _now)
            .GroupBy(x => x.At).OrderBy(x => x.Key))
        {
            clock.GoOnTo(moment.Key);
            await Task.WhenAll(moment.Select(x => x.Act()));
        }
    }

    private static List<Organisation> Houses(DemoWorld world)
    {
        var agency = new Organisation(BookId.Live, OrganisationKind.Agency, "Lumen Rewards", null);
        List<Organisation> houses =
        [
            agency, new(BookId.Live, OrganisationKind.Client, "Nimbus Telecom", agency.Id),
            new(BookId.Live, OrganisationKind.Client, "Falcon Grocers", agency.Id),
        ];
        world.Organisations = houses.ToFrozenDictionary(x => x.Name, x => x.Id, StringComparer.Ordinal);
        world.People = new Dictionary<string, Id<IPerson>>(StringComparer.Ordinal)
        {
            ["agency"] = LiveBook.PersonOf(1),
        }.ToFrozenDictionary(StringComparer.Ordinal);
        return houses;
    }

    private static async Task BeginAsync(LiveBook book, DemoWorld world)
    {
        await book.IntroduceAsync(2);
        var houses = Houses(world);
        var agency = new Agency(houses[0], "lumen", AgencyTier.Wholesale);
        await using var db = book.Database.Outside();
        db.AddRange(houses);
        db.AddRange(agency, new Client(houses[1], agency), new Client(houses[2], agency));
        foreach (var slug in new[] { "al-noor", "kitab", "desert-roast" })
        {
            var brand = new Brand(BookId.Live, slug, new BrandWords(slug, null, null, null, null));
            db.AddRange(brand, new AgencyBrand(agency.Id, brand.Id));
            db.AddRange(new[] { 10, 25, 50, 100 }.Select(x => new Denomination(
                brand, new Money(x * 100, Currency.Usd))));
        }

        await db.SaveChangesAsync();
    }
}
