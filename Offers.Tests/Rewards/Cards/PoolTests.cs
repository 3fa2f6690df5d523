using System.Text.Json.Nodes;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Brands, face values and pools as administrators keep and see them.</summary>
public sealed class PoolTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Pools_say_how_their_stock_is_and_for_how_long_it_lasts(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var full = await book.Rewards.PoolAsync("Full", 25, "23.50", 60, new DateOnly(2026, 12, 31));
        await book.Rewards.PoolAsync("Few", 10, "9.00", 49);
        await book.PoolAsync("None", "46.00", 50);
        await TakeAsync(book, full.Id, 6);
        var view = await book.PoolNowAsync(full.Id);
        Assert.Equal((PoolStock.Healthy, 54, 6), (view.Status, view.Cards.Available, view.TakenLately));
        Assert.Equal((270, "1.50"), (view.DaysOfCover, view.Margin.ToString()));
        Assert.Equal(new DateOnly(2026, 12, 31), view.NextExpiry);
        var tiles = await book.Pools.TilesAsync(BookId.Live);
        Assert.Equal((1, 1, 1, 103), (tiles.Healthy, tiles.Low, tiles.Empty, tiles.FreeCards));
        Assert.Equal("1710.00", Assert.Single(tiles.Values).ToString());
        foreach (var (stock, name) in new[]
        {
            (PoolStock.Healthy, "Full"), (PoolStock.Low, "Few"), (PoolStock.Empty, "None"),
        })
        {
            var found = await book.Pools.ListAsync(
                BookId.Live, new PoolFilter { Status = stock }, new PageRequest());
            Assert.Equal((name, stock), found.Data.Select(x => (x.Name, x.Status)).Single());
        }

        Assert.Null((await book.PoolNowAsync((await book.Pools.ListAsync(
            BookId.Live, new PoolFilter { Search = "few" }, new PageRequest())).Data.Single().Id)).DaysOfCover);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pool_is_edited_by_its_revision_and_named_once(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var (pool, _) = (await book.PoolAsync(), await book.PoolAsync("Summer"));
        var edited = await book.PoolDesk.EditAsync(
            Once, pool, ("\"1\"", new JsonObject { ["name"] = "Autumn", ["cost"] = "22.00", ["lowStock"] = 5 }));
        edited.Check();
        var now = await book.PoolNowAsync(pool);
        Assert.Equal(("Autumn", "22.00", 5, 2), (now.Name, now.Cost.ToString(), now.LowStock, now.Revision));
        Assert.Equal(PlatformCodes.StaleVersion, (await Assert.ThrowsAsync<Refusal>(() =>
            book.PoolDesk.EditAsync(Once, pool, ("\"1\"", new JsonObject { ["name"] = "Winter" })))).Code);
        Assert.Equal(RewardCodes.PoolExists, Problem.ToRefusal((await book.PoolDesk.EditAsync(
            Once, pool, ("\"2\"", new JsonObject { ["name"] = "Summer" }))).Body).Code);
        Assert.Equal(PlatformCodes.ValidationFailed, (await Assert.ThrowsAsync<Refusal>(() => book.PoolDesk.EditAsync(
            Once, pool, ("\"2\"", new JsonObject { ["denominationId"] = $"{book.Rewards.Values[10].Id}" })))).Code);
        (await book.PoolDesk.SwitchAsync(Once, pool, "deactivate")).Check();
        Assert.False((await book.PoolNowAsync(pool)).IsActive);
        Assert.Equal(PlatformCodes.ActionNotAllowed.Code, Problem.ToRefusal(
            (await book.PoolDesk.SwitchAsync(Once, pool, "deactivate")).Body).Code.Code);
        Assert.Equal(["activate"], (await book.PoolNowAsync(pool)).AllowedActions.Where(x => x.Allowed)
            .Select(x => x.Action));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Brands_have_one_short_name_and_a_value_once(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var desk = new BrandDesk(book.Writer);
        var queries = new BrandQueries(book.Database, book.Rewards.Clock);
        var brand = (await desk.CreateAsync(Once, new BrandBody { Slug = "kitab", Name = "Kitab Books" }))
            .Read<Made<Brand>>().Id;
        Assert.Equal(RewardCodes.BrandExists, Problem.ToRefusal(
            (await desk.CreateAsync(Once, new BrandBody { Slug = "kitab", Name = "Other" })).Body).Code);
        var body = new DenominationBody(new AmountText("25.00"), "USD");
        var value = (await desk.AddValueAsync(Once, brand, body)).Read<Made<Denomination>>().Id;
        Assert.Equal(RewardCodes.DenominationExists, Problem.ToRefusal(
            (await desk.AddValueAsync(Once, brand, body)).Body).Code);
        (await desk.AddValueAsync(Once, brand, new DenominationBody(new AmountText("25.00"), "AED"))).Check();
        (await desk.SwitchValueAsync(Once, (brand, value), "deactivate")).Check();
        (await desk.EditAsync(Once, brand, ("\"1\"", new JsonObject { ["nameArabic"] = "كتاب" }))).Check();

        var (all, some) = (
            await queries.GetAsync(book.Rewards.PlatformScope, brand),
            await queries.GetAsync(book.Rewards.ClientScope, brand));
        Assert.Equal(("كتاب", 2), (all.NameArabic, all.Revision));
        Assert.Equal((2, 1), (all.Denominations.Count, some.Denominations.Count));
        (await desk.SwitchAsync(Once, brand, "deactivate")).Check();
        Assert.Equal(RewardCodes.BrandNotFound, (await Assert.ThrowsAsync<Refusal>(() =>
            queries.GetAsync(book.Rewards.ClientScope, brand))).Code);
        Assert.Equal(["Al Noor Market"], (await queries.ListAsync(
            book.Rewards.AgencyScope, new BrandFilter(), new PageRequest())).Data.Select(x => x.Name));
    }

    // Cards that a month's redemptions took, past the unit of work.
    private static async Task TakeAsync(CardBook book, Id<CardPool> pool, int count)
    {
        var campaign = await book.Rewards.CampaignAsync();
        await using var db = book.Database.Outside();
        var totals = await FindAsync(db, pool);
        foreach (var card in db.Cards.Where(x => x.Pool == pool).OrderBy(x => x.Number).Take(count).ToList())
        {
            var redemption = new Redemption(
                campaign, new RedemptionFacts($"CODE{card.Number:0000}", 0, book.Rewards.Values[25],
                    RewardBook.Usd("25.00"), null),
                new RedeemedFrom(null, null, null, null), book.Rewards.Clock.GetUtcNow().AddDays(-1));
            card.Deliver(redemption.Id, book.Rewards.Clock.GetUtcNow());
            totals.Deliver(card.CostMinor);
            db.Add(redemption);
            db.Entry(redemption).Property(x => x.Card).CurrentValue = card.Id;
        }

        await db.SaveChangesAsync();
    }

    private static async Task<PoolTotals> FindAsync(OffersDb db, Id<CardPool> pool) =>
        await db.PoolTotals.FindAsync(pool) ?? throw new InvalidOperationException("The pool has no totals.");

    private sealed record Made<T>(Id<T> Id);
}
