using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>Expired cards that a second person lets be written off: those that had expired when it was asked.</summary>
public sealed class WriteOffApprovals : IApprovable
{
    /// <inheritdoc/>
    public string Kind => WriteOffs.Kind;

    /// <inheritdoc/>
    public async Task ApproveAsync(ClosureWork work, Approval approval)
    {
        var pool = await PoolOfAsync(work.Db, approval);
        var day = await work.Db.PlatformDayAsync(approval.RequestedAt);
        var cards = await WriteOffs.CardsAsync(work.Db, pool.Id, day);
        var names = new RowNames().Need(RewardRows.Totals, pool.Id).NeedWriteOff(pool);
        foreach (var (id, _) in cards)
        {
            names.Need(RewardRows.Card, id);
        }

        await work.LoadAsync(names);
        var totals = work.Find(RewardRows.Totals, pool.Id)!;
        foreach (var (id, cost) in cards)
        {
            work.Find(RewardRows.Card, id)!.Expire(work.Now);
            totals.Expire(cost);
        }

        var sum = cards.Sum(x => x.CostMinor);
        work.WriteOff(pool, sum, approval.Reason);
        Tell(work, pool, (cards.Count, sum), ("done", approval.Reason));
    }

    /// <inheritdoc/>
    public async Task TakeBackAsync(ClosureWork work, Approval approval) =>
        Tell(work, await PoolOfAsync(work.Db, approval), (0, 0), ("refused", approval.Reason));

    /// <inheritdoc/>
    public async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        OffersDb db, Approval approval)
    {
        var pool = await PoolOfAsync(db, approval);
        var totals = await db.PoolTotals.AsNoTracking().SingleAsync(x => x.Pool == pool.Id);
        var cards = await WriteOffs.CardsAsync(db, pool.Id, await db.PlatformDayAsync(approval.RequestedAt));
        return ($"/admin/inventory/{pool.Id}",
        [
            new("Pool", pool.Name, pool.Name),
            new("Free cards", WriteOffs.Number(totals.Available), WriteOffs.Number(totals.Available - cards.Count)),
            new("Value of free cards", new Money(totals.ValueMinor, pool.Currency).ToString(),
                new Money(totals.ValueMinor - cards.Sum(x => x.CostMinor), pool.Currency).ToString()),
        ]);
    }

    private static void Tell(
        Work work, CardPool pool, (int Cards, long CostMinor) what, (string Happened, string? Reason) how)
    {
        var fact = new
        {
            poolId = pool.Id, pool.Name, cards = what.Cards, cost = new Money(what.CostMinor, pool.Currency),
            pool.Currency,
        };
        work.Audit(new AuditFact(
            "rewards.write_off." + how.Happened, pool.ObjectId, null, OffersJson.Text(fact), how.Reason));
        work.Raise(pool, "rewards.write_off." + how.Happened, fact);
    }

    private static Task<CardPool> PoolOfAsync(OffersDb db, Approval approval)
    {
        var id = Id<CardPool>.Parse(approval.Subject);
        return db.CardPools.SingleAsync(x => x.Id == id);
    }
}
