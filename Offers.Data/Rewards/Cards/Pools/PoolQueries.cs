using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>What a list of pools is narrowed to.</summary>
public sealed record PoolFilter
{
    /// <summary>How their stock is.</summary>
    public PoolStock? Status { get; init; }

    /// <summary>The brand.</summary>
    public Id<Brand>? Brand { get; init; }

    /// <summary>Where their cards come from.</summary>
    public PoolKind? Kind { get; init; }

    /// <summary>The client whose cards they are.</summary>
    public Id<Client>? Client { get; init; }

    /// <summary>Part of the name.</summary>
    public string? Search { get; init; }

    internal IQueryable<CardPool> Narrow(OffersDb db)
    {
        IQueryable<CardPool> pools = db.CardPools;
        pools = Status switch
        {
            null => pools,
            PoolStock.Empty => pools.Where(x => db.PoolTotals.Any(y => y.Pool == x.Id && y.Available == 0)),
            PoolStock.Low => pools.Where(x =>
                db.PoolTotals.Any(y => y.Pool == x.Id && y.Available > 0 && y.Available < x.LowStock)),
            _ => pools.Where(x =>
                db.PoolTotals.Any(y => y.Pool == x.Id && y.Available > 0 && y.Available >= x.LowStock)),
        };
        pools = Brand is { } brand ? pools.Where(x => x.Brand == brand) : pools;
        pools = Kind is { } kind ? pools.Where(x => x.Kind == kind) : pools;
        pools = Client is { } client ? pools.Where(x => x.Client == client) : pools;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return pools;
        }

        var part = Search.Trim().ToUpperInvariant();
        return pools.Where(x => x.Name.ToUpper().Contains(part));
    }
}

/// <summary>What a list of a pool's cards is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Last4">The last four characters of their codes.</param>
/// <param name="Import">The file that they came with.</param>
public sealed record CardFilter(CardStatus? Status = null, string? Last4 = null, Id<CardImport>? Import = null)
{
    internal IQueryable<Card> Narrow(IQueryable<Card> cards)
    {
        cards = Status is { } status ? cards.Where(x => x.Status == status) : cards;
        cards = Import is { } import ? cards.Where(x => x.Import == import) : cards;
        return Last4?.Trim() is { Length: > 0 } last ? cards.Where(x => x.Last4 == last) : cards;
    }
}

/// <summary>Reads pools and their cards, masked.</summary>
public sealed class PoolQueries(OffersDatabase database, TimeProvider time)
{
    private const int CardsAtOnce = 1_000;
    private const int ChoicesAtMost = 500;

    /// <summary>Pools, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<PoolView>> ListAsync(BookId book, PoolFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = filter.Narrow(db);
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<CardPool>.Of(rows, page, total, x => x.ObjectId)
            .TurnAsync(some => PoolReading.ViewsAsync(db, some, now));
    }

    /// <summary>One pool with what expires when.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>.</exception>
    public async Task<PoolView> GetAsync(BookId book, Id<CardPool> id)
    {
        await using var db = database.Read(book);
        return await PoolReading.ViewAsync(db, await PoolReading.FindAsync(db, id), await db.NowAsync(time));
    }

    /// <summary>How many active pools are healthy, low or empty, and what all free cards cost.</summary>
    public async Task<StockTiles> TilesAsync(BookId book)
    {
        await using var db = database.Read(book);
        var rows = await (
            from pool in db.CardPools
            join totals in db.PoolTotals on pool.Id equals totals.Pool
            select new { pool, totals }).ToListAsync();
        var stocks = rows.Where(x => x.pool.IsActive)
            .Select(x => PoolReading.StockOf(x.pool, x.totals.Available)).ToList();
        return new StockTiles(
            stocks.Count(x => x == PoolStock.Healthy), stocks.Count(x => x == PoolStock.Low),
            stocks.Count(x => x == PoolStock.Empty),
            [.. rows.GroupBy(x => x.pool.Currency).OrderBy(x => x.Key.Code, StringComparer.Ordinal)
                .Select(own => new Money(own.Sum(x => x.totals.ValueMinor), own.Key))],
            rows.Sum(x => x.totals.Available));
    }

    /// <summary>The pools of files that a form offers, by name; at most 500.</summary>
    public async Task<IReadOnlyList<CardLink>> ChoicesAsync(BookId book)
    {
        await using var db = database.Read(book);
        var rows = await db.CardPools.Where(x => x.Kind == PoolKind.Csv).OrderBy(x => x.Name).Take(ChoicesAtMost)
            .Select(x => new { x.Id, x.Name }).ToListAsync();
        return rows.ConvertAll(x => new CardLink(x.Id.ToString(), x.Name));
    }

    /// <summary>The cards of a pool, the latest first.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>, <c>paging_invalid</c>.</exception>
    public async Task<Page<CardView>> CardsAsync(
        BookId book, Id<CardPool> id, CardFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        await PoolReading.FindAsync(db, id);
        var found = filter.Narrow(db.Cards.Where(x => x.Pool == id));
        var total = await found.CountCappedAsync(page);
        if (page.Bound is { } bound)
        {
            var place = long.TryParse(bound, out var number) ? number
                : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");
            found = page.IsBackwards ? found.Where(x => x.Number > place) : found.Where(x => x.Number < place);
        }

        found = page.IsBackwards ? found.OrderBy(x => x.Number) : found.OrderByDescending(x => x.Number);
        var rows = await found.Cut(page).ToListAsync();
        return Page<Card>.Of(rows, page, total, x => $"{x.Number}").Select(CardView.Of);
    }

    /// <summary>The name of a pool with all its cards, masked, which are read as they are needed.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>.</exception>
    public async Task<(string Name, IAsyncEnumerable<CardView> Cards)> ExportAsync(
        BookId book, Id<CardPool> id, CardFilter filter)
    {
        await using var db = database.Read(book);
        return ((await PoolReading.FindAsync(db, id)).Name, CardsOfAsync(book, id, filter));
    }

    private async IAsyncEnumerable<CardView> CardsOfAsync(BookId book, Id<CardPool> id, CardFilter filter)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            await using var db = database.Read(book);
            var some = await filter.Narrow(db.Cards.Where(x => x.Pool == id && x.Number > after))
                .OrderBy(x => x.Number).Take(CardsAtOnce).ToListAsync();
            foreach (var card in some)
            {
                yield return CardView.Of(card);
            }

            if (some.Count < CardsAtOnce)
            {
                yield break;
            }

            last = some[^1].Number;
        }
    }
}
