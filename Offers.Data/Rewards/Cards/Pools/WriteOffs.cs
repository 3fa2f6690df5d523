using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>Which cards a write-off is about, and what it posts.</summary>
internal static class WriteOffs
{
    /// <summary>The kind of its approval.</summary>
    internal const string Kind = "rewards.write_off";

    /// <summary>The expired cards of a pool, the first to expire first; no more than one approval is about.</summary>
    internal static async Task<IReadOnlyList<(Id<Card> Id, long CostMinor)>> CardsAsync(
        OffersDb db, Id<CardPool> pool, DateOnly today) =>
        (await PoolReading.Expired(db, pool, today).OrderBy(x => x.Turn).Take(WriteOffDesk.MostAtOnce)
            .Select(x => new { x.Id, x.CostMinor }).ToListAsync()).ConvertAll(x => (x.Id, x.CostMinor));

    internal static ApprovalFacts Facts(CardPool pool, int cards, Money cost) => new(
        Kind, pool.ObjectId, cost, Text.Cut($"{Number(cards)} expired cards of {pool.Name}", Limits.Title));

    /// <summary>Names the accounts between which lost cards are posted.</summary>
    internal static RowNames NeedWriteOff(this RowNames names, CardPool pool) => names
        .Need(LedgerRows.AccountByKey, RewardAccounts.Stock(pool.Book, pool.Currency))
        .Need(LedgerRows.AccountByKey, RewardAccounts.Lost(pool.Book, pool.Currency));

    /// <summary>Posts what lost cards cost; the accounts must have been named.</summary>
    internal static void WriteOff(this Work work, CardPool pool, long costMinor, string? reason)
    {
        if (costMinor > 0)
        {
            work.Ledger.Transfer(
                (work.Ledger.Account(RewardAccounts.Stock(pool.Book, pool.Currency)),
                    work.Ledger.Account(RewardAccounts.Lost(pool.Book, pool.Currency))),
                new Money(costMinor, pool.Currency), new OperationFacts(Kind, pool.ObjectId, work.Now, reason));
        }
    }

    internal static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
