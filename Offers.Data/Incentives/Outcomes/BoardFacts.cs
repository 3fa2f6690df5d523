using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>One home, or one claim, that counts for an agent.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="At">When it counts.</param>
/// <param name="Worth">1 for a home; minor units for a claim.</param>
internal sealed record CountedFact(Id<IPerson> Agent, DateTimeOffset At, long Worth);

/// <summary>Reads from sales and claims what counts on a leaderboard; they alone decide.</summary>
internal static class BoardFacts
{
    /// <summary>What counts for some agents, or for all where none are named.</summary>
    internal static Task<List<CountedFact>> OfAsync(
        OffersDb db, Leaderboard board, IReadOnlyList<Id<IPerson>>? agents) =>
        board.Metric == BoardMetric.HomesSold ? HomesAsync(db, board, agents) : EarnedAsync(db, board, agents);

    private static async Task<List<CountedFact>> HomesAsync(
        OffersDb db, Leaderboard board, IReadOnlyList<Id<IPerson>>? agents)
    {
        var (project, since) = (board.Project, (DateTimeOffset?)board.CountsFrom);
        var parts = agents is null ? db.SaleAgents : db.SaleAgents.Where(x => agents.Contains(x.Agent));
        if (board.Incentive is { } incentive)
        {
            parts = parts.Where(part => db.IncentiveClaims.Any(claim => claim.Incentive == incentive
                && claim.Sale == part.Sale && claim.Agent == part.Agent
                && claim.Status != ClaimStatus.Rejected && claim.Status != ClaimStatus.Reversed));
        }

        var rows = await (
            from part in parts
            join sale in db.Sales on part.Sale equals sale.Id
            where sale.Project == project && sale.Stage != SaleStage.Cancelled && sale.PaidAt >= since
            select new { part.Agent, sale.PaidAt }).ToListAsync();
        return rows.ConvertAll(x => new CountedFact(x.Agent, x.PaidAt!.Value, 1));
    }

    private static async Task<List<CountedFact>> EarnedAsync(
        OffersDb db, Leaderboard board, IReadOnlyList<Id<IPerson>>? agents)
    {
        var (project, since) = (board.Project, (DateTimeOffset?)board.CountsFrom);
        var claims = board.Incentive is { } incentive
            ? db.IncentiveClaims.Where(x => x.Incentive == incentive)
            : db.IncentiveClaims.Where(x => x.Project == project);
        claims = agents is null ? claims : claims.Where(x => agents.Contains(x.Agent));
        var rows = await claims
            .Where(x => (x.Status == ClaimStatus.Approved || x.Status == ClaimStatus.Paid) && x.DecidedAt >= since)
            .Select(x => new { x.Agent, x.DecidedAt, Minor = x.PricedMinor + x.AdjustedMinor }).ToListAsync();
        return [.. rows.Where(x => x.Minor > 0).Select(x => new CountedFact(x.Agent, x.DecidedAt!.Value, x.Minor))];
    }
}
