using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Rewards.Credit;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards;

/// <summary>What rewards add to the checks of the books.</summary>
public static class RewardBooks
{
    /// <summary>In every place of the credit tree, what came in is there, is spent or was given on.</summary>
    public static readonly DerivedTotal Tree = new("The credit tree adds up in every place", TreeAsync);

    /// <summary>Totals of pools are those of their cards.</summary>
    public static readonly DerivedTotal Pools = new("Pools count their cards", PoolsAsync);

    /// <summary>The account of cards owned is what the cards cost that are there.</summary>
    public static readonly DerivedTotal Stock = new("Card stock is the cost of the cards that are there", StockAsync);

    /// <summary>Revenue is what redemptions were charged, and what is held is what those under way will be.</summary>
    public static readonly DerivedTotal Charges = new("Charges of redemptions are taken or held", ChargesAsync);

    /// <summary>Every check.</summary>
    public static readonly IReadOnlyList<DerivedTotal> All = [Tree, Pools, Stock, Charges];

    private static async Task<int> TreeAsync(OffersDb db)
    {
        var scope = RewardScope.OfPlatform(Caller.System(db.Book, "books"));
        var wrong = 0;
        foreach (var currency in await CurrenciesAsync(db, RewardAccounts.CreditQualifier))
        {
            var tree = await CreditTreeQueries.ReadAsync(db, scope, currency, default);
            wrong += tree.Totals.Balanced ? 0 : Math.Max(1, tree.Totals.Mismatches);
        }

        return wrong;
    }

    private static async Task<int> PoolsAsync(OffersDb db)
    {
        var cards = await db.Cards.GroupBy(x => x.Pool).Select(x => new
        {
            x.Key,
            All = x.LongCount(),
            Free = x.LongCount(card => card.Status == CardStatus.Available),
            Value = x.Sum(card => card.Status == CardStatus.Available ? card.CostMinor : 0),
        }).ToDictionaryAsync(x => x.Key);
        var totals = await db.PoolTotals.ToListAsync();
        return totals.Count(x => cards.GetValueOrDefault(x.Pool) is { } own
            ? x.Available != own.Free || x.ValueMinor != own.Value
                || x.Available + x.Delivered + x.Expired + x.Voided != own.All
            : x.Available != 0 || x.ValueMinor != 0 || x.Delivered + x.Expired + x.Voided != 0);
    }

    // A card that is not what was ordered stays in stock until the supplier has taken it back or paid for it.
    private static async Task<int> StockAsync(OffersDb db)
    {
        var disputed = db.SupplierOrders.Where(x => x.Status == SupplierOrderStatus.Disputed)
            .Select(x => (Id<SupplierOrder>?)x.Id);
        var cards = await db.Cards
            .Where(x => x.Status == CardStatus.Available || x.Status == CardStatus.Reserved
                || (x.Status == CardStatus.Void && x.Redemption == null && disputed.Contains(x.Order)))
            .GroupBy(x => x.Currency).Select(x => new { x.Key, Cost = x.Sum(card => card.CostMinor) })
            .ToDictionaryAsync(x => x.Key, x => x.Cost);
        var accounts = await db.Accounts.Where(x => x.Purpose == Purpose.CardStock).GroupBy(x => x.Currency)
            .Select(x => new { x.Key, Sum = x.Sum(account => account.BalanceMinor) })
            .ToDictionaryAsync(x => x.Key, x => x.Sum);
        return cards.Keys.Union(accounts.Keys).Count(
            x => cards.GetValueOrDefault(x) != accounts.GetValueOrDefault(x));
    }

    private static async Task<int> ChargesAsync(OffersDb db)
    {
        var platform = RewardAccounts.Platform(db.Book);
        var charged = await db.Redemptions.Spent().GroupBy(x => x.Currency)
            .Select(x => new { x.Key, Sum = x.Sum(redemption => redemption.ChargedMinor) })
            .ToDictionaryAsync(x => x.Key, x => x.Sum);
        var revenue = await db.Accounts
            .Where(x => x.OwnerId == platform.Id && x.Purpose == Purpose.Revenue && x.Qualifier == "")
            .ToDictionaryAsync(x => x.Currency, x => x.BalanceMinor);
        var open = await db.Redemptions
            .Where(x => x.Status == RedemptionStatus.Pending || x.Status == RedemptionStatus.Provisioning
                || x.Status == RedemptionStatus.Unknown)
            .GroupBy(x => x.Currency).Select(x => new { x.Key, Sum = x.Sum(redemption => redemption.ChargedMinor) })
            .ToDictionaryAsync(x => x.Key, x => x.Sum);
        var held = await db.Holds.Where(x => x.Purpose == RedemptionWork.HoldPurpose).GroupBy(x => x.Currency)
            .Select(x => new { x.Key, Sum = x.Sum(hold => hold.AmountMinor - hold.CapturedMinor - hold.VoidedMinor) })
            .ToDictionaryAsync(x => x.Key, x => x.Sum);
        return Unequal(charged, revenue) + Unequal(open, held);
    }

    private static int Unequal(Dictionary<Currency, long> one, Dictionary<Currency, long> other) =>
        one.Keys.Union(other.Keys).Count(x => one.GetValueOrDefault(x) != other.GetValueOrDefault(x));

    private static Task<List<Currency>> CurrenciesAsync(OffersDb db, string qualifier) => db.Accounts
        .Where(x => x.Purpose == Purpose.Settlement && x.Qualifier == qualifier)
        .Select(x => x.Currency).Distinct().ToListAsync();
}
