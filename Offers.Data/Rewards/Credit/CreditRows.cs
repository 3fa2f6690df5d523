using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What the credit tree of one currency is made of, as it was read.</summary>
internal sealed class CreditRows
{
    private const string Ours = "rewards.";
    private const int MostExplained = 100;
    private readonly Dictionary<string, (long Received, long Returned)> _flows = new(StringComparer.Ordinal);
    private Dictionary<Owner, CampaignStatus> _campaigns = [];
    private Dictionary<Owner, Account> _available = [];
    private Dictionary<Owner, long> _held = [];
    private Dictionary<Guid, long> _spent = [];

    internal required Currency Currency { get; init; }

    internal IReadOnlyDictionary<Owner, CreditPlace> Places { get; private set; } =
        new Dictionary<Owner, CreditPlace>();

    /// <summary>How many children got another sum than their parents gave.</summary>
    internal int Unpaired { get; private set; }

    internal static async Task<CreditRows> ReadAsync(OffersDb db, RewardScope scope, Currency currency)
    {
        var rows = new CreditRows { Currency = currency };
        var owners = await OwnersAsync(db, scope);
        rows._campaigns = owners.Where(x => x.Status is not null).ToDictionary(x => x.Owner, x => x.Status!.Value);
        rows.Places = await CreditPlaces.ReadAsync(db, [.. owners.Select(x => x.Owner)]);
        var ids = rows.Places.Keys.Select(x => x.Id).ToList();
        var accounts = await db.Accounts.Where(x => ids.Contains(x.OwnerId) && x.Currency == currency
            && x.Qualifier == "" && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held)).ToListAsync();
        rows._available = accounts.Where(x => x.Purpose == Purpose.Available).ToDictionary(x => x.Owner);
        rows._held = accounts.Where(x => x.Purpose == Purpose.Held)
            .ToDictionary(x => x.Owner, x => x.BalanceMinor);
        rows._spent = await CreditReading.SpentAsync(db, currency, scope.IsPlatform ? null : ids);
        await rows.ReadFlowsAsync(db);
        return rows;
    }

    /// <summary>The owners that a scope reaches, the campaigns with their states.</summary>
    internal static async Task<IReadOnlyList<(Owner Owner, CampaignStatus? Status)>> OwnersAsync(
        OffersDb db, RewardScope scope)
    {
        var campaigns = await scope.CampaignsOf(db).Select(x => new { x.Id, x.Status }).ToListAsync();
        var agencies = await scope.AgenciesOf(db).Select(x => x.Id).ToListAsync();
        var clients = await scope.ClientsOf(db).Select(x => x.Id).ToListAsync();
        var houses = agencies.Select(x => x.Value).Concat(clients.Select(x => x.Value))
            .Select(x => Owner.Of(scope.Book, new Id<Domain.Identity.Organisation>(x)));
        return
        [
            .. scope.IsPlatform ? new[] { (RewardAccounts.Platform(scope.Book), (CampaignStatus?)null) } : [],
            .. houses.Select(x => (x, (CampaignStatus?)null)),
            .. campaigns.Select(x => (Owner.Of(scope.Book, x.Id), (CampaignStatus?)x.Status)),
        ];
    }

    /// <summary>Looks past the tree where sums do not agree: a deposit, a transfer, a reversal.</summary>
    internal static async Task<List<CreditNode>> ExplainAsync(
        OffersDb db, IReadOnlyList<CreditNode> nodes, Currency currency)
    {
        var wanted = nodes.SelectMany(x => x.All()).Where(x => !x.Balanced && x.AccountId is not null)
            .Select(x => x.AccountId!.Value).Take(MostExplained).ToList();
        if (wanted.Count == 0)
        {
            return [.. nodes];
        }

        var other = await (
            from entry in db.Entries
            join operation in db.Operations on entry.OperationId equals operation.Id
            where wanted.Contains(entry.AccountId) && !operation.Kind.StartsWith(Ours)
            group entry by entry.AccountId into own
            select new { own.Key, Sum = own.Sum(x => x.AmountMinor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
        CreditNode With(CreditNode node) => node with
        {
            Other = new Money(node.AccountId is { } id ? other.GetValueOrDefault(id) : 0, currency),
            Children = [.. node.Children.Select(With)],
        };
        return [.. nodes.Select(With)];
    }

    internal Money In(long minor) => new(minor, Currency);

    internal Account? AccountOf(Owner owner) => _available.GetValueOrDefault(owner);

    // The platform's own money is no credit of the tree: what passes through leaves nothing there.
    internal long Available(Owner owner) =>
        Places[owner].Level == CreditLevel.Platform ? 0 : _available.GetValueOrDefault(owner)?.BalanceMinor ?? 0;

    internal long Held(Owner owner) =>
        Places[owner].Level == CreditLevel.Platform ? 0 : _held.GetValueOrDefault(owner);

    internal long Spent(Owner owner) => _spent.GetValueOrDefault(owner.Id);

    internal long Received(Owner owner) => _flows.GetValueOrDefault(owner.ToString()).Received;

    internal long Returned(Owner owner) => _flows.GetValueOrDefault(owner.ToString()).Returned;

    /// <summary>Campaigns are shown where they have credit of their own.</summary>
    internal bool IsShown(CreditPlace place) =>
        place.Level != CreditLevel.Campaign || !place.IsShared || _available.ContainsKey(place.Owner);

    internal string StatusOf(CreditPlace place) => Words.Snake(
        place.Level == CreditLevel.Campaign
            ? _campaigns[place.Owner].ToString()
            : (place.Suspended is null ? CreditStatus.Active : CreditStatus.Suspended).ToString());

    // Operations between a parent and its child carry the child's id, so that they are found by index.
    private async Task ReadFlowsAsync(OffersDb db)
    {
        var references = Places.Values.Where(x => x.Parent is not null).Select(x => x.Owner.ToString()).ToList();
        var currency = Currency;
        var sums = await (
            from operation in db.Operations
            join entry in db.Entries on operation.Id equals entry.OperationId
            join account in db.Accounts on entry.AccountId equals account.Id
            where references.Contains(operation.Reference) && account.Currency == currency
                && (operation.Kind == CreditMoves.AllocateKind || operation.Kind == CreditMoves.ReclaimKind)
                && account.Purpose == Purpose.Available
            group entry by new { operation.Reference, operation.Kind, account.OwnerId } into own
            select new { own.Key, Sum = own.Sum(x => x.AmountMinor) }).ToListAsync();
        var byReference = sums.ToLookup(x => x.Key.Reference, StringComparer.Ordinal);
        foreach (var place in Places.Values.Where(x => x.Parent is not null))
        {
            var mine = byReference[place.Owner.ToString()].ToList();
            long Of(Guid owner, string kind) =>
                mine.Where(x => x.Key.OwnerId == owner && x.Key.Kind == kind).Sum(x => x.Sum);
            var (received, returned) = (
                Of(place.Owner.Id, CreditMoves.AllocateKind), -Of(place.Owner.Id, CreditMoves.ReclaimKind));
            _flows[place.Owner.ToString()] = (received, returned);
            var isPaired = place.Level == CreditLevel.Agency
                || (received == -Of(place.Parent!.Value.Id, CreditMoves.AllocateKind)
                    && returned == Of(place.Parent.Value.Id, CreditMoves.ReclaimKind));
            Unpaired += isPaired ? 0 : 1;
        }
    }
}
