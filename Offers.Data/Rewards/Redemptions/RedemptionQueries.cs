using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What a list of redemptions is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Source">Where their cards came from.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Client">The client.</param>
/// <param name="Recipient">The recipient.</param>
/// <param name="Search">A whole code, or part of the recipient's name.</param>
public sealed record RedemptionFilter(
    RedemptionStatus? Status = null, CardSource? Source = null, Id<Campaign>? Campaign = null,
    Id<Client>? Client = null, Id<Recipient>? Recipient = null, string? Search = null);

/// <summary>Reads redemptions.</summary>
public sealed class RedemptionQueries(OffersDatabase database, TimeProvider time)
{
    internal TimeProvider Time => time;

    /// <summary>The redemptions of a scope, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<RedemptionView>> ListAsync(RewardScope scope, RedemptionFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = Narrow(db, scope.RedemptionsOf(db), filter);
        var total = await found.CountCappedAsync(page);
        var rows = await ReadAsync(db, found.NewestFirst(page).Cut(page), scope);
        return Page<RedemptionView>.Of(rows, page, total, x => x.Id.ToString());
    }

    /// <summary>Those that wait for somebody to look at them, the oldest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<RedemptionView>> ReviewsAsync(RewardScope scope, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var open = scope.RedemptionsOf(db).Where(x => x.Review == ReviewState.Open);
        var total = await open.CountCappedAsync(page);
        var rows = await ReadAsync(db, open.OldestFirst(page).Cut(page), scope);
        return Page<RedemptionView>.Of(rows, page, total, x => x.Id.ToString());
    }

    /// <summary>One redemption.</summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>.</exception>
    public async Task<RedemptionView> GetAsync(RewardScope scope, Id<Redemption> id)
    {
        await using var db = database.Read(scope.Book);
        return await FindAsync(db, scope, id) ?? throw RewardCodes.RedemptionNotFound.Because();
    }

    /// <summary>One redemption inside a unit of work, after it was written.</summary>
    internal static async Task<RedemptionView?> FindAsync(OffersDb db, RewardScope scope, Id<Redemption> id) =>
        (await ReadAsync(db, scope.RedemptionsOf(db).Where(x => x.Id == id), scope)).SingleOrDefault();

    /// <summary>How a code stands now, as redeeming answers it, with the card masked.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The redemption.</param>
    /// <param name="first">What its command answered.</param>
    internal async Task<Answer> AnswerAsync(Caller caller, Id<Redemption> id, Answer first)
    {
        await using var db = database.Read(caller.Book);
        var redemption = await db.Redemptions.SingleAsync(x => x.Id == id);
        if (!redemption.HasCard && !redemption.IsOpen)
        {
            return Answer.Of(RedeemAnswers.Ended(redemption), caller);
        }

        var view = (await ReadAsync(db, db.Redemptions.Where(x => x.Id == id), RewardScope.Of(caller))).Single();
        var card = await db.Cards.SingleOrDefaultAsync(x => x.Redemption == id);
        var payer = new AccountKey(redemption.Payer, Purpose.Available, redemption.Currency);
        var available = await db.Accounts.Where(x => x.OwnerKind == payer.Owner.Kind && x.OwnerId == payer.Owner.Id
            && x.Purpose == payer.Purpose && x.Qualifier == "" && x.Currency == payer.Currency)
            .SumAsync(x => x.BalanceMinor);
        var body = new RedeemAnswer(
            view, card is null ? null : CardView.Masked(card, redemption.Value), redemption.Source,
            AmountText.Of(new Money(available, redemption.Currency)));
        var status = redemption.HasCard ? first.Status == 202 ? 201 : first.Status : 202;
        return first with { Status = status, Body = OffersJson.Bytes(body) };
    }

    /// <summary>The saga that buys a redemption's card; null where none does.</summary>
    internal async Task<Id<Saga>?> SagaOfAsync(BookId book, Id<Redemption> id)
    {
        await using var db = database.Read(book);
        return await db.Redemptions.Where(x => x.Id == id && x.Status == RedemptionStatus.Provisioning)
            .Select(x => x.Saga).SingleOrDefaultAsync();
    }

    internal static async Task<IReadOnlyList<RedemptionView>> ReadAsync(
        OffersDb db, IQueryable<Redemption> redemptions, RewardScope scope)
    {
        var rows = await (
            from x in redemptions
            join campaign in db.Campaigns on x.Campaign equals campaign.Id
            join brand in db.Brands on x.Brand equals brand.Id
            select new
            {
                Redemption = x, Campaign = campaign.Name, Brand = brand.Name,
                Recipient = db.Recipients.Where(y => y.Id == x.Recipient).Select(y => y.Name).FirstOrDefault(),
                Supplier = db.Suppliers.Where(y => y.Id == x.Supplier).Select(y => y.Name).FirstOrDefault(),
                Last4 = db.Cards.Where(y => y.Id == x.Card).Select(y => y.Last4).FirstOrDefault(),
                LastDay = db.Cards.Where(y => y.Id == x.Card).Select(y => y.LastDay).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
        var houses = rows.SelectMany(x => new[]
            { HouseOf(x.Redemption.Client.Value), HouseOf(x.Redemption.Agency.Value) }).Distinct().ToList();
        var names = await db.Organisations.Where(x => houses.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        return rows.ConvertAll(x =>
        {
            var view = RedemptionView.Of(x.Redemption, new RedemptionParts(
                x.Campaign, names[HouseOf(x.Redemption.Client.Value)], names[HouseOf(x.Redemption.Agency.Value)],
                x.Brand, x.Recipient, x.Supplier, x.Last4, x.LastDay));
            return scope.IsPlatform ? view : view.ForClients();
        });
    }

    private static Id<Organisation> HouseOf(Guid id) => new(id);

    private static IQueryable<Redemption> Narrow(
        OffersDb db, IQueryable<Redemption> found, RedemptionFilter filter)
    {
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        found = filter.Source is { } source ? found.Where(x => x.Source == source) : found;
        found = filter.Campaign is { } campaign ? found.Where(x => x.Campaign == campaign) : found;
        found = filter.Client is { } client ? found.Where(x => x.Client == client) : found;
        found = filter.Recipient is { } recipient ? found.Where(x => x.Recipient == recipient) : found;
        if (filter.Search is not { } search)
        {
            return found;
        }

        var code = RedemptionCode.Normal(search) ?? "";
        var part = search.Trim().ToUpperInvariant();
        return found.Where(x => x.Code == code
            || db.Recipients.Any(y => y.Id == x.Recipient && y.Name.ToUpper().Contains(part)));
    }
}
