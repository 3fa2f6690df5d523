using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A part of settling or cancelling: so many held investments go into the pool, or back.</summary>
internal static class HoldPart
{
    /// <summary>Does the next investments in order of their ids.</summary>
    internal static async Task DoAsync(ClosureWork work, InvestmentOffer offer, OfferRun run, int atMost)
    {
        var next = await NextAsync(work, run, atMost);
        await LoadAsync(work, offer, next);
        foreach (var (id, holdId) in next)
        {
            var investment = work.Find(InvestmentRows.Investment, id)!;
            var hold = work.Find(LedgerRows.HoldById, holdId)!;
            _ = run.Kind == OfferRunKind.Settle
                ? Settle(work, offer, investment, hold)
                : Return(work, investment, hold);
            run.Step(investment.Accepted, id);
        }
    }

    /// <summary>Gives the money of one investment back.</summary>
    internal static Operation GiveBack(Work work, Investment investment, Hold hold, string verb)
    {
        var position = work.Find(InvestmentRows.Position, new PositionKey(investment.Offer, investment.Investor))!;
        position.Remove(work.Find(InvestmentRows.Totals, investment.Offer)!, investment.Accepted);
        var pack = work.Find(InvestmentRows.Offer, investment.Offer)!.RulePackCode;
        InvestmentRows.Standing(work, investment.Investor, pack)?.Remove(investment.Accepted, investment.CreatedAt);
        return work.Ledger.Void(hold, new OperationFacts("investments." + verb, investment.ObjectId, work.Now));
    }

    /// <summary>Tells what became of an investment.</summary>
    internal static void Tell(Work work, Investment investment, string happened) =>
        work.Raise(investment, "investments.investment." + happened, new
        {
            investment.Id, offerId = investment.Offer, investor = investment.Investor, accepted = investment.Accepted,
            requested = investment.Requested, currency = investment.Currency,
        });

    private static Operation Settle(Work work, InvestmentOffer offer, Investment investment, Hold hold)
    {
        var operation = work.Ledger.Capture(
            hold, hold.Open, work.Ledger.Account(OfferAccounts.Pool(offer)),
            new OperationFacts("investments.settle", investment.ObjectId, work.Now));
        investment.Settle(work.Now);
        Tell(work, investment, "settled");
        return operation;
    }

    private static Operation Return(Work work, Investment investment, Hold hold)
    {
        var operation = GiveBack(work, investment, hold, "return");
        investment.Return(work.Now);
        Tell(work, investment, "returned");
        return operation;
    }

    private static async Task<IReadOnlyList<(Id<Investment> Id, Id<Hold> Hold)>> NextAsync(
        ClosureWork work, OfferRun run, int atMost)
    {
        var confirmed = work.Db.Investments
            .Where(x => x.Offer == run.Offer && x.Status == InvestmentStatus.Confirmed);
        confirmed = run.Last is { } last ? confirmed.Where(x => x.Id > last) : confirmed;
        var rows = await confirmed.OrderBy(x => x.Id).Take(atMost).Select(x => new { x.Id, x.HoldId }).ToListAsync();
        return rows.ConvertAll(x => (x.Id, x.HoldId!.Value));
    }

    private static async Task LoadAsync(
        ClosureWork work, InvestmentOffer offer, IReadOnlyList<(Id<Investment> Id, Id<Hold> Hold)> next)
    {
        var names = new RowNames()
            .Need(InvestmentRows.Totals, offer.Id).Need(LedgerRows.AccountByKey, OfferAccounts.Pool(offer));
        foreach (var (id, hold) in next)
        {
            names.Need(InvestmentRows.Investment, id).Need(LedgerRows.HoldById, hold);
        }

        await work.LoadAsync(names);
        names = new RowNames();
        foreach (var (id, hold) in next)
        {
            var investor = work.Find(InvestmentRows.Investment, id)!.Investor;
            names.NeedHold(HoldPlace.Of(work.Find(LedgerRows.HoldById, hold)!))
                .Need(InvestmentRows.Position, new PositionKey(offer.Id, investor));
            _ = offer.RulePackCode is null ? names : names.Need(InvestmentRows.StandingsOf, investor);
        }

        await work.LoadAsync(names);
    }
}
