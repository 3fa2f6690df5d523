using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards;

/// <summary>
/// Whose credit, campaigns and redemptions a caller works on. Every list, detail, export and verb asks this one place:
/// administrators reach all of a book, an agency's people their agency with its clients, a client's people (and its
/// developers) their client.
/// </summary>
public sealed record RewardScope
{
    private readonly IReadOnlySet<Id<Organisation>> _agencies;
    private readonly IReadOnlySet<Id<Organisation>> _clients;

    private RewardScope(
        Caller caller, bool isPlatform, IReadOnlySet<Id<Organisation>> agencies, IReadOnlySet<Id<Organisation>> clients)
    {
        (Caller, IsPlatform) = (caller, isPlatform);
        (_agencies, _clients) = (agencies, clients);
    }

    /// <summary>Who asks.</summary>
    public Caller Caller { get; }

    /// <summary>True for administrators.</summary>
    public bool IsPlatform { get; }

    /// <summary>The book.</summary>
    public BookId Book => Caller.Book;

    /// <summary>The agencies for which the caller works as their manager.</summary>
    public IReadOnlyList<Id<Agency>> Agencies => [.. _agencies.Select(x => new Id<Agency>(x.Value))];

    /// <summary>The clients for which the caller works.</summary>
    public IReadOnlyList<Id<Client>> Clients => [.. _clients.Select(x => new Id<Client>(x.Value))];

    /// <summary>The scope of administrators.</summary>
    public static RewardScope OfPlatform(Caller caller) => new(caller, true, Nobody, Nobody);

    /// <summary>The scope of an agency's people.</summary>
    public static RewardScope OfAgency(Caller caller) =>
        new(caller, false, caller.OrganisationsAs(Role.AgencyManager), Nobody);

    /// <summary>The scope of a client's people and of its systems.</summary>
    public static RewardScope OfClient(Caller caller) => new(
        caller, false, Nobody,
        caller.OrganisationsAs(Role.ClientManager).Union(caller.OrganisationsAs(Role.Developer)).ToHashSet());

    /// <summary>All that a caller reaches in whatever role, for endpoints that serve all portals.</summary>
    public static RewardScope Of(Caller caller) => caller.IsAdministrator
        ? OfPlatform(caller)
        : new(
            caller, false, caller.OrganisationsAs(Role.AgencyManager),
            caller.OrganisationsAs(Role.ClientManager).Union(caller.OrganisationsAs(Role.Developer)).ToHashSet());

    /// <summary>True where the caller may act for an agency.</summary>
    public bool Reaches(Id<Agency> agency) => IsPlatform || _agencies.Contains(new Id<Organisation>(agency.Value));

    /// <summary>True where the caller may act on a client: its own people, its agency's, or the platform's.</summary>
    public bool Reaches(Client client) =>
        Reaches(client.Agency) || _clients.Contains(new Id<Organisation>(client.Id.Value));

    /// <summary>True where the caller may act on a campaign.</summary>
    public bool Reaches(Campaign campaign) =>
        Reaches(campaign.Agency) || _clients.Contains(campaign.ClientOrganisation);

    /// <summary>The agencies that the caller sees: those for which he works.</summary>
    public IQueryable<Agency> AgenciesOf(OffersDb db)
    {
        var mine = Agencies.ToList();
        return IsPlatform ? db.Agencies : db.Agencies.Where(x => mine.Contains(x.Id));
    }

    /// <summary>The clients that the caller sees.</summary>
    public IQueryable<Client> ClientsOf(OffersDb db)
    {
        var (agencies, clients) = (Agencies.ToList(), Clients.ToList());
        return IsPlatform
            ? db.Clients
            : db.Clients.Where(x => agencies.Contains(x.Agency) || clients.Contains(x.Id));
    }

    /// <summary>The campaigns that the caller sees.</summary>
    public IQueryable<Campaign> CampaignsOf(OffersDb db)
    {
        var (agencies, clients) = (Agencies.ToList(), Clients.ToList());
        return IsPlatform
            ? db.Campaigns
            : db.Campaigns.Where(x => agencies.Contains(x.Agency) || clients.Contains(x.Client));
    }

    /// <summary>The redemptions that the caller sees.</summary>
    public IQueryable<Redemption> RedemptionsOf(OffersDb db)
    {
        var (agencies, clients) = (Agencies.ToList(), Clients.ToList());
        return IsPlatform
            ? db.Redemptions
            : db.Redemptions.Where(x => agencies.Contains(x.Agency) || clients.Contains(x.Client));
    }

    private static IReadOnlySet<Id<Organisation>> Nobody => new HashSet<Id<Organisation>>();
}
