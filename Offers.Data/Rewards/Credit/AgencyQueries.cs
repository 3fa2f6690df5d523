using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>A brand where an agency names it.</summary>
/// <param name="Id">The brand.</param>
/// <param name="Name">Its name.</param>
public sealed record BrandLink(Id<Brand> Id, string Name);

/// <summary>An agency in rewards.</summary>
public sealed record AgencyView
{
    /// <summary>The identity; its body is that of the organisation.</summary>
    public required Id<Agency> Id { get; init; }

    /// <summary>The organisation.</summary>
    public required Id<Organisation> OrganisationId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its short name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The prices that it buys at.</summary>
    public required AgencyTier Tier { get; init; }

    /// <summary>What suggested prices lie above cost, basis points.</summary>
    public required int DefaultMarkupBps { get; init; }

    /// <summary>Whether its credit may move.</summary>
    public required CreditStatus Status { get; init; }

    /// <summary>Why it is suspended.</summary>
    public string? SuspendedBecause { get; init; }

    /// <summary>The brands that it uses.</summary>
    public required IReadOnlyList<BrandLink> EnabledBrands { get; init; }

    /// <summary>How many clients it has.</summary>
    public required int Clients { get; init; }

    /// <summary>Its credit by currency.</summary>
    public required IReadOnlyList<CreditWallet> Credit { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>What a list of agencies or clients is narrowed to.</summary>
/// <param name="Status">Whether their credit may move.</param>
/// <param name="Search">Part of the name.</param>
/// <param name="Agency">The agency of clients.</param>
public sealed record CreditHouseFilter(
    CreditStatus? Status = null, string? Search = null, Id<Agency>? Agency = null);

/// <summary>Reads agencies.</summary>
public sealed class AgencyQueries(OffersDatabase database)
{
    /// <summary>The agencies that a caller sees, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<AgencyView>> ListAsync(RewardScope scope, CreditHouseFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = scope.AgenciesOf(db);
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var named = await HousesAsync(db, filter.Search);
            var ids = named.ConvertAll(x => new Id<Agency>(x));
            found = found.Where(x => ids.Contains(x.Id));
        }

        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        return await Page<Agency>.Of(rows, page, total, x => x.ObjectId)
            .TurnAsync(agencies => ViewsAsync(db, scope, agencies));
    }

    /// <summary>One agency.</summary>
    /// <exception cref="Refusal"><c>agency_not_found</c>.</exception>
    public async Task<AgencyView> GetAsync(RewardScope scope, Id<Agency> id)
    {
        await using var db = database.Read(scope.Book);
        var agency = await scope.AgenciesOf(db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.AgencyNotFound.Because();
        return await ViewAsync(db, scope, agency);
    }

    /// <summary>The organisations of kind agency that do not work with rewards yet.</summary>
    public async Task<IReadOnlyList<(Id<Organisation> Id, string Name)>> CandidatesAsync(BookId book)
    {
        await using var db = database.Read(book);
        var known = (await db.Agencies.Select(x => x.Id).ToListAsync()).ConvertAll(x => new Id<Organisation>(x.Value));
        var found = await db.Organisations
            .Where(x => x.Kind == OrganisationKind.Agency && !known.Contains(x.Id)).OrderBy(x => x.Name)
            .Take(PageRequest.MaxLimit).Select(x => new { x.Id, x.Name }).ToListAsync();
        return found.ConvertAll(x => (x.Id, x.Name));
    }

    /// <summary>The organisations of kind client of an agency that do not work with rewards yet.</summary>
    public async Task<IReadOnlyList<(Id<Organisation> Id, string Name)>> ClientCandidatesAsync(
        RewardScope scope, Id<Agency> agency)
    {
        if (!scope.Reaches(agency))
        {
            return [];
        }

        await using var db = database.Read(scope.Book);
        var house = new Id<Organisation>(agency.Value);
        var known = (await db.Clients.Where(x => x.Agency == agency).Select(x => x.Id).ToListAsync())
            .ConvertAll(x => new Id<Organisation>(x.Value));
        var found = await db.Organisations
            .Where(x => x.Parent == house && !known.Contains(x.Id)).OrderBy(x => x.Name)
            .Take(PageRequest.MaxLimit).Select(x => new { x.Id, x.Name }).ToListAsync();
        return found.ConvertAll(x => (x.Id, x.Name));
    }

    /// <summary>The brands that the platform offers.</summary>
    public async Task<IReadOnlyList<BrandLink>> BrandsAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.Brands.Where(x => x.IsActive).OrderBy(x => x.Name).Take(RewardHouses.Most)
            .Select(x => new BrandLink(x.Id, x.Name)).ToListAsync();
    }

    internal static async Task<AgencyView> ViewAsync(OffersDb db, RewardScope scope, Agency agency) =>
        (await ViewsAsync(db, scope, [agency]))[0];

    internal static async Task<List<Guid>> HousesAsync(OffersDb db, string search)
    {
        var part = search.Trim().ToUpperInvariant();
        return [.. (await db.Organisations.Where(x => x.Name.ToUpper().Contains(part)).Take(RewardHouses.Most)
            .Select(x => x.Id).ToListAsync()).Select(x => x.Value)];
    }

    private static async Task<IReadOnlyList<AgencyView>> ViewsAsync(
        OffersDb db, RewardScope scope, IReadOnlyList<Agency> agencies)
    {
        var ids = agencies.Select(x => x.Id).ToList();
        var houses = agencies.Select(x => x.Organisation).ToList();
        var names = await db.Organisations.Where(x => houses.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var brands = (await (
            from own in db.AgencyBrands
            join brand in db.Brands on own.Brand equals brand.Id
            where ids.Contains(own.Agency)
            orderby brand.Name
            select new { own.Agency, brand.Id, brand.Name }).ToListAsync())
            .ToLookup(x => x.Agency, x => new BrandLink(x.Id, x.Name));
        var clients = await db.Clients.Where(x => ids.Contains(x.Agency)).GroupBy(x => x.Agency)
            .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count);
        var credit = await CreditWallets.ReadAsync(db, [.. ids.Select(x => x.Value)]);
        return [.. agencies.Select(x => new AgencyView
        {
            Id = x.Id,
            OrganisationId = x.Organisation,
            Name = names[x.Organisation],
            Slug = x.Slug,
            Tier = x.Tier,
            DefaultMarkupBps = x.MarkupBps,
            Status = x.Status,
            SuspendedBecause = x.SuspendedBecause,
            EnabledBrands = [.. brands[x.Id]],
            Clients = clients.GetValueOrDefault(x.Id),
            Credit = [.. credit[x.Id.Value]],
            Revision = x.Revision,
            AllowedActions = CreditActions.Of(x.Status, scope.IsPlatform),
        })];
    }
}

/// <summary>What may be done with agencies and clients.</summary>
internal static class CreditActions
{
    /// <summary>Stop and let go again, for those who may.</summary>
    internal static IReadOnlyList<AllowedAction> Of(CreditStatus status, bool decides) =>
    [
        Of("suspend", status == CreditStatus.Active, decides),
        Of("reactivate", status != CreditStatus.Active, decides),
    ];

    private static AllowedAction Of(string action, bool fits, bool decides) => (fits, decides) switch
    {
        (_, false) => new AllowedAction(
            action, false, PlatformCodes.Forbidden.Code, "Whoever gives it credit decides about it."),
        (false, _) => new AllowedAction(
            action, false, PlatformCodes.ActionNotAllowed.Code,
            action == "suspend" ? "It is suspended already." : "It is not suspended."),
        _ => new AllowedAction(action, true),
    };
}
