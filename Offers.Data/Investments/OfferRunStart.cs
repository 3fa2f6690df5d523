using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;

namespace Offers.Data.Investments;

/// <summary>Begins work on all investors of an offer, in the commit that asks for it.</summary>
internal static class OfferRunStart
{
    /// <summary>The event that <see cref="OfferRuns"/> waits for.</summary>
    internal const string Started = "investments.run.started";

    /// <summary>Begins to settle or cancel; where nobody has invested, it is done at once.</summary>
    internal static async Task<OfferRun> StartRunAsync(
        this ClosureWork work, InvestmentOffer offer, OfferRunKind kind, string? reason)
    {
        var confirmed = work.Db.Investments
            .Where(x => x.Offer == offer.Id && x.Status == InvestmentStatus.Confirmed);
        var total = new Money(await confirmed.SumAsync(x => x.AcceptedMinor), offer.Currency);
        var order = new RunOrder(kind, await confirmed.CountAsync(), total, work.Caller.Person, reason);
        var run = work.Begin(offer, order);
        if (run.TotalCount == 0)
        {
            work.End(offer, run);
        }

        return run;
    }

    /// <summary>Begins to pay a distribution, whose money is taken out of the pool now.</summary>
    internal static void StartRun(this ClosureWork work, InvestmentOffer offer, Distribution distribution)
    {
        work.Ledger.Transfer(
            (work.Ledger.Account(OfferAccounts.Pool(offer)),
                work.Ledger.Account(OfferAccounts.Clearing(offer.Book, offer.Currency))),
            distribution.Total,
            new OperationFacts("investments.distribute", distribution.ObjectId, work.Now, distribution.Memo));
        work.Begin(offer, new RunOrder(
            OfferRunKind.Distribute, distribution.LineCount, distribution.Total, work.Caller.Person, distribution.Memo,
            distribution.Id));
    }

    /// <summary>Ends a run whose every part is done.</summary>
    internal static void End(this Work work, InvestmentOffer offer, OfferRun run)
    {
        run.End(work.Now);
        if (run.Kind != OfferRunKind.Distribute)
        {
            work.Finish(offer);
        }
    }

    /// <summary>Brings an offer to where its run leads, and tells.</summary>
    internal static void Finish(this Work work, InvestmentOffer offer)
    {
        offer.Finish(work.Now);
        var happened = offer.Status switch
        {
            OfferStatus.Settled => "settled",
            OfferStatus.Cancelled => "cancelled",
            _ => "repaid",
        };
        work.Tell(offer, happened);
    }

    private static OfferRun Begin(this ClosureWork work, InvestmentOffer offer, RunOrder order)
    {
        var run = new OfferRun(offer, order, work.Now);
        work.Db.Add(run);
        work.Raise(offer, Started, new { offerId = offer.Id, runId = run.Id, run.Kind, total = run.TotalCount });
        return run;
    }
}
