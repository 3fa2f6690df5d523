using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>How organisations become agencies and clients inside a unit of work.</summary>
internal static class RewardHouses
{
    /// <summary>Most brands or currencies that are named at once.</summary>
    internal const int Most = 200;

    /// <summary>The organisation that is named, or a new one.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static async Task<Organisation> HouseAsync(
        this ClosureWork work, OrganisationKind kind, (Id<Organisation>? Id, string? Name, string? Zone) named,
        Id<Organisation>? parent)
    {
        if (named.Id is { } id)
        {
            return await work.Db.Organisations.SingleOrDefaultAsync(x => x.Id == id && x.Kind == kind)
                ?? throw Refusal.OfField("organisationId", "There is no such organisation.");
        }

        var name = Text.Line("name", named.Name, Limits.Name);
        var house = new Organisation(work.Caller.Book, kind, name, parent);
        house.Locate(named.Zone ?? house.Zone, house.Locale);
        work.Db.Add(house);
        work.Audit(new AuditFact("identity.create_organisation", house.ObjectId, null, OffersJson.Text(new
        {
            house.Kind, house.Name, house.Parent, house.Zone, house.Locale, house.Status,
        }), null));
        work.Raise(house, "identity.organisation.created", new { house.Id, house.Kind, house.Name, house.Status });
        return house;
    }

    /// <summary>Opens the accounts of a new owner.</summary>
    /// <exception cref="Refusal"><c>currency_unknown</c>, <c>validation_failed</c>.</exception>
    internal static async Task<IReadOnlyList<CreditWallet>> OpenAsync(
        this ClosureWork work, Owner owner, IReadOnlyList<string>? named)
    {
        if (named?.Count > Most)
        {
            throw Refusal.OfField("currencies", $"At most {Most} are named at once.");
        }

        var currencies = named is null
            ? await work.Db.Denominations.Where(x => x.IsActive).Select(x => x.Currency).Distinct().ToListAsync()
            : [.. named.Select(Currency.Parse).Distinct()];
        var names = new RowNames();
        currencies.ForEach(currency => names.NeedWallet(owner, currency));
        await work.LoadAsync(names);
        return currencies.ConvertAll(currency => new CreditWallet(
            currency, work.Open(owner, currency).Id, Money.Zero(currency), Money.Zero(currency),
            Money.Zero(currency)));
    }

    /// <summary>Sets the brands that an agency uses.</summary>
    /// <exception cref="Refusal"><c>brand_not_found</c>, <c>validation_failed</c>.</exception>
    internal static async Task SetBrandsAsync(this ClosureWork work, Agency agency, IReadOnlyList<Id<Brand>> wanted)
    {
        if (wanted.Count > Most)
        {
            throw Refusal.OfField("brandIds", $"At most {Most} are named at once.");
        }

        var known = await work.Db.Brands.Where(x => wanted.Contains(x.Id)).Select(x => x.Id).ToListAsync();
        if (wanted.Except(known).Select(x => (Id<Brand>?)x).FirstOrDefault() is { } unknown)
        {
            throw RewardCodes.BrandNotFound.Because(null, ("brandId", unknown));
        }

        var own = await work.Db.AgencyBrands.Where(x => x.Agency == agency.Id).ToListAsync();
        work.Db.RemoveRange(own.Where(x => !wanted.Contains(x.Brand)));
        work.Db.AddRange(known.Except(own.Select(x => x.Brand)).Select(x => new AgencyBrand(agency.Id, x)));
    }
}
