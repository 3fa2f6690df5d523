using Microsoft.EntityFrameworkCore;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Cards.Demo;

/// <summary>Three brands, the values of their cards, and prices of which one has ended.</summary>
public sealed class CatalogueDemo : IDemoSource
{
    private const int Day = 360;

    private static readonly BrandBody[] _brands =
    [
        new()
        {
            Slug = "al-noor", Name = "Al Noor Market", NameArabic = "سوق النور", Colour = "#0f766e",
            Terms = "Pays in every Al Noor shop and online. Part amounts stay on the card.",
            TermsArabic = "تُقبل في جميع متاجر النور وعبر الإنترنت. يبقى ما لم يُصرف على البطاقة.",
        },
        new()
        {
            Slug = "kitab", Name = "Kitab Books", NameArabic = "كتاب", Colour = "#7c3aed",
            Terms = "Pays for books and paper in all Kitab shops.",
            TermsArabic = "تُقبل لشراء الكتب والقرطاسية في جميع متاجر كتاب.",
        },
        new()
        {
            Slug = "desert-roast", Name = "Desert Roast", NameArabic = "محمصة الصحراء", Colour = "#b45309",
            Terms = "Pays for drinks and beans. Show the code at the counter.",
            TermsArabic = "تُقبل لشراء المشروبات والبن. أظهر الرمز عند الكاونتر.",
        },
    ];

    private static readonly (string Slug, string Currency, int[] Values)[] _values =
    [
        ("al-noor", "USD", [10, 25, 50, 100]), ("al-noor", "AED", [50, 100]), ("kitab", "USD", [10, 25, 50, 100]),
        ("desert-roast", "USD", [10, 25, 50, 100]),
    ];

    // Day, brand, value, tier (null for the client's own), charge, and after how many days it ended.
    private static readonly (int Day, string Slug, int Value, AgencyTier? Tier, string Charge, int? Days)[] _prices =
    [
        (359, "kitab", 25, AgencyTier.Wholesale, "24.80", 150), (209, "kitab", 25, AgencyTier.Wholesale, "24.60", null),
        (359, "kitab", 50, AgencyTier.Wholesale, "49.20", null), (359, "kitab", 50, AgencyTier.Retail, "49.80", null),
        (359, "desert-roast", 10, AgencyTier.Retail, "10.20", null),
        (340, "desert-roast", 25, AgencyTier.Wholesale, "24.50", null),
        (300, "kitab", 50, null, "48.90", null),
    ];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var (brands, prices) = (new BrandDesk(world.Writes), new PriceDesk(world.Writes));
        foreach (var brand in _brands)
        {
            yield return new DemoStep(world.DaysAgo(Day), () => brands.CreateAsync(world.ByAdmin(), brand));
        }

        foreach (var (slug, currency, values) in _values)
        {
            foreach (var value in values)
            {
                yield return new DemoStep(
                    world.DaysAgo(Day, 1), () => AddAsync(world, brands, slug, (currency, value)));
            }
        }

        foreach (var price in _prices)
        {
            yield return new DemoStep(world.DaysAgo(price.Day, 2), () => PriceAsync(world, prices, price));
        }
    }

    /// <summary>A face value by the brand's short name.</summary>
    internal static async Task<Denomination?> ValueAsync(DemoWorld world, string slug, Money value)
    {
        await using var db = world.Database.Read(BookId.Live);
        return await (
            from brand in db.Brands
            join denomination in db.Denominations on brand.Id equals denomination.Brand
            where brand.Slug == slug && denomination.Currency == value.Currency
                && denomination.ValueMinor == value.Minor
            select denomination).SingleOrDefaultAsync();
    }

    private static async Task AddAsync(
        DemoWorld world, BrandDesk desk, string slug, (string Currency, int Major) value)
    {
        await using var db = world.Database.Read(BookId.Live);
        if (await db.Brands.SingleOrDefaultAsync(x => x.Slug == slug) is { } brand)
        {
            var currency = Currency.Parse(value.Currency);
            var money = new Money(value.Major * currency.UnitsPerMajor, currency);
            await desk.AddValueAsync(
                world.ByAdmin(), brand.Id, new DenominationBody(AmountText.Of(money), value.Currency));
        }
    }

    private static async Task PriceAsync(
        DemoWorld world, PriceDesk desk,
        (int Day, string Slug, int Value, AgencyTier? Tier, string Charge, int? Days) price)
    {
        var value = await ValueAsync(
            world, price.Slug, new Money(price.Value * Currency.Usd.UnitsPerMajor, Currency.Usd));
        var client = price.Tier is null ? await ClientAsync(world) : null;
        if (value is null || (price.Tier is null && client is null))
        {
            return;
        }

        await desk.CreateAsync(world.ByAdmin(), new PriceBody
        {
            DenominationId = value.Id, Tier = price.Tier, ClientId = client, Charge = new AmountText(price.Charge),
            Until = price.Days is { } days ? world.DaysAgo(price.Day - days, 2) : null,
        });
    }

    private static async Task<Id<Client>?> ClientAsync(DemoWorld world)
    {
        var house = world.Organisations.GetValueOrDefault("Nimbus Telecom");
        await using var db = world.Database.Read(BookId.Live);
        var id = new Id<Client>(house.Value);
        return await db.Clients.AnyAsync(x => x.Id == id) ? id : null;
    }
}
