using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>
/// All that judging some agents' sales for one incentive needs, read before the first of them is judged: a few queries,
/// however many agents and claims.
/// </summary>
internal sealed class AwardBook
{
    private const int ClaimsAtOnce = 500;
    private readonly Dictionary<Id<IPerson>, List<IncentiveClaim>> _claims;
    private readonly ILookup<Id<IPerson>, AwardSale> _sales;
    private readonly Dictionary<Id<IncentiveClaim>, List<ClaimPart>> _parts;
    private readonly Suspicions _suspicions;
    private readonly IReadOnlyDictionary<Id<Sale>, Sale> _tracked;

    private AwardBook(
        (Incentive Incentive, IncentiveTotals Totals, Suspicions Suspicions) about,
        IReadOnlyList<IncentiveClaim> claims, IReadOnlyList<ClaimPart> parts,
        (IReadOnlyList<AwardSale> Counted, IReadOnlyDictionary<Id<Sale>, Sale> Tracked) sales)
    {
        (Incentive, Totals, _suspicions) = about;
        _claims = claims.GroupBy(x => x.Agent).ToDictionary(x => x.Key, x => x.ToList());
        _parts = parts.GroupBy(x => x.Claim).ToDictionary(x => x.Key, x => x.OrderBy(part => part.Stage).ToList());
        _sales = sales.Counted.ToLookup(x => x.Agent);
        _tracked = sales.Tracked;
    }

    /// <summary>The incentive.</summary>
    internal Incentive Incentive { get; }

    /// <summary>How many units of it are taken.</summary>
    internal IncentiveTotals Totals { get; }

    /// <summary>Reads everything.</summary>
    /// <param name="db">Where; it tracks.</param>
    /// <param name="what">The incentive with its terms.</param>
    /// <param name="agents">The agents.</param>
    /// <param name="only">Only these of their sales; all where left out.</param>
    internal static async Task<AwardBook> ReadAsync(
        OffersDb db, (Incentive Incentive, AwardFacts Facts) what, IReadOnlyList<Id<IPerson>> agents,
        IReadOnlyList<Id<Sale>>? only = null)
    {
        var (incentive, facts) = what;
        var found = db.IncentiveClaims.Where(x => x.Incentive == incentive.Id);
        var claims = await (only is null
            ? found.Where(x => agents.Contains(x.Agent))
            : found.Where(x => only.Contains(x.Sale))).ToListAsync();
        var parts = new List<ClaimPart>();
        foreach (var some in claims.Select(x => x.Id).Chunk(ClaimsAtOnce))
        {
            parts.AddRange(await db.ClaimParts.Where(x => some.Contains(x.Claim)).ToListAsync());
        }

        var counted = await facts.SalesAsync(db, SalesTaken.Reached, agents, only);
        var tracked = db.Sales.Local.ToDictionary(x => x.Id);
        var known = claims.Select(x => (x.Sale, x.Agent)).ToHashSet();
        var suspicions = await Suspicions.ReadAsync(
            db, [.. counted.Where(x => !known.Contains((x.Sale, x.Agent))).Select(x => (tracked[x.Sale], x.Agent))]);
        var totals = await db.IncentiveTotals.SingleAsync(x => x.Incentive == incentive.Id);
        return new AwardBook((incentive, totals, suspicions), claims, parts, (counted, tracked));
    }

    /// <summary>The claims of an agent, also those that fell.</summary>
    internal IReadOnlyList<IncentiveClaim> ClaimsOf(Id<IPerson> agent) => _claims.GetValueOrDefault(agent) ?? [];

    /// <summary>The sales of an agent that could count.</summary>
    internal IEnumerable<AwardSale> SalesOf(Id<IPerson> agent) => _sales[agent];

    /// <summary>A sale that could count.</summary>
    internal Sale SaleOf(AwardSale award) => _tracked[award.Sale];

    /// <summary>The parts of a claim; new ones join them.</summary>
    internal List<ClaimPart> PartsOf(IncentiveClaim claim)
    {
        if (!_parts.TryGetValue(claim.Id, out var parts))
        {
            _parts[claim.Id] = parts = [];
        }

        return parts;
    }

    /// <summary>Takes a new claim in.</summary>
    internal void Add(IncentiveClaim claim)
    {
        if (!_claims.TryGetValue(claim.Agent, out var own))
        {
            _claims[claim.Agent] = own = [];
        }

        own.Add(claim);
    }

    /// <summary>Why a claim by a sale should be looked at; null where nothing is odd.</summary>
    internal string? SuspicionOf(Sale sale, Id<IPerson> agent) => _suspicions.Of(sale, agent);
}
