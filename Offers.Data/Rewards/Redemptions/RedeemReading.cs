using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Reads campaigns and where their cards come from.</summary>
internal static class RedeemReading
{
    /// <summary>The most pools and suppliers that one redemption looks at.</summary>
    internal const int MostPlaces = 12;

    private static readonly TimeSpan _sick = TimeSpan.FromHours(1);

    /// <summary>A campaign, what it offers, and the values of its brand; null where there is none.</summary>
    internal static async Task<(RedeemGround Ground, IReadOnlyList<Denomination> Denominations)?> CampaignAsync(
        OffersDb db, Id<Campaign> id, DateTimeOffset now)
    {
        var found = await (
            from x in db.Campaigns
            join brand in db.Brands on x.Brand equals brand.Id
            where x.Id == id
            select new
            {
                Campaign = x, Brand = brand,
                IsEnabled = db.AgencyBrands.Any(y => y.Agency == x.Agency && y.Brand == x.Brand),
            }).AsNoTracking().SingleOrDefaultAsync();
        if (found is null)
        {
            return null;
        }

        var campaign = found.Campaign;
        var (client, agency) = (campaign.ClientOrganisation, new Id<Organisation>(campaign.Agency.Value));
        var names = await db.Organisations.Where(x => x.Id == client || x.Id == agency)
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var ground = new RedeemGround
        {
            Campaign = campaign,
            IsEnabled = found.IsEnabled && found.Brand.IsActive,
            Names = new RedeemNames(names[client], names[agency], found.Brand.Name),
            Offered = await db.CampaignItems.Where(x => x.Campaign == id).Select(x => x.Denomination).ToListAsync(),
            Conditions = await db.CampaignConditions.AsNoTracking().Where(x => x.Campaign == id)
                .OrderBy(x => x.Number).ToListAsync(),
            Stops = await CreditStops.ReadAsync(db, campaign.Client, campaign.Currency, now),
            Rules = FraudJudge.For(await db.FraudRules.AsNoTracking().Where(x => x.IsActive).ToListAsync(), id),
        };
        return (ground, await db.Denominations.AsNoTracking()
            .Where(x => x.Brand == campaign.Brand && x.Currency == campaign.Currency).ToListAsync());
    }

    /// <summary>What one of its face values costs the client, and where cards of it are.</summary>
    internal static async Task<RedeemGround> ItemAsync(
        OffersDb db, RedeemGround ground, Denomination denomination, DateTimeOffset now)
    {
        var charges = await PriceReading.ChargesAsync(db, ground.Client, [denomination.Id], now);
        return ground with
        {
            Denomination = denomination,
            Charge = charges[denomination.Id],
            FirstTurn = await FirstTurnAsync(db, now),
            Pools = await PoolsAsync(db, ground.Campaign, denomination.Id, now),
            Suppliers = await SuppliersAsync(db, denomination.Id, [], now),
        };
    }

    /// <summary>The pools with a card that still pays: files before buffers, the cheapest first, and of the same cost
    /// the one whose cards expire first.</summary>
    internal static async Task<IReadOnlyList<CardPlace>> PoolsAsync(
        OffersDb db, Campaign campaign, Id<Denomination> denomination, DateTimeOffset now)
    {
        var first = await FirstTurnAsync(db, now);
        var (book, client) = (db.Book, campaign.Client);

        // The book is asked of the pool alone: asked of each card, too, PostgreSQL reads the whole queue of a pool that
        // was just filled, and sorts it.
        var pools = await (
            from x in db.CardPools.IgnoreQueryFilters([OffersDb.BookFilter])
            where x.Book == book && x.Denomination == denomination && x.IsActive
                && (x.Client == null || x.Client == client)
            select new
            {
                x.Id, x.Kind, x.CostMinor, x.Supplier,
                First = db.Cards.Where(c => c.Pool == x.Id && c.Turn != null && c.Turn >= first)
                    .OrderBy(c => c.Turn).Select(c => c.Turn).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
        return
        [
            .. pools.Where(x => x.First is not null)
                .OrderBy(x => x.Kind).ThenBy(x => x.CostMinor).ThenBy(x => x.First).ThenBy(x => x.Id)
                .Take(MostPlaces)
                .Select(x => new CardPlace(
                    x.Id, x.Kind == PoolKind.Csv ? CardSource.Csv : CardSource.Buffer, x.Supplier)),
        ];
    }

    /// <summary>The suppliers that sell the face value: the best margin first, then those that answered lately, those
    /// with more stock, and the order that people gave them.</summary>
    /// <param name="db">Any context.</param>
    /// <param name="denomination">The face value.</param>
    /// <param name="asked">Those that were asked already.</param>
    /// <param name="now">The book's time.</param>
    internal static async Task<IReadOnlyList<SupplierPlace>> SuppliersAsync(
        OffersDb db, Id<Denomination> denomination, IReadOnlyCollection<Id<Supplier>> asked, DateTimeOffset now)
    {
        var since = now - _sick;
        var found = await (
            from item in db.SupplierItems
            join supplier in db.Suppliers on item.Supplier equals supplier.Id
            join pool in db.CardPools on new { S = (Id<Supplier>?)item.Supplier, D = item.Denomination }
                equals new { S = pool.Supplier, D = pool.Denomination }
            where item.Denomination == denomination && item.IsActive && item.Stock != 0
                && supplier.Status == SupplierStatus.Active
            select new
            {
                item.Supplier, Pool = pool.Id, item.CostMinor, item.Stock, supplier.Priority,
                Lost = db.SupplierOrders.Count(x => x.Supplier == item.Supplier
                    && x.Status == SupplierOrderStatus.Unknown && x.PlacedAt >= since),
            }).AsNoTracking().ToListAsync();
        return
        [
            .. found.Where(x => !asked.Contains(x.Supplier))
                .OrderBy(x => x.CostMinor).ThenBy(x => x.Lost).ThenByDescending(x => x.Stock ?? int.MaxValue)
                .ThenBy(x => x.Priority).ThenBy(x => x.Supplier)
                .Take(MostPlaces).Select(x => new SupplierPlace(x.Supplier, x.Pool)),
        ];
    }

    /// <summary>The first place in the queues of cards that still pay today, where the platform is.</summary>
    internal static async Task<long> FirstTurnAsync(OffersDb db, DateTimeOffset now)
    {
        var platform = Organisation.PlatformId(db.Book);
        var zone = await db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.Id == platform).Select(x => x.Zone).SingleOrDefaultAsync() ?? "Etc/UTC";
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return Card.FirstTurn(DateOnly.FromDateTime(local.DateTime));
    }
}
