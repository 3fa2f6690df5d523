using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>Reads what pools hold, for lists, details and answers of commands.</summary>
internal static class PoolReading
{
    /// <summary>How many days back the use of cards is counted.</summary>
    internal const int LatelyDays = 30;

    internal static async Task<CardPool> FindAsync(OffersDb db, Id<CardPool> id) =>
        await db.CardPools.SingleOrDefaultAsync(x => x.Id == id) ?? throw RewardCodes.PoolNotFound.Because();

    internal static async Task<PoolView> ViewAsync(OffersDb db, CardPool pool, DateTimeOffset now)
    {
        var today = await db.PlatformDayAsync(now);
        var expiries = await ExpiriesAsync(db, pool.Id, today);
        return (await ViewsAsync(db, [pool], now))[0] with
        {
            ExpiredWaiting = await Expired(db, pool.Id, today).LongCountAsync(),
            Expiries = expiries,
        };
    }

    /// <summary>Free cards of a pool that no longer pay.</summary>
    internal static IQueryable<Card> Expired(OffersDb db, Id<CardPool> pool, DateOnly today)
    {
        var first = Card.FirstTurn(today);
        return db.Cards.AsNoTracking().Where(x => x.Pool == pool && x.Turn != null && x.Turn < first);
    }

    internal static async Task<IReadOnlyList<PoolView>> ViewsAsync(
        OffersDb db, IReadOnlyList<CardPool> pools, DateTimeOffset now)
    {
        var names = await NamesAsync(db, pools);
        var values = await ValuesAsync(db, pools);
        var charges = await ChargesAsync(db, [.. values.Values], now);
        var ids = pools.Select(x => x.Id).ToList();
        var totals = await db.PoolTotals.AsNoTracking().Where(x => ids.Contains(x.Pool))
            .ToDictionaryAsync(x => x.Pool);
        var taken = await TakenAsync(db, now);
        var next = await NextAsync(db, ids);
        return [.. pools.Select(x => Of(
            x, totals[x.Id], (values[x.Denomination].Value, charges[x.Denomination]),
            (taken.GetValueOrDefault(x.Id), next.GetValueOrDefault(x.Id)), names))];
    }

    /// <summary>How the stock of a pool is.</summary>
    internal static PoolStock StockOf(CardPool pool, long available) =>
        available == 0 ? PoolStock.Empty : available < pool.LowStock ? PoolStock.Low : PoolStock.Healthy;

    private static PoolView Of(
        CardPool x, PoolTotals totals, (Money Value, Money Charge) price, (long Taken, DateOnly? Next) use,
        IReadOnlyDictionary<string, CardLink> names) => new()
        {
            Id = x.Id,
            Name = x.Name,
            Brand = names[x.Brand.ToString()],
            DenominationId = x.Denomination,
            FaceValue = price.Value,
            Currency = x.Currency,
            Kind = x.Kind,
            Client = x.Client is { } client ? names.GetValueOrDefault(client.ToString()) : null,
            Supplier = x.Supplier is { } supplier ? names.GetValueOrDefault(supplier.ToString()) : null,
            Status = StockOf(x, totals.Available),
            IsActive = x.IsActive,
            Cards = PoolCounts.Of(totals),
            Value = new Money(totals.ValueMinor, x.Currency),
            Cost = x.Cost,
            Charge = price.Charge,
            Margin = price.Charge - CostOf(x, totals),
            TakenLately = use.Taken,
            DaysOfCover = use.Taken == 0 ? null : totals.Available * LatelyDays / use.Taken,
            NextExpiry = use.Next,
            LowStock = x.LowStock,
            BufferTarget = x.BufferTarget,
            RefillBelow = x.RefillBelow,
            Revision = x.Revision,
            AllowedActions = OnOff.Allowed(x),
        };

    // What a free card cost on average, else what the next would.
    private static Money CostOf(CardPool pool, PoolTotals totals) => totals.Available == 0
        ? pool.Cost
        : new Money(Rounding.Divide(totals.ValueMinor, totals.Available), pool.Currency);

    private static async Task<IReadOnlyDictionary<string, CardLink>> NamesAsync(
        OffersDb db, IReadOnlyList<CardPool> pools)
    {
        var brands = pools.Select(x => x.Brand).Distinct().ToList();
        var suppliers = pools.Select(x => x.Supplier).OfType<Id<Domain.Rewards.Supply.Supplier>>().Distinct().ToList();
        var clients = pools.Select(x => x.Client).OfType<Id<Client>>().Distinct().ToList();
        var houses = await HouseNames.ReadAsync(db, [.. clients.Select(x => x.Value)]);
        var named = await db.Brands.Where(x => brands.Contains(x.Id)).Select(x => new { x.Id, x.Name }).ToListAsync();
        var sold = await db.Suppliers.Where(x => suppliers.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToListAsync();
        return named.Select(x => new CardLink(x.Id.ToString(), x.Name))
            .Concat(sold.Select(x => new CardLink(x.Id.ToString(), x.Name)))
            .Concat(clients.Select(x => new CardLink(x.ToString(), houses[x.Value])))
            .ToDictionary(x => x.Id, StringComparer.Ordinal);
    }

    private static Task<Dictionary<Id<Denomination>, Denomination>> ValuesAsync(
        OffersDb db, IReadOnlyList<CardPool> pools)
    {
        var ids = pools.Select(x => x.Denomination).Distinct().ToList();
        return db.Denominations.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
    }

    private static async Task<IReadOnlyDictionary<Id<Denomination>, Money>> ChargesAsync(
        OffersDb db, IReadOnlyList<Denomination> values, DateTimeOffset now)
    {
        var ids = values.Select(x => x.Id).ToList();
        var lines = await db.PriceLines.AsNoTracking()
            .Where(x => ids.Contains(x.Denomination) && x.Tier == AgencyTier.Retail).ToListAsync();
        return values.ToDictionary(x => x.Id, x => PriceLine.ChargeOf(x, lines, now));
    }

    private static async Task<IReadOnlyDictionary<Id<CardPool>, long>> TakenAsync(OffersDb db, DateTimeOffset now)
    {
        var since = now.AddDays(-LatelyDays);
        return await (
            from redemption in db.Redemptions
            join card in db.Cards on redemption.Card equals card.Id
            where redemption.RedeemedAt > since
            group card by card.Pool into own
            select new { own.Key, Taken = own.LongCount() }).ToDictionaryAsync(x => x.Key, x => x.Taken);
    }

    private static async Task<IReadOnlyDictionary<Id<CardPool>, DateOnly?>> NextAsync(
        OffersDb db, IReadOnlyList<Id<CardPool>> pools)
    {
        var rows = await db.CardPools.Where(x => pools.Contains(x.Id))
            .Select(x => new { x.Id, Turn = db.Cards.Where(y => y.Pool == x.Id && y.Turn != null).Min(y => y.Turn) })
            .ToListAsync();
        return rows.ToDictionary(x => x.Id, x => x.Turn is { } turn ? DayOf(turn >> Card.NumberBits) : null);
    }

    // The queue's index alone answers this: its order begins with the day.
    private static async Task<IReadOnlyList<ExpiryMonth>> ExpiriesAsync(
        OffersDb db, Id<CardPool> pool, DateOnly today)
    {
        var (first, one) = (Card.FirstTurn(today), 1L << Card.NumberBits);
        var days = await db.Cards.Where(x => x.Pool == pool && x.Turn != null && x.Turn >= first)
            .GroupBy(x => x.Turn!.Value / one).Select(own => new { Day = own.Key, Cards = own.LongCount() })
            .ToListAsync();
        return [.. days.GroupBy(x => DayOf(x.Day) is { } day ? new DateOnly(day.Year, day.Month, 1) : (DateOnly?)null)
            .Select(own => new ExpiryMonth(own.Key, own.Sum(x => x.Cards)))
            .OrderBy(x => x.Month ?? DateOnly.MaxValue)];
    }

    private static DateOnly? DayOf(long number) =>
        number == DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)number);
}
