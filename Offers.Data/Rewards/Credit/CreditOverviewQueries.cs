using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Credit;

/// <summary>Reads what the first pages of agencies and clients show.</summary>
public sealed class CreditOverviewQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Below so many whole units of its currency a client has little left.</summary>
    public const int LowClient = 500;

    private const int RecentDays = 30;

    /// <summary>What an agency's first page shows.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The agency.</param>
    /// <param name="wanted">The currency; the one of most accounts where it is null or none of the agency's.</param>
    /// <exception cref="Refusal"><c>agency_not_found</c>.</exception>
    public async Task<AgencyOverview> AgencyAsync(RewardScope scope, Id<Agency> id, Currency? wanted)
    {
        await using var db = database.Read(scope.Book);
        var agency = await scope.AgenciesOf(db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.AgencyNotFound.Because();
        var now = await db.NowAsync(time);
        var (currency, currencies) = await CurrencyAsync(db, id.Value, wanted);
        var node = await NodeAsync(db, scope, currency, agency.ObjectId, now);
        var redemptions = db.Redemptions.Where(x => x.Agency == id && x.Currency == currency);
        var house = (agency.Organisation, currency);
        var month = await MonthsAsync(db, agency.Organisation, now);
        var cards = await redemptions.Spent().Where(x => x.ProvisionedAt >= month.This)
            .GroupBy(x => x.Client).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        var campaigns = db.Campaigns.Where(x => x.Agency == id).Select(x => x.Id);
        var recent = now.AddDays(-RecentDays);
        return new AgencyOverview
        {
            Id = id,
            Name = node.Owner.Name,
            SuspendedBecause = agency.SuspendedBecause,
            Currency = currency,
            Currencies = currencies,
            Node = node,
            Clients = [.. node.Children.Select(x => Of(x, cards)).OrderBy(x => x.Available)],
            Now = await MonthAsync(db, redemptions, house, (now, 0)),
            Before = await MonthAsync(db, redemptions, house, (now, 1)),
            FailedDeliveries = await db.RewardMessages.CountAsync(x => campaigns.Contains(x.Campaign)
                && x.QueuedAt >= recent
                && (x.Status == MessageStatus.Failed || x.Status == MessageStatus.Bounced)),
            Waiting = await db.CreditRequests.CountAsync(x => x.Parent == agency.Organisation
                && x.Status == CreditRequestStatus.Waiting),
        };
    }

    /// <summary>What a client's credit page shows.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The client.</param>
    /// <param name="wanted">The currency; the one of most accounts where it is null or none of the client's.</param>
    /// <exception cref="Refusal"><c>client_not_found</c>.</exception>
    public async Task<ClientOverview> ClientAsync(RewardScope scope, Id<Client> id, Currency? wanted)
    {
        await using var db = database.Read(scope.Book);
        var client = await scope.ClientsOf(db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.ClientNotFound.Because();
        var now = await db.NowAsync(time);
        var (currency, currencies) = await CurrencyAsync(db, id.Value, wanted);
        var node = await NodeAsync(db, scope, currency, client.ObjectId, now);
        var redemptions = db.Redemptions.Where(x => x.Client == id && x.Currency == currency);
        var house = (client.Organisation, currency);
        var reload = await db.AutoReloads.SingleOrDefaultAsync(x => x.OwnerId == id.Value && x.Currency == currency);
        var waiting = await db.CreditRequests.SingleOrDefaultAsync(x => x.OwnerId == id.Value
            && x.Currency == currency && x.Status == CreditRequestStatus.Waiting);
        return new ClientOverview
        {
            Client = await ClientQueries.ViewAsync(db, scope, client),
            Currency = currency,
            Currencies = currencies,
            Node = node,
            Campaigns = await CampaignsAsync(db, client, node, now),
            Now = await MonthAsync(db, redemptions, house, (now, 0)),
            Before = await MonthAsync(db, redemptions, house, (now, 1)),
            AutoReload = reload is null ? null : AutoReloadView.Of(reload),
            Waiting = waiting is null ? null : await CreditReading.ViewAsync(db, scope, waiting, now),
        };
    }

    /// <summary>The one agency for which a caller works; the first where there are several.</summary>
    /// <exception cref="Refusal"><c>agency_not_found</c>.</exception>
    public async Task<Id<Agency>> AgencyOfAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        return await scope.AgenciesOf(db).OrderBy(x => x.Id).Select(x => (Id<Agency>?)x.Id).FirstOrDefaultAsync()
            ?? throw RewardCodes.AgencyNotFound.Because("Rewards are not opened for your agency yet.");
    }

    /// <summary>The one client for which a caller works; the first where there are several.</summary>
    /// <exception cref="Refusal"><c>client_not_found</c>.</exception>
    public async Task<Id<Client>> ClientOfAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        return await scope.ClientsOf(db).OrderBy(x => x.Id).Select(x => (Id<Client>?)x.Id).FirstOrDefaultAsync()
            ?? throw RewardCodes.ClientNotFound.Because("Rewards are not opened for your organisation yet.");
    }

    private static ClientCredit Of(CreditNode client, Dictionary<Id<Client>, int> cards)
    {
        var currency = client.Available.Currency;
        var (available, spent) = (Money.Zero(currency), Money.Zero(currency));
        foreach (var node in client.All())
        {
            (available, spent) = (available + node.Available, spent + node.Spent);
        }

        var id = Id<Client>.Parse(client.Owner.Id);
        return new ClientCredit(
            id, client.Owner.Name, client.Status == "active" ? CreditStatus.Active : CreditStatus.Suspended, available,
            client.Received - client.Returned, spent, cards.GetValueOrDefault(id),
            available.Minor < LowClient * currency.UnitsPerMajor);
    }

    private static async Task<CreditNode> NodeAsync(
        OffersDb db, RewardScope scope, Currency currency, string id, DateTimeOffset now) =>
        (await CreditTreeQueries.ReadAsync(db, scope, currency, now)).Nodes.SelectMany(x => x.All())
            .Single(x => x.Owner.Id == id);

    private static async Task<(Currency Currency, IReadOnlyList<Currency> All)> CurrencyAsync(
        OffersDb db, Guid owner, Currency? wanted)
    {
        var used = await db.Accounts.Where(x => x.OwnerId == owner && x.Purpose == Purpose.Available)
            .OrderByDescending(x => x.EntryCount).Select(x => x.Currency).ToListAsync();
        var all = used.Count == 0 ? [Currency.Usd] : used;
        return (wanted is not null && all.Contains(wanted) ? wanted : all[0],
            [.. Currency.All.Where(all.Contains)]);
    }

    private static async Task<(DateTimeOffset Last, DateTimeOffset This, DateTimeOffset Next)> MonthsAsync(
        OffersDb db, Id<Organisation> house, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(
            await db.Organisations.Where(x => x.Id == house).Select(x => x.Zone).SingleAsync());
        var today = TimeZoneInfo.ConvertTime(now, zone);
        var first = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        DateTimeOffset At(DateTime day) => new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
        return (At(first.AddMonths(-1)), At(first), At(first.AddMonths(1)));
    }

    /// <summary>What was redeemed this month, or so many months back, in the zone of an organisation.</summary>
    internal static async Task<RedeemedMonth> MonthAsync(
        OffersDb db, IQueryable<Redemption> redemptions, (Id<Organisation> House, Currency Currency) whose,
        (DateTimeOffset Now, int Back) when)
    {
        var currency = whose.Currency;
        var months = await MonthsAsync(db, whose.House, when.Now);
        var (from, until) = when.Back == 0 ? (months.This, months.Next) : (months.Last, months.This);
        var sum = await redemptions.Spent().Where(x => x.ProvisionedAt >= from && x.ProvisionedAt < until)
            .GroupBy(_ => 1).Select(x => new { Count = x.Count(), Sum = x.Sum(r => r.ChargedMinor) })
            .SingleOrDefaultAsync();
        return new RedeemedMonth(from, sum?.Count ?? 0, new Money(sum?.Sum ?? 0, currency));
    }

    private static async Task<IReadOnlyList<CampaignCredit>> CampaignsAsync(
        OffersDb db, Client client, CreditNode node, DateTimeOffset now)
    {
        var currency = node.Available.Currency;
        var campaigns = await db.Campaigns.Where(x => x.Client == client.Id && x.Currency == currency)
            .OrderByDescending(x => x.Id).ToListAsync();
        var ids = campaigns.ConvertAll(x => x.Id);
        var items = await (
            from item in db.CampaignItems
            join denomination in db.Denominations on item.Denomination equals denomination.Id
            where ids.Contains(item.Campaign) && denomination.IsActive
            select new { item.Campaign, item.Denomination }).ToListAsync();
        var wanted = items.Select(x => x.Denomination).Distinct().ToList();
        var charges = await PriceReading.ChargesAsync(db, client.Id, wanted, now);
        var sums = await db.Redemptions.Where(x => ids.Contains(x.Campaign)).Spent().GroupBy(x => x.Campaign)
            .Select(x => new { x.Key, Sum = x.Sum(r => r.ChargedMinor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
        var open = await db.Redemptions.Where(x => ids.Contains(x.Campaign)
                && (x.Status == RedemptionStatus.Pending || x.Status == RedemptionStatus.Provisioning
                    || x.Status == RedemptionStatus.Unknown))
            .GroupBy(x => x.Campaign).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        var own = node.Children.ToDictionary(x => x.Owner.Id, x => x.Available, StringComparer.Ordinal);
        return [.. campaigns.Select(x => new CampaignCredit
        {
            Id = x.Id,
            Name = x.Name,
            Status = x.EffectiveStatus(now),
            PausedBy = x.PausedBy,
            BudgetMode = x.BudgetMode,
            Own = own.GetValueOrDefault(x.ObjectId, Money.Zero(currency)),
            Available = x.BudgetMode == BudgetMode.Shared
                ? node.Available : own.GetValueOrDefault(x.ObjectId, Money.Zero(currency)),
            Spent = new Money(sums.GetValueOrDefault(x.Id), currency),
            Charges = [.. items.Where(i => i.Campaign == x.Id).Select(i => charges[i.Denomination]).Order()],
            Open = open.GetValueOrDefault(x.Id),
        }).Where(x => x.Status != CampaignStatus.Ended || !x.Own.IsZero)];
    }
}
