using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>
/// Brings the claims of agents in line with their sales, in the commit that changes a sale: makes, prices again and
/// reverses them, and pays what is approved.
/// </summary>
internal static class AwardWork
{
    private const string NoLonger = "The sale counts no more.";

    /// <summary>Judges a sale that was booked, went on or was cancelled, for every incentive of its project.</summary>
    internal static async Task AwardAsync(this ClosureWork work, Sale sale, IReadOnlyList<SaleAgent> agents)
    {
        var incentives = await work.Db.Incentives
            .Where(x => x.Project == sale.Project && x.TermsVersion > 0).OrderBy(x => x.Id).ToListAsync();
        foreach (var incentive in incentives)
        {
            var facts = await AwardFacts.OfAsync(work.Db, incentive);
            if (facts.TermsAt(sale.BookedAt) is null)
            {
                continue;
            }

            foreach (var agent in agents.OrderBy(x => x.Agent))
            {
                await work.AwardAsync(incentive, facts, agent.Agent);
            }

            await work.ReturnSpareAsync(incentive);
        }
    }

    /// <summary>Brings the claims of one agent to an incentive in line with his sales.</summary>
    internal static async Task AwardAsync(
        this ClosureWork work, Incentive incentive, AwardFacts facts, Id<IPerson> agent)
    {
        var claims = await work.Db.IncentiveClaims
            .Where(x => x.Incentive == incentive.Id && x.Agent == agent).ToListAsync();
        var refused = claims.Where(x => x.Status == ClaimStatus.Rejected).Select(x => x.Sale).ToHashSet();
        var eligible = (await facts.SalesAsync(work.Db, SalesTaken.Reached, agent))
            .Where(x => !refused.Contains(x.Sale));
        var totals = await work.Db.IncentiveTotals.SingleAsync(x => x.Incentive == incentive.Id);
        var counting = Awards.Counting(eligible);
        var counted = counting.Select(x => x.Sale).ToHashSet();
        foreach (var claim in claims.Where(x => x.Stands && !counted.Contains(x.Sale)))
        {
            claim.Reverse(NoLonger, work.Now);
            totals.GiveBack();
            work.Tell(claim, "reversed");
            await work.SettleAsync(claim, SaleStages.None);
        }

        var standing = claims.Where(x => x.Stands).ToDictionary(x => x.Sale);
        var placed = new List<(AwardSale Sale, IncentiveClaim Claim)>();
        foreach (var sale in counting)
        {
            if (standing.TryGetValue(sale.Sale, out var claim))
            {
                placed.Add((sale, claim));
            }
            else if (totals.HasRoom(sale.Terms.MaxUnits))
            {
                totals.Take();
                placed.Add((sale, await work.ClaimAsync(incentive, sale, claims)));
            }
        }

        await work.PriceAsync(placed);
    }

    private static async Task PriceAsync(
        this ClosureWork work, IReadOnlyList<(AwardSale Sale, IncentiveClaim Claim)> placed)
    {
        var rewards = Awards.Price([.. placed.Select(x => x.Sale)]);
        foreach (var ((award, claim), reward) in placed.Zip(rewards))
        {
            var isNew = work.Db.Entry(claim).State == EntityState.Added;
            var changed = claim.PricedMinor != reward.Amount.Minor;
            claim.Price(reward.Amount, OffersJson.Text(reward.Steps));
            if (isNew)
            {
                work.Tell(claim, "made");
            }
            else if (changed)
            {
                work.Tell(claim, "repriced");
            }

            var sale = await work.Db.Sales.SingleAsync(x => x.Id == award.Sale);
            await work.SettleAsync(claim, new SaleStages(award.Terms, sale));
        }
    }

    private static async Task<IncentiveClaim> ClaimAsync(
        this ClosureWork work, Incentive incentive, AwardSale award, IReadOnlyList<IncentiveClaim> earlier)
    {
        if (earlier.FirstOrDefault(x => x.Sale == award.Sale) is { } fallen)
        {
            fallen.Revive(work.Now);
            work.Tell(fallen, "revived");
            return fallen;
        }

        var sale = await work.Db.Sales.SingleAsync(x => x.Id == award.Sale);
        var claim = new IncentiveClaim(incentive, award.TermsVersion, (sale, award.Agent, 1), work.Now);
        if (await Suspicions.OfAsync(work.Db, sale, award.Agent) is { } suspicion)
        {
            claim.Hold(suspicion, work.Now);
        }

        work.Db.Add(claim);
        return claim;
    }
}

/// <summary>The terms and the sale by which the parts of a claim are known; none for a claim that fell.</summary>
internal sealed record SaleStages(IncentiveTerms? Terms, Sale? Sale)
{
    internal static readonly SaleStages None = new(null, null);
}
