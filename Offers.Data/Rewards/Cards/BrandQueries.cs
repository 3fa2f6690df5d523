using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards;

/// <summary>Whether brands that are not offered are shown.</summary>
public enum BrandsShown
{
    /// <summary>Only those that are offered.</summary>
    Active,

    /// <summary>Only those that are not.</summary>
    Inactive,
}

/// <summary>What a list of brands is narrowed to.</summary>
/// <param name="Status">Whether they are offered.</param>
/// <param name="Search">Part of name or short name.</param>
public sealed record BrandFilter(BrandsShown? Status = null, string? Search = null)
{
    internal IQueryable<Brand> Narrow(IQueryable<Brand> brands)
    {
        brands = Status is { } status ? brands.Where(x => x.IsActive == (status == BrandsShown.Active)) : brands;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return brands;
        }

        var part = Search.Trim().ToUpperInvariant();
        return brands.Where(x => x.Name.ToUpper().Contains(part) || x.Slug.ToUpper().Contains(part)
            || x.NameArabic!.Contains(part));
    }
}

/// <summary>A face value where a form offers it.</summary>
/// <param name="Id">The face value.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Value">The face value.</param>
public sealed record DenominationChoice(Id<Denomination> Id, CardLink Brand, Domain.Ledger.Money Value);

/// <summary>Reads brands and face values: all of them for administrators, those that are offered for all
/// others.</summary>
public sealed class BrandQueries(OffersDatabase database, TimeProvider time)
{
    private const int ChoicesAtMost = 500;

    /// <summary>Brands, newest first, with their face values.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<BrandView>> ListAsync(RewardScope scope, BrandFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(BrandsOf(db, scope));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        return await Page<Brand>.Of(rows, page, total, x => x.ObjectId).TurnAsync(some => ViewsAsync(db, scope, some));
    }

    /// <summary>One brand with its face values.</summary>
    /// <exception cref="Refusal"><c>brand_not_found</c>.</exception>
    public async Task<BrandView> GetAsync(RewardScope scope, Id<Brand> id)
    {
        await using var db = database.Read(scope.Book);
        return (await ViewsAsync(db, scope, [await FindAsync(db, scope, id)]))[0];
    }

    /// <summary>The face values of a brand; with what they are charged where a client is named.</summary>
    /// <exception cref="Refusal"><c>brand_not_found</c>, <c>client_not_found</c>.</exception>
    public async Task<IReadOnlyList<DenominationView>> ValuesAsync(
        RewardScope scope, Id<Brand> id, Id<Client>? clientId)
    {
        await using var db = database.Read(scope.Book);
        var brand = (await ViewsAsync(db, scope, [await FindAsync(db, scope, id)]))[0];
        if (clientId is not { } client)
        {
            return brand.Denominations;
        }

        if (!await scope.ClientsOf(db).AnyAsync(x => x.Id == client))
        {
            throw RewardCodes.ClientNotFound.Because();
        }

        var charges = await PriceReading.ChargesAsync(
            db, client, [.. brand.Denominations.Select(x => x.Id)], await db.NowAsync(time));
        return [.. brand.Denominations.Select(x => x with { Charge = charges[x.Id] })];
    }

    /// <summary>The face values that forms offer, by brand and value; at most 500.</summary>
    public async Task<IReadOnlyList<DenominationChoice>> ChoicesAsync(BookId book)
    {
        await using var db = database.Read(book);
        var rows = await (
            from value in db.Denominations
            join brand in db.Brands on value.Brand equals brand.Id
            where value.IsActive && brand.IsActive
            orderby brand.Name, value.Currency, value.ValueMinor
            select new { value, brand.Id, brand.Name }).Take(ChoicesAtMost).ToListAsync();
        return rows.ConvertAll(x => new DenominationChoice(
            x.value.Id, new CardLink(x.Id.ToString(), x.Name), x.value.Value));
    }

    private static IQueryable<Brand> BrandsOf(OffersDb db, RewardScope scope) =>
        scope.IsPlatform ? db.Brands : db.Brands.Where(x => x.IsActive);

    private static async Task<Brand> FindAsync(OffersDb db, RewardScope scope, Id<Brand> id) =>
        await BrandsOf(db, scope).SingleOrDefaultAsync(x => x.Id == id) ?? throw RewardCodes.BrandNotFound.Because();

    private static async Task<IReadOnlyList<BrandView>> ViewsAsync(
        OffersDb db, RewardScope scope, IReadOnlyList<Brand> brands)
    {
        var (ids, isPlatform) = (brands.Select(x => x.Id).ToList(), scope.IsPlatform);
        var values = (await db.Denominations.Where(x => ids.Contains(x.Brand) && (isPlatform || x.IsActive))
            .ToListAsync()).ToLookup(x => x.Brand);
        return [.. brands.Select(x => BrandView.Of(x, values[x.Id]))];
    }
}
