using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>A sale of an agent that could count: it has come far enough, at a time that fits.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="Terms">The terms in force when it was booked.</param>
/// <param name="Price">Its price.</param>
/// <param name="BookedOn">The day of the booking in the project's zone.</param>
/// <param name="CountedAt">When it came far enough: sales count in this order.</param>
public sealed record AwardSale(
    Id<Sale> Sale, IncentiveTerms Terms, Money Price, DateOnly BookedOn, DateTimeOffset CountedAt)
{
    /// <summary>The number of the terms.</summary>
    public int TermsVersion { get; init; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; init; }

    /// <summary>All agents of the sale with their shares.</summary>
    public IReadOnlyList<(Id<IPerson> Agent, BasisPoints Share)> Shares { get; init; } = [];

    /// <summary>The days on which the agent referred somebody to the project.</summary>
    public IReadOnlyList<DateOnly> Referrals { get; init; } = [];

    /// <summary>The sale as the calculation of rewards takes it.</summary>
    public CountedSale Counted() => new(Terms.Reward, Price, BookedOn)
    {
        Agent = Agent,
        Shares = Shares,
        FollowsReferral = Terms.Reward.Referral is { } extra && Referrals.Any(day =>
            day <= BookedOn && BookedOn.DayNumber - day.DayNumber <= extra.WithinDays),
    };
}

/// <summary>
/// Which sales of an agent earn and how much: a function of the sales that stand and of nothing else, so that claims,
/// estimates and back-tests agree, and a cancelled sale changes exactly what it should.
/// </summary>
public static class Awards
{
    /// <summary>Those of an agent's sales that earn, in the order in which they count.</summary>
    /// <param name="sales">All that could count.</param>
    public static IReadOnlyList<AwardSale> Counting(IEnumerable<AwardSale> sales)
    {
        var ordered = sales.OrderBy(x => x.CountedAt).ThenBy(x => x.Sale).ToList();
        return [.. ordered.Where((sale, index) => Reached(sale.Terms, index + 1, ordered.Count))];
    }

    /// <summary>What each of these earns.</summary>
    public static IReadOnlyList<SaleReward> Price(IReadOnlyList<AwardSale> counting) =>
        RewardSums.Price([.. counting.Select(sale => sale.Counted())]);

    /// <summary>What these earn together.</summary>
    public static Money Sum(IEnumerable<AwardSale> sales, Currency currency) =>
        Price(Counting(sales)).Aggregate(Money.Zero(currency), (sum, reward) => sum + reward.Amount);

    /// <summary>
    /// What claims and sales may still take of a budget beyond what was granted, minor units: what those that stand are
    /// short of, and for the units that are left the dearest sales without a claim.
    /// </summary>
    /// <param name="claims">All claims to an incentive, also those that fell.</param>
    /// <param name="totals">How many units are taken.</param>
    /// <param name="open">All sales that could count if every one of them came far enough.</param>
    public static long Needed(
        IReadOnlyCollection<IncentiveClaim> claims, IncentiveTotals totals, IEnumerable<AwardSale> open)
    {
        var known = claims.ToDictionary(x => (x.Sale, x.Agent));
        var standing = claims.Where(x => x.Stands).ToDictionary(x => x, x => x.Amount.Minor);
        var others = new List<(int? MaxUnits, long Minor)>();
        foreach (var own in open.GroupBy(x => x.Agent))
        {
            var placed = Counting(own.Where(x => !IsRejected(known.GetValueOrDefault((x.Sale, x.Agent)))))
                .Where(x => known.GetValueOrDefault((x.Sale, x.Agent)) is { Stands: true }
                    || totals.HasRoom(x.Terms.MaxUnits)).ToList();
            foreach (var (sale, reward) in placed.Zip(Price(placed)))
            {
                var claim = known.GetValueOrDefault((sale.Sale, sale.Agent));
                var worth = Math.Max(0, checked(reward.Amount.Minor + (claim?.AdjustedMinor ?? 0)));
                if (claim is { Stands: true })
                {
                    standing[claim] = Math.Max(standing[claim], worth);
                }
                else
                {
                    others.Add((sale.Terms.MaxUnits, worth));
                }
            }
        }

        return standing.Sum(x => Math.Max(0, x.Value - x.Key.GrantedMinor))
            + others.GroupBy(x => x.MaxUnits).Sum(same => same.OrderByDescending(x => x.Minor)
                .Take(same.Key is { } most ? most - totals.UnitsTaken : int.MaxValue).Sum(x => x.Minor));
    }

    private static bool IsRejected(IncentiveClaim? claim) => claim is { Status: ClaimStatus.Rejected };

    // How many are asked for counts all units of the agent; where earlier ones are not paid, the place decides.
    private static bool Reached(IncentiveTerms terms, int place, int all) =>
        (terms.CountsFrom == CountsFrom.FirstUnit ? all : place) >= (terms.MinUnits ?? 1);
}
