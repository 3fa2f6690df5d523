using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards;

/// <summary>What a list of prices is narrowed to.</summary>
public sealed record PriceFilter
{
    /// <summary>How they stand.</summary>
    public PriceStatus? Status { get; init; }

    /// <summary>The brand.</summary>
    public Id<Brand>? Brand { get; init; }

    /// <summary>The face value.</summary>
    public Id<Denomination>? Denomination { get; init; }

    /// <summary>The tier.</summary>
    public AgencyTier? Tier { get; init; }

    /// <summary>The agency.</summary>
    public Id<Agency>? Agency { get; init; }

    /// <summary>The client.</summary>
    public Id<Client>? Client { get; init; }

    internal IQueryable<PriceLine> Narrow(OffersDb db, DateTimeOffset now)
    {
        IQueryable<PriceLine> lines = db.PriceLines;
        lines = Status switch
        {
            null => lines,
            PriceStatus.Coming => lines.Where(x => x.From > now),
            PriceStatus.Ended => lines.Where(x => x.Until <= now),
            _ => lines.Where(x => x.From <= now && (x.Until == null || now < x.Until)),
        };
        lines = Brand is { } brand
            ? lines.Where(x => db.Denominations.Any(y => y.Id == x.Denomination && y.Brand == brand))
            : lines;
        lines = Denomination is { } value ? lines.Where(x => x.Denomination == value) : lines;
        lines = Tier is { } tier ? lines.Where(x => x.Tier == tier) : lines;
        lines = Agency is { } agency ? lines.Where(x => x.Agency == agency) : lines;
        return Client is { } client ? lines.Where(x => x.Client == client) : lines;
    }
}

/// <summary>Who a price can be for.</summary>
/// <param name="Agencies">Agencies, by name.</param>
/// <param name="Clients">Clients, by name.</param>
public sealed record PriceChoices(IReadOnlyList<CardLink> Agencies, IReadOnlyList<CardLink> Clients);

/// <summary>Reads price lists, and suggests prices.</summary>
public sealed class PriceQueries(OffersDatabase database, TimeProvider time)
{
    private const int ChoicesAtMost = 500;

    /// <summary>Prices, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<PriceView>> ListAsync(BookId book, PriceFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var found = filter.Narrow(db, now);
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        return await Page<PriceLine>.Of(rows, page, total, x => x.ObjectId)
            .TurnAsync(some => ViewsAsync(db, some, now));
    }

    /// <summary>One price.</summary>
    /// <exception cref="Refusal"><c>price_not_found</c>.</exception>
    public async Task<PriceView> GetAsync(BookId book, Id<PriceLine> id)
    {
        await using var db = database.Read(book);
        var line = await db.PriceLines.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.PriceNotFound.Because();
        return await ViewAsync(db, line, await db.NowAsync(time));
    }

    /// <summary>
    /// A price for a face value: what its next card costs, and the markup of an agency; the usual one where none is
    /// named.
    /// </summary>
    /// <exception cref="Refusal"><c>denomination_not_found</c>, <c>agency_not_found</c>.</exception>
    public async Task<PriceSuggestion> SuggestAsync(BookId book, Id<Denomination> id, Id<Agency>? agencyId)
    {
        await using var db = database.Read(book);
        var value = await db.Denominations.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.DenominationNotFound.Because();
        var markup = agencyId is not { } agency ? Agency.DefaultMarkup.Value
            : await db.Agencies.Where(x => x.Id == agency).Select(x => (int?)x.MarkupBps).SingleOrDefaultAsync()
                ?? throw RewardCodes.AgencyNotFound.Because();
        Money? cost = await CostAsync(db, id) is { } minor ? new Money(minor, value.Currency) : null;
        return new PriceSuggestion(
            id, value.Value, cost, markup, cost + (cost is { } known ? new BasisPoints(markup).Of(known) : null),
            value.Currency);
    }

    /// <summary>Who a price can be for; at most 500 of each.</summary>
    public async Task<PriceChoices> ChoicesAsync(BookId book)
    {
        await using var db = database.Read(book);
        var agencies = await db.Agencies.Select(x => x.Id).Take(ChoicesAtMost).ToListAsync();
        var clients = await db.Clients.Select(x => x.Id).Take(ChoicesAtMost).ToListAsync();
        var names = await HouseNames.ReadAsync(
            db, [.. agencies.Select(x => x.Value), .. clients.Select(x => x.Value)]);
        return new PriceChoices(
            ByName(agencies.Select(x => new CardLink(x.ToString(), names[x.Value]))),
            ByName(clients.Select(x => new CardLink(x.ToString(), names[x.Value]))));
    }

    internal static async Task<PriceView> ViewAsync(OffersDb db, PriceLine line, DateTimeOffset now) =>
        (await ViewsAsync(db, [line], now))[0];

    private static IReadOnlyList<CardLink> ByName(IEnumerable<CardLink> links) =>
        [.. links.OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase)];

    // The cheapest card that there is, else the cheapest that a supplier sells.
    private static async Task<long?> CostAsync(OffersDb db, Id<Denomination> id) => await (
            from pool in db.CardPools
            join totals in db.PoolTotals on pool.Id equals totals.Pool
            where pool.Denomination == id && pool.IsActive && totals.Available > 0
            select (long?)pool.CostMinor).MinAsync()
        ?? await db.SupplierItems.Where(x => x.Denomination == id && x.IsActive)
            .MinAsync(x => (long?)x.CostMinor);

    private static async Task<IReadOnlyList<PriceView>> ViewsAsync(
        OffersDb db, IReadOnlyList<PriceLine> lines, DateTimeOffset now)
    {
        var ids = lines.Select(x => x.Denomination).Distinct().ToList();
        var values = await (
            from value in db.Denominations
            join brand in db.Brands on value.Brand equals brand.Id
            where ids.Contains(value.Id)
            select new { value, brand.Id, brand.Name }).AsNoTracking().ToDictionaryAsync(x => x.value.Id);
        var names = await HouseNames.ReadAsync(db,
        [
            .. lines.Select(x => x.Agency?.Value).OfType<Guid>(), .. lines.Select(x => x.Client?.Value).OfType<Guid>(),
        ]);
        return [.. lines.Select(x => new PriceView
        {
            Id = x.Id,
            Brand = new CardLink(values[x.Denomination].Id.ToString(), values[x.Denomination].Name),
            DenominationId = x.Denomination,
            Value = values[x.Denomination].value.Value,
            Currency = x.Currency,
            Tier = x.Tier,
            Agency = x.Agency is { } agency ? new CardLink(agency.ToString(), names[agency.Value]) : null,
            Client = x.Client is { } client ? new CardLink(client.ToString(), names[client.Value]) : null,
            Charge = x.Charge,
            From = x.From,
            Until = x.Until,
            Status = x.From > now ? PriceStatus.Coming : x.Until <= now ? PriceStatus.Ended : PriceStatus.InForce,
        })];
    }
}

/// <summary>The names of the organisations that agencies and clients are.</summary>
internal static class HouseNames
{
    /// <summary>Names by bare id.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(
        OffersDb db, IReadOnlyCollection<Guid> houses)
    {
        var ids = houses.Distinct().Select(x => new Id<Domain.Identity.Organisation>(x)).ToList();
        return await db.Organisations.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id.Value, x => x.Name);
    }
}
