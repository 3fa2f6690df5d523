using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>What is asked to be written off.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Cards">How many cards.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Approval">The approval that a second person decides.</param>
public sealed record WriteOffView(
    Id<CardPool> Pool, int Cards, Money Cost, Currency Currency, Id<Approval> Approval);

/// <summary>Asks that expired cards be written off: by a person, or by the daily job.</summary>
public sealed class WriteOffDesk(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    /// <summary>How many cards one approval writes off at most; the rest is asked for afterwards.</summary>
    public const int MostAtOnce = 10_000;

    private const int PoolsAtOnce = 500;
    private static readonly TimeSpan _pause = TimeSpan.FromDays(7);

    /// <summary>Asks a second person to write off the expired cards of a pool. Answers 202.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> AskAsync(CommandRequest request, Id<CardPool> id) =>
        writes.RunAsync(request, new Deed("rewards.write_off.ask", id.ToString()), async work =>
        {
            var pool = await PoolReading.FindAsync(work.Db, id);
            if (await work.WaitingApprovalAsync(pool.ObjectId) is { } waiting)
            {
                throw PlatformCodes.ActionNotAllowed.Because(
                    "A write-off of this pool waits already.", ("approval", waiting.Id));
            }

            var today = await work.Db.PlatformDayAsync(work.Now);
            var cards = await WriteOffs.CardsAsync(work.Db, pool.Id, today);
            if (cards.Count == 0)
            {
                throw PlatformCodes.ActionNotAllowed.Because("No free card of this pool has expired.");
            }

            var cost = new Money(cards.Sum(x => x.CostMinor), pool.Currency);
            var approval = work.AskApproval(WriteOffs.Facts(pool, cards.Count, cost));
            var view = new WriteOffView(pool.Id, cards.Count, cost, pool.Currency, approval.Id);
            work.Audit(new AuditFact("rewards.write_off.asked", pool.ObjectId, null, OffersJson.Text(view), null));
            work.Raise(pool, "rewards.write_off.asked", view);
            if (request.Mode == RunMode.DryRun)
            {
                await work.LoadAsync(new RowNames().NeedWriteOff(pool));
                work.WriteOff(pool, cost.Minor, null);
            }

            return new Answer(202, OffersJson.Bytes(view));
        });

    /// <summary>The pools of a book with expired cards for which nobody is asked, nor said no within a week.</summary>
    public async Task<IReadOnlyList<Id<CardPool>>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var (first, since) = (Card.FirstTurn(await db.PlatformDayAsync(now)), now - _pause);
        var pools = await db.CardPools
            .Where(x => db.Cards.Any(y => y.Pool == x.Id && y.Turn != null && y.Turn < first))
            .OrderBy(x => x.Id).Select(x => x.Id).Take(PoolsAtOnce).ToListAsync();
        var subjects = pools.ConvertAll(x => x.ToString());
        var asked = await db.Approvals
            .Where(x => subjects.Contains(x.Subject) && x.Kind == WriteOffs.Kind
                && (x.State == ApprovalState.Waiting || (x.State == ApprovalState.Rejected && x.DecidedAt > since)))
            .Select(x => x.Subject).ToListAsync();
        return [.. pools.Where(x => !asked.Contains(x.ToString()))];
    }
}
