using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Finds places of the credit tree.</summary>
internal static class CreditPlaces
{
    private const string PlatformName = "Offers";

    /// <summary>The platform.</summary>
    internal static CreditPlace Platform(BookId book) =>
        new(CreditLevel.Platform, RewardAccounts.Platform(book), null, PlatformName);

    /// <summary>The places of owners; those who have no part in rewards are left out.</summary>
    internal static async Task<IReadOnlyDictionary<Owner, CreditPlace>> ReadAsync(
        OffersDb db, IReadOnlyCollection<Owner> owners)
    {
        var found = new Dictionary<Owner, CreditPlace>();
        var campaignIds = Of(owners, OwnerKind.Campaign).ConvertAll(x => new Id<Campaign>(x));
        var campaigns = campaignIds.Count == 0 ? []
            : await db.Campaigns.AsNoTracking().Where(x => campaignIds.Contains(x.Id)).ToListAsync();
        var houses = Of(owners, OwnerKind.Organisation);
        var clientIds = houses.Select(x => new Id<Client>(x)).Concat(campaigns.Select(x => x.Client)).Distinct()
            .ToList();
        var clients = await db.Clients.AsNoTracking().Where(x => clientIds.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        var agencyIds = houses.Select(x => new Id<Agency>(x)).Concat(clients.Values.Select(x => x.Agency)).Distinct()
            .ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(x => agencyIds.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        var named = agencies.Values.Select(x => x.Organisation).Concat(clients.Values.Select(x => x.Organisation))
            .ToList();
        var names = await db.Organisations.Where(x => named.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name);
        foreach (var agency in agencies.Values)
        {
            found[agency.Owner] = Of(agency, names[agency.Organisation]);
        }

        foreach (var client in clients.Values)
        {
            found[client.Owner] = Of(client, agencies[client.Agency], names[client.Organisation]);
        }

        foreach (var campaign in campaigns)
        {
            found[campaign.Owner] = Of(campaign, found[clients[campaign.Client].Owner]);
        }

        foreach (var platform in owners.Where(x => x == RewardAccounts.Platform(x.Book)))
        {
            found[platform] = Platform(platform.Book);
        }

        return owners.Distinct().Where(found.ContainsKey).ToDictionary(x => x, x => found[x]);
    }

    /// <summary>The place of an owner; null where he has no part in rewards.</summary>
    internal static async Task<CreditPlace?> FindAsync(OffersDb db, Owner owner) =>
        (await ReadAsync(db, [owner])).GetValueOrDefault(owner);

    /// <summary>The place of an owner that must be there.</summary>
    /// <exception cref="Refusal"><c>credit_account_not_found</c>.</exception>
    internal static async Task<CreditPlace> OfAsync(OffersDb db, Owner owner) =>
        await FindAsync(db, owner) ?? throw RewardCodes.CreditAccountNotFound.Because();

    /// <summary>The place above another one.</summary>
    /// <exception cref="Refusal"><c>not_direct_parent</c>.</exception>
    internal static async Task<CreditPlace> ParentAsync(OffersDb db, CreditPlace child) => child.Parent is { } parent
        ? await OfAsync(db, parent)
        : throw RewardCodes.NotDirectParent.Because("Nobody gives credit to the platform.");

    /// <summary>The place of a campaign whose client's is known.</summary>
    internal static CreditPlace Of(Campaign campaign, CreditPlace client) =>
        new(CreditLevel.Campaign, campaign.Owner, client.Owner, campaign.Name)
        {
            Agency = campaign.Agency,
            Client = campaign.Client,
            Suspended = client.Suspended,
            IsShared = campaign.BudgetMode == BudgetMode.Shared,
            IsOver = campaign.Status == CampaignStatus.Ended,
        };

    /// <summary>True where a caller may act for a place: give its credit on, ask for it, set it up.</summary>
    internal static bool Reaches(this RewardScope scope, CreditPlace place) => scope.IsPlatform
        || (place.Agency is { } agency && scope.Reaches(agency))
        || (place.Client is { } client && scope.Clients.Contains(client));

    private static CreditPlace Of(Agency agency, string name) =>
        new(CreditLevel.Agency, agency.Owner, RewardAccounts.Platform(agency.Book), name)
        {
            Agency = agency.Id,
            Suspended = agency.Status == CreditStatus.Suspended ? agency.ObjectId : null,
        };

    private static CreditPlace Of(Client client, Agency agency, string name) =>
        new(CreditLevel.Client, client.Owner, agency.Owner, name)
        {
            Agency = client.Agency,
            Client = client.Id,
            Suspended = client.Status == CreditStatus.Suspended ? client.ObjectId
                : agency.Status == CreditStatus.Suspended ? agency.ObjectId
                : null,
        };

    private static List<Guid> Of(IReadOnlyCollection<Owner> owners, OwnerKind kind) =>
        [.. owners.Where(x => x.Kind == kind).Select(x => x.Id).Distinct()];
}
