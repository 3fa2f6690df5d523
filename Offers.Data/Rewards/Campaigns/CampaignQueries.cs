using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What a list of campaigns is narrowed to.</summary>
/// <param name="Status">The state as shown: one whose end has passed counts as ended.</param>
/// <param name="Client">The client.</param>
/// <param name="Brand">The brand of its cards.</param>
/// <param name="Search">Part of the name, or a whole id.</param>
public sealed record CampaignFilter(
    CampaignStatus? Status = null, Id<Client>? Client = null, Id<Brand>? Brand = null, string? Search = null)
{
    /// <summary>Whose credit it spends.</summary>
    public BudgetMode? BudgetMode { get; init; }

    internal IQueryable<Campaign> Narrow(IQueryable<Campaign> campaigns, DateTimeOffset now)
    {
        campaigns = Status switch
        {
            null => campaigns,
            CampaignStatus.Ended => campaigns.Where(x => x.Status == CampaignStatus.Ended
                || (x.EndsAt <= now
                    && (x.Status == CampaignStatus.Active || x.Status == CampaignStatus.Paused))),
            CampaignStatus.Active or CampaignStatus.Paused =>
                campaigns.Where(x => x.Status == Status && !(x.EndsAt <= now)),
            { } status => campaigns.Where(x => x.Status == status),
        };
        campaigns = Client is { } client ? campaigns.Where(x => x.Client == client) : campaigns;
        campaigns = Brand is { } brand ? campaigns.Where(x => x.Brand == brand) : campaigns;
        campaigns = BudgetMode is { } mode ? campaigns.Where(x => x.BudgetMode == mode) : campaigns;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return campaigns;
        }

        var part = Search.Trim().ToUpperInvariant();
        return Id<Campaign>.TryParse(Search.Trim(), out var id)
            ? campaigns.Where(x => x.Id == id)
            : campaigns.Where(x => x.Name.ToUpper().Contains(part));
    }
}

/// <summary>A brand that a campaign of a client can use, with its face values and what they cost the client.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Values">Its face values in every currency.</param>
public sealed record BrandChoice(BrandName Brand, IReadOnlyList<OfferedValue> Values);

/// <summary>A client for whom a campaign can be made.</summary>
/// <param name="Client">The client.</param>
/// <param name="Agency">Its agency.</param>
public sealed record ClientChoice(ClientName Client, Id<Agency> Agency);

/// <summary>Reads campaigns.</summary>
public sealed class CampaignQueries(OffersDatabase database, TimeProvider time)
{
    private const int ChoicesAtMost = 500;

    /// <summary>The campaigns that a scope reaches, newest first.</summary>
    public async Task<Page<CampaignView>> ListAsync(RewardScope scope, CampaignFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var found = filter.Narrow(scope.CampaignsOf(db), now);
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var campaigns = Page<Campaign>.Of(rows, page, total, x => x.Id.ToString());
        return await campaigns.TurnAsync(async some => await db.ViewsAsync(await db.ContentsAsync(some), now));
    }

    /// <summary>One campaign that a scope reaches.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>.</exception>
    public async Task<CampaignView> GetAsync(RewardScope scope, Id<Campaign> id)
    {
        await using var db = database.Read(scope.Book);
        var campaign = await db.CampaignAsync(scope, id);
        return await db.ViewAsync((await db.ContentsAsync([campaign]))[0], await db.NowAsync(time));
    }

    /// <summary>How many campaigns of a scope stand where, for the tabs of the list.</summary>
    public async Task<IReadOnlyDictionary<CampaignStatus, int>> CountsAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var rows = await scope.CampaignsOf(db)
            .GroupBy(x => new { x.Status, IsOver = x.EndsAt != null && x.EndsAt <= now })
            .Select(x => new { x.Key.Status, x.Key.IsOver, Count = x.Count() }).ToListAsync();
        return rows
            .GroupBy(x => x.IsOver && x.Status != CampaignStatus.Draft ? CampaignStatus.Ended : x.Status)
            .ToDictionary(x => x.Key, x => x.Sum(row => row.Count));
    }

    /// <summary>The clients of a scope, by name; at most 500.</summary>
    public async Task<IReadOnlyList<ClientChoice>> ClientsAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        var clients = await scope.ClientsOf(db).OrderBy(x => x.Id).Take(ChoicesAtMost).ToListAsync();
        var ids = clients.ConvertAll(x => x.Organisation);
        var names = await db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name);
        return [.. clients
            .Select(x => new ClientChoice(new ClientName(x.Id, names[x.Organisation]), x.Agency))
            .OrderBy(x => x.Client.Name, StringComparer.Ordinal)];
    }

    /// <summary>The brands that a client's campaigns can use, with what its face values cost it now.</summary>
    /// <exception cref="Refusal"><c>client_not_found</c>.</exception>
    public async Task<IReadOnlyList<BrandChoice>> BrandsAsync(RewardScope scope, Id<Client> client)
    {
        await using var db = database.Read(scope.Book);
        var found = await scope.ClientsOf(db).SingleOrDefaultAsync(x => x.Id == client)
            ?? throw RewardCodes.ClientNotFound.Because();
        var brands = await (
            from enabled in db.AgencyBrands
            join brand in db.Brands on enabled.Brand equals brand.Id
            where enabled.Agency == found.Agency && brand.IsActive
            orderby brand.Name
            select brand).Take(ChoicesAtMost).ToListAsync();
        var ids = brands.ConvertAll(x => x.Id);
        var values = await db.Denominations.Where(x => ids.Contains(x.Brand) && x.IsActive).ToListAsync();
        var priced = (await db.PricedAsync(client, values, await db.NowAsync(time))).ToDictionary(x => x.Id);
        return brands.ConvertAll(brand => new BrandChoice(
            new BrandName(brand.Id, brand.Name, brand.Colour),
            [.. values.Where(x => x.Brand == brand.Id).Select(x => priced[x.Id]).OrderBy(x => x.Value.Minor)]));
    }

    /// <summary>What a client has to spend in a currency.</summary>
    /// <exception cref="Refusal"><c>client_not_found</c>.</exception>
    public async Task<Money> CreditAsync(RewardScope scope, Id<Client> client, Currency currency)
    {
        await using var db = database.Read(scope.Book);
        var found = await scope.ClientsOf(db).SingleOrDefaultAsync(x => x.Id == client)
            ?? throw RewardCodes.ClientNotFound.Because();
        var owner = found.Owner;
        var minor = await db.Accounts
            .Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id && x.Purpose == Purpose.Available
                && x.Qualifier == "" && x.Currency == currency)
            .SumAsync(x => x.BalanceMinor);
        return new Money(minor, currency);
    }
}

/// <summary>Finds campaigns for queries.</summary>
internal static class CampaignReading
{
    /// <summary>A campaign that a scope reaches.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>.</exception>
    internal static async Task<Campaign> CampaignAsync(this OffersDb db, RewardScope scope, Id<Campaign> id) =>
        await scope.CampaignsOf(db).AsNoTracking().SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.CampaignNotFound.Because();
}
