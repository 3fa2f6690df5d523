using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>An owner, or a person who acted, in an answer.</summary>
/// <param name="Id">The outside id.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address of a person.</param>
public sealed record OwnerView(string Id, string Name, string? Email = null);

/// <summary>Finds the names of owners.</summary>
internal static class OwnerNames
{
    private const int MostFound = 200;

    internal static async Task<Dictionary<Guid, OwnerView>> ReadAsync(
        OffersDb db, IEnumerable<(OwnerKind Kind, Guid Id)> owners)
    {
        var wanted = owners.Distinct().ToLookup(x => x.Kind, x => x.Id);
        var people = wanted[OwnerKind.Person].Select(x => new Id<IPerson>(x)).ToArray();
        var organisations = wanted[OwnerKind.Organisation].Select(x => new Id<Organisation>(x)).ToArray();
        var found = new Dictionary<Guid, OwnerView>();
        if (people.Length > 0)
        {
            foreach (var person in await db.Users.Where(x => people.Contains(x.Id))
                .Select(x => new { x.Id, x.DisplayName, x.Email }).ToListAsync())
            {
                found[person.Id.Value] = new OwnerView(person.Id.ToString(), person.DisplayName, person.Email);
            }
        }

        if (organisations.Length > 0)
        {
            foreach (var organisation in await db.Organisations.Where(x => organisations.Contains(x.Id))
                .Select(x => new { x.Id, x.Name }).ToListAsync())
            {
                found[organisation.Id.Value] = new OwnerView(organisation.Id.ToString(), organisation.Name);
            }
        }

        await AddCampaignsAsync(db, wanted[OwnerKind.Campaign], found);
        return found;
    }

    /// <summary>One owner; where the record is missing, the id stands for the name.</summary>
    internal static async Task<OwnerView> OneAsync(OffersDb db, Owner owner) =>
        (await ReadAsync(db, [(owner.Kind, owner.Id)])).GetValueOrDefault(owner.Id)
            ?? new OwnerView(owner.ToString(), owner.ToString());

    /// <summary>People and organisations whose name or address has a text in it.</summary>
    internal static async Task<IReadOnlyList<OwnerView>> SearchAsync(OffersDb db, string text)
    {
        var found = await SearchIdsAsync(db, text);
        var people = found.People.Select(x => (OwnerKind.Person, x.Value));
        var organisations = found.Organisations.Select(x => (OwnerKind.Organisation, x.Value));
        return [.. (await ReadAsync(db, people.Concat(organisations))).Values];
    }

    /// <summary>The bare ids of people and organisations whose name or address has a text in it.</summary>
    internal static async Task<Guid[]> SearchGuidsAsync(OffersDb db, string text)
    {
        var found = await SearchIdsAsync(db, text);
        return [.. found.People.Select(x => x.Value), .. found.Organisations.Select(x => x.Value)];
    }

    private static async Task AddCampaignsAsync(
        OffersDb db, IEnumerable<Guid> owners, Dictionary<Guid, OwnerView> found)
    {
        var campaigns = owners.Select(x => new Id<Domain.Rewards.Campaigns.Campaign>(x)).ToArray();
        if (campaigns.Length > 0)
        {
            foreach (var campaign in await db.Campaigns.Where(x => campaigns.Contains(x.Id))
                .Select(x => new { x.Id, x.Name }).ToListAsync())
            {
                found[campaign.Id.Value] = new OwnerView(campaign.Id.ToString(), campaign.Name);
            }
        }
    }

    private static async Task<(List<Id<IPerson>> People, List<Id<Organisation>> Organisations)> SearchIdsAsync(
        OffersDb db, string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        var people = await db.Users
            .Where(x => x.DisplayName.ToUpper().Contains(upper) || x.NormalizedEmail!.Contains(upper))
            .Select(x => x.Id).Take(MostFound).ToListAsync();
        var organisations = await db.Organisations.Where(x => x.Name.ToUpper().Contains(upper))
            .Select(x => x.Id).Take(MostFound).ToListAsync();
        return (people, organisations);
    }
}
