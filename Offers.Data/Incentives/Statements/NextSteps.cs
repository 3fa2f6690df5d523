using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>Finds the next steps of ladders that an agent can reach, priced by the code that prices claims.</summary>
public sealed class NextSteps(OffersDatabase database, EstimateQueries estimates, TimeProvider time)
{
    private const int Looked = 50;

    /// <summary>The step that takes the fewest homes, and of those the one that brings most.</summary>
    public async Task<NextStep?> NextAsync(BookId book, Id<IPerson> agent, Currency currency)
    {
        var found = new List<NextStep>();
        foreach (var (incentive, homes, step) in await ReachableAsync(book, agent, currency))
        {
            var estimate = await estimates.OfAgentAsync(book, agent, incentive.Id, new EstimateBody(Units: homes));
            found.Add(new NextStep(
                new NameLink(incentive.ObjectId, incentive.Title), homes, step, estimate.Amount));
        }

        return found.OrderBy(x => x.Homes).ThenByDescending(x => x.Amount).FirstOrDefault();
    }

    private async Task<IReadOnlyList<(Incentive Incentive, int Homes, int Step)>> ReachableAsync(
        BookId book, Id<IPerson> agent, Currency currency)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var projects = db.SoldBy(agent, now);
        var active = await new IncentiveFilter(IncentiveStatus.Active)
            .Narrow(db.Incentives.Where(x => !x.IsArchived && x.TermsVersion > 0 && x.Currency == currency
                && projects.Contains(x.Project)), now)
            .OrderByDescending(x => x.Id).Take(Looked).ToListAsync();
        var reachable = new List<(Incentive, int, int)>();
        foreach (var incentive in active.Where(x => x.Terms.Reward.Kind == RewardKind.Tiers))
        {
            var facts = await AwardFacts.OfAsync(db, incentive);
            var sold = (await facts.SalesAsync(db, SalesTaken.Reached, [agent])).Count;
            var taken = await db.IncentiveTotals.Where(x => x.Incentive == incentive.Id).Select(x => x.UnitsTaken)
                .SingleAsync();
            var next = incentive.Terms.Reward.Tiers.Where(x => x.From > sold).OrderBy(x => x.From).FirstOrDefault();
            if (next is not null && next.From - sold <= EstimateBody.MostUnits
                && !(next.From - sold > incentive.Terms.MaxUnits - taken))
            {
                reachable.Add((incentive, next.From - sold, next.From));
            }
        }

        return reachable;
    }
}
