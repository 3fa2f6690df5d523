using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A part of a distribution: so many lines are paid.</summary>
internal static class LinePart
{
    /// <summary>Pays the next lines; the last one ends the distribution.</summary>
    internal static async Task DoAsync(ClosureWork work, InvestmentOffer offer, OfferRun run, int atMost)
    {
        var distribution = await LoadAsync(work, run, atMost);
        var clearing = work.Ledger.Account(OfferAccounts.Clearing(offer.Book, offer.Currency));
        for (var i = 0; i < atMost && run.DoneCount < run.TotalCount; i++)
        {
            var line = work.Find(InvestmentRows.Line, new LineKey(distribution.Id, run.DoneCount + 1))!;
            if (line.AmountMinor > 0)
            {
                Pay(work, distribution, line, clearing);
            }

            Repay(work, distribution, line);
            run.Step(line.Amount);
        }

        if (run.DoneCount == run.TotalCount)
        {
            Finish(work, offer, distribution);
        }
    }

    private static void Pay(Work work, Distribution distribution, DistributionLine line, Account clearing)
    {
        var owner = Owner.Of(distribution.Book, line.Investor);
        var kind = "investments." + Words.Snake(distribution.Kind.ToString());
        line.Pay(work.Ledger.Transfer(
            (clearing, work.Ledger.Available(owner, line.Currency)), line.Amount,
            new OperationFacts(kind, distribution.ObjectId, work.Now, distribution.Memo)));
        work.Find(InvestmentRows.Position, new PositionKey(distribution.Offer, line.Investor))!
            .Pay(distribution.Kind, line.Amount);
        work.Raise(distribution, "investments.distribution.received", new
        {
            distributionId = distribution.Id, offerId = distribution.Offer, investor = line.Investor,
            distribution.Kind, amount = line.Amount, currency = line.Currency,
        });
    }

    private static void Repay(Work work, Distribution distribution, DistributionLine line)
    {
        if (distribution.Kind != DistributionKind.Principal)
        {
            return;
        }

        foreach (var investment in work.FindAll(InvestmentRows.InvestmentsOf, line.Investor)
            .Where(x => x.Offer == distribution.Offer && x.Status == InvestmentStatus.Settled))
        {
            investment.Repay(work.Now);
        }
    }

    private static void Finish(Work work, InvestmentOffer offer, Distribution distribution)
    {
        distribution.Finish(work.Now);
        work.Raise(distribution, "investments.distribution.paid", new
        {
            distribution.Id, offerId = distribution.Offer, distribution.Kind, total = distribution.Total,
            currency = distribution.Currency,
        });
        if (offer.Status == OfferStatus.Repaying && distribution.Kind == DistributionKind.Principal)
        {
            work.Finish(offer);
        }
    }

    private static async Task<Distribution> LoadAsync(ClosureWork work, OfferRun run, int atMost)
    {
        var id = run.Distribution!.Value;
        var numbers = Enumerable.Range(run.DoneCount + 1, Math.Min(atMost, run.TotalCount - run.DoneCount)).ToArray();
        var names = new RowNames().Need(InvestmentRows.Distribution, id)
            .Need(LedgerRows.AccountByKey, OfferAccounts.Clearing(run.Book, run.Currency));
        foreach (var number in numbers)
        {
            names.Need(InvestmentRows.Line, new LineKey(id, number));
        }

        await work.LoadAsync(names);
        var distribution = work.Find(InvestmentRows.Distribution, id)!;
        names = new RowNames();
        foreach (var investor in numbers.Select(x => work.Find(InvestmentRows.Line, new LineKey(id, x))!.Investor))
        {
            var place = new PositionKey(run.Offer, investor);
            names.Need(LedgerRows.AccountsOf, Owner.Of(run.Book, investor)).Need(InvestmentRows.Position, place);
            _ = distribution.Kind == DistributionKind.Principal
                ? names.Need(InvestmentRows.InvestmentsOf, investor)
                : names;
        }

        await work.LoadAsync(names);
        return distribution;
    }
}
