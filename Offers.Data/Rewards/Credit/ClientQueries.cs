using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>A client in rewards.</summary>
public sealed record ClientView
{
    /// <summary>The identity; its body is that of the organisation.</summary>
    public required Id<Client> Id { get; init; }

    /// <summary>The organisation.</summary>
    public required Id<Organisation> OrganisationId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who gives it credit.</summary>
    public required CreditLink Agency { get; init; }

    /// <summary>Whether its credit may move.</summary>
    public required CreditStatus Status { get; init; }

    /// <summary>Why it is suspended.</summary>
    public string? SuspendedBecause { get; init; }

    /// <summary>How many of its campaigns run.</summary>
    public required int ActiveCampaigns { get; init; }

    /// <summary>Its credit by currency, without that of its campaigns.</summary>
    public required IReadOnlyList<CreditWallet> Credit { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>Reads clients.</summary>
public sealed class ClientQueries(OffersDatabase database)
{
    /// <summary>The clients that a caller sees, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<ClientView>> ListAsync(RewardScope scope, CreditHouseFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = scope.ClientsOf(db);
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        found = filter.Agency is { } agency ? found.Where(x => x.Agency == agency) : found;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var named = await AgencyQueries.HousesAsync(db, filter.Search);
            var ids = named.ConvertAll(x => new Id<Client>(x));
            found = found.Where(x => ids.Contains(x.Id));
        }

        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        return await Page<Client>.Of(rows, page, total, x => x.ObjectId)
            .TurnAsync(clients => ViewsAsync(db, scope, clients));
    }

    /// <summary>One client.</summary>
    /// <exception cref="Refusal"><c>client_not_found</c>.</exception>
    public async Task<ClientView> GetAsync(RewardScope scope, Id<Client> id)
    {
        await using var db = database.Read(scope.Book);
        var client = await scope.ClientsOf(db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.ClientNotFound.Because();
        return await ViewAsync(db, scope, client);
    }

    internal static async Task<ClientView> ViewAsync(OffersDb db, RewardScope scope, Client client) =>
        (await ViewsAsync(db, scope, [client]))[0];

    private static async Task<IReadOnlyList<ClientView>> ViewsAsync(
        OffersDb db, RewardScope scope, IReadOnlyList<Client> clients)
    {
        var ids = clients.Select(x => x.Id).ToList();
        var houses = clients.SelectMany(x => new[] { x.Organisation, new Id<Organisation>(x.Agency.Value) })
            .Distinct().ToList();
        var names = await db.Organisations.Where(x => houses.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var campaigns = await db.Campaigns
            .Where(x => ids.Contains(x.Client) && x.Status == CampaignStatus.Active).GroupBy(x => x.Client)
            .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count);
        var credit = await CreditWallets.ReadAsync(db, [.. ids.Select(x => x.Value)]);
        return [.. clients.Select(x => new ClientView
        {
            Id = x.Id,
            OrganisationId = x.Organisation,
            Name = names[x.Organisation],
            Agency = new CreditLink(
                x.Agency.ToString(), names[new Id<Organisation>(x.Agency.Value)], CreditLevel.Agency),
            Status = x.Status,
            SuspendedBecause = x.SuspendedBecause,
            ActiveCampaigns = campaigns.GetValueOrDefault(x.Id),
            Credit = [.. credit[x.Id.Value]],
            Revision = x.Revision,
            AllowedActions = CreditActions.Of(x.Status, scope.Reaches(x.Agency)),
        })];
    }
}
