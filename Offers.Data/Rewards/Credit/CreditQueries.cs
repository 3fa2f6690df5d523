using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What a list of wishes for credit is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Owner">Who is to get it, by outside id.</param>
public sealed record CreditRequestFilter(
    CreditRequestStatus? Status = null, Currency? Currency = null, string? Owner = null);

/// <summary>Reads accounts of the credit tree and wishes for credit.</summary>
public sealed class CreditQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The accounts that a caller sees, the platform's first, then newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<CreditAccountView>> AccountsAsync(
        RewardScope scope, (Currency? Currency, CreditLevel? Level) filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var owners = await OwnersAsync(db, scope, filter.Level);
        var found = db.Accounts.Where(x =>
            x.Purpose == Purpose.Available && x.Qualifier == "" && owners.Contains(x.OwnerId));
        found = filter.Currency is { } currency ? found.Where(x => x.Currency == currency) : found;
        var total = await found.CountCappedAsync(page);
        if (page.BoundId<Account>() is { } bound)
        {
            found = page.IsBackwards ? found.Where(x => x.Id > bound) : found.Where(x => x.Id < bound);
        }

        var rows = await (page.IsBackwards ? found.OrderBy(x => x.Id) : found.OrderByDescending(x => x.Id))
            .Cut(page).ToListAsync();
        return await Page<Account>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(accounts => ViewsAsync(db, accounts));
    }

    /// <summary>One account that a caller sees, by its id or that of its owner with a currency.</summary>
    /// <exception cref="Refusal"><c>credit_account_not_found</c>.</exception>
    public async Task<CreditAccountView> AccountAsync(RewardScope scope, Id<Account> id)
    {
        await using var db = database.Read(scope.Book);
        var account = await db.Accounts.SingleOrDefaultAsync(x => x.Id == id && x.Purpose == Purpose.Available);
        var place = account is null ? null : await CreditPlaces.FindAsync(db, account.Owner);
        return place is not null && scope.Reaches(place)
            ? (await ViewsAsync(db, [account!]))[0]
            : throw RewardCodes.CreditAccountNotFound.Because();
    }

    /// <summary>The accounts of one owner, in the order of currencies.</summary>
    /// <exception cref="Refusal"><c>credit_account_not_found</c>.</exception>
    public async Task<IReadOnlyList<CreditAccountView>> OfOwnerAsync(RewardScope scope, Owner owner)
    {
        await using var db = database.Read(scope.Book);
        var place = await CreditPlaces.FindAsync(db, owner);
        if (place is null || !scope.Reaches(place))
        {
            throw RewardCodes.CreditAccountNotFound.Because();
        }

        var accounts = await db.Accounts.Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id
            && x.Purpose == Purpose.Available && x.Qualifier == "").ToListAsync();
        return await ViewsAsync(db, [.. Currency.All.SelectMany(c => accounts.Where(x => x.Currency == c))]);
    }

    /// <summary>Wishes that a caller sees: to get credit, or to decide; newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<CreditRequestView>> RequestsAsync(
        RewardScope scope, CreditRequestFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = await SeenAsync(db, scope);
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        found = filter.Currency is { } currency ? found.Where(x => x.Currency == currency) : found;
        if (filter.Owner is { } named)
        {
            var owner = (await CreditRefs.FindAsync(db, scope, "accountId", named)).Place.Owner.Id;
            found = found.Where(x => x.OwnerId == owner);
        }

        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<CreditRequest>.Of(rows, page, total, x => x.ObjectId)
            .TurnAsync(wishes => CreditReading.ViewsAsync(db, scope, wishes, now));
    }

    /// <summary>One wish.</summary>
    /// <exception cref="Refusal"><c>credit_request_not_found</c>.</exception>
    public async Task<CreditRequestView> RequestAsync(RewardScope scope, Id<CreditRequest> id)
    {
        await using var db = database.Read(scope.Book);
        var wish = await (await SeenAsync(db, scope)).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.CreditRequestNotFound.Because();
        return await CreditReading.ViewAsync(db, scope, wish, await db.NowAsync(time));
    }

    private static async Task<IQueryable<CreditRequest>> SeenAsync(OffersDb db, RewardScope scope)
    {
        if (scope.IsPlatform)
        {
            return db.CreditRequests;
        }

        var owners = await OwnersAsync(db, scope, null);
        var houses = owners.ConvertAll(x => new Id<Organisation>(x));
        return db.CreditRequests.Where(x => owners.Contains(x.OwnerId) || houses.Contains(x.Parent));
    }

    /// <summary>The bare ids of the owners that a scope reaches.</summary>
    private static async Task<List<Guid>> OwnersAsync(OffersDb db, RewardScope scope, CreditLevel? level)
    {
        var owners = new List<Guid>();
        if (scope.IsPlatform && (level is null or CreditLevel.Platform))
        {
            owners.Add(Organisation.PlatformId(scope.Book).Value);
        }

        if (level is null or CreditLevel.Agency)
        {
            owners.AddRange((await scope.AgenciesOf(db).Select(x => x.Id).ToListAsync()).Select(x => x.Value));
        }

        if (level is null or CreditLevel.Client)
        {
            owners.AddRange((await scope.ClientsOf(db).Select(x => x.Id).ToListAsync()).Select(x => x.Value));
        }

        if (level is null or CreditLevel.Campaign)
        {
            owners.AddRange((await scope.CampaignsOf(db).Select(x => x.Id).ToListAsync()).Select(x => x.Value));
        }

        return owners;
    }

    private static async Task<IReadOnlyList<CreditAccountView>> ViewsAsync(
        OffersDb db, IReadOnlyList<Account> accounts)
    {
        var owners = accounts.Select(x => x.OwnerId).Distinct().ToList();
        var held = await db.Accounts.Where(x => owners.Contains(x.OwnerId) && x.Purpose == Purpose.Held)
            .Select(x => new { x.OwnerId, x.Currency, x.BalanceMinor }).ToListAsync();
        var reloads = await db.AutoReloads.Where(x => owners.Contains(x.OwnerId)).ToListAsync();
        var spent = new Dictionary<(Guid, Currency), long>();
        foreach (var currency in accounts.Select(x => x.Currency).Distinct())
        {
            foreach (var (owner, sum) in await CreditReading.SpentAsync(db, currency, owners))
            {
                spent[(owner, currency)] = sum;
            }
        }

        var places = await CreditPlaces.ReadAsync(db, [.. accounts.Select(x => x.Owner)]);
        return [.. accounts.Select(account => CreditAccountView.Of(places[account.Owner], account) with
        {
            Held = new Money(
                held.Find(x => x.OwnerId == account.OwnerId && x.Currency == account.Currency)?.BalanceMinor ?? 0,
                account.Currency),
            Spent = new Money(spent.GetValueOrDefault((account.OwnerId, account.Currency)), account.Currency),
            AutoReload = reloads.Find(x => x.OwnerId == account.OwnerId && x.Currency == account.Currency)
                is { } reload ? AutoReloadView.Of(reload) : null,
        })];
    }
}
