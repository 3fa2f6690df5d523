using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What investments add to the checks of the books and to the explanations of operations.</summary>
public static class InvestmentBooks
{
    /// <summary>What an offer has committed is the sum of its confirmed investments and of its positions.</summary>
    public static readonly DerivedTotal Committed =
        new("Committed amounts are the sum of investments and of positions", CommittedAsync);

    /// <summary>
    /// A confirmed investment has a hold of what was accepted; of a settled one it was captured, else given back.
    /// </summary>
    public static readonly DerivedTotal Secured =
        new("Investments are held, settled or given back as they say", SecuredAsync);

    /// <summary>Who waits with money set aside has a hold of it; the counts of offers agree.</summary>
    public static readonly DerivedTotal Waiting =
        new("Waitlists are counted, and the money of those who wait is held", WaitingAsync);

    /// <summary>What somebody put in under a rule pack this year is the sum of what was taken and kept.</summary>
    public static readonly DerivedTotal Yearly =
        new("Yearly sums of rule packs are the sums of investments", YearlyAsync);

    /// <summary>What distributions paid is what their lines and positions say.</summary>
    public static readonly DerivedTotal Distributed =
        new("Distributions are the sum of their lines, and positions of what was paid", DistributedAsync);

    /// <summary>Every check.</summary>
    public static readonly IReadOnlyList<DerivedTotal> All = [Committed, Secured, Waiting, Yearly, Distributed];

    /// <summary>Investments are named after their offer.</summary>
    public static readonly ReferenceNames Names = new(Id<Investment>.Prefix, NamesAsync);

    private static Task<int> CommittedAsync(OffersDb db) => (
        from offer in db.InvestmentOffers
        join totals in db.OfferTotals on offer.Id equals totals.Offer
        where totals.CommittedMinor != db.Investments
                .Where(x => x.Offer == offer.Id && (x.Status == InvestmentStatus.Confirmed
                    || x.Status == InvestmentStatus.Settled || x.Status == InvestmentStatus.Repaid))
                .Sum(x => x.AcceptedMinor)
            || totals.CommittedMinor != db.Positions.Where(x => x.Offer == offer.Id).Sum(x => x.CommittedMinor)
            || totals.InvestorCount != db.Positions.Count(x => x.Offer == offer.Id && x.CommittedMinor > 0)
            || totals.MaxMinor < totals.CommittedMinor
        select offer.Id).CountAsync();

    private static Task<int> SecuredAsync(OffersDb db) => db.Investments.CountAsync(x =>
        x.Status != InvestmentStatus.Refused
        && !db.Holds.Any(hold => hold.Id == x.HoldId && hold.AmountMinor == x.AcceptedMinor
            && hold.CapturedMinor
                == (x.Status == InvestmentStatus.Settled || x.Status == InvestmentStatus.Repaid ? x.AcceptedMinor : 0)
            && hold.VoidedMinor
                == (x.Status == InvestmentStatus.Withdrawn || x.Status == InvestmentStatus.Returned
                    ? x.AcceptedMinor : 0)));

    private static async Task<int> WaitingAsync(OffersDb db)
    {
        var unheld = await db.WaitlistEntries.CountAsync(x => x.HoldId != null
            && !db.Holds.Any(hold => hold.Id == x.HoldId && hold.AmountMinor == x.AmountMinor
                && hold.VoidedMinor == (x.Status == WaitlistStatus.Waiting ? 0 : x.AmountMinor)));
        var miscounted = await (
            from offer in db.InvestmentOffers
            join totals in db.OfferTotals on offer.Id equals totals.Offer
            where totals.WaitingCount
                != db.WaitlistEntries.Count(x => x.Offer == offer.Id && x.Status == WaitlistStatus.Waiting)
            select offer.Id).CountAsync();
        return unheld + miscounted;
    }

    private static async Task<int> YearlyAsync(OffersDb db)
    {
        var standings = await db.InvestorStandings.Where(x => x.Year > 0).ToListAsync();
        var wrong = 0;
        foreach (var year in standings.GroupBy(x => x.Year))
        {
            var start = new DateTimeOffset(year.Key, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var until = start.AddYears(1);
            var sums = await (
                from investment in db.Investments
                join offer in db.InvestmentOffers on investment.Offer equals offer.Id
                where offer.RulePackCode != null && investment.CreatedAt >= start && investment.CreatedAt < until
                    && investment.Status != InvestmentStatus.Refused && investment.Status != InvestmentStatus.Withdrawn
                    && investment.Status != InvestmentStatus.Returned
                group investment by new { investment.Investor, offer.RulePackCode } into own
                select new { own.Key, Sum = own.Sum(x => x.AcceptedMinor) }).ToListAsync();
            var known = sums.ToDictionary(x => (x.Key.Investor, x.Key.RulePackCode!), x => x.Sum);
            wrong += year.Count(x => x.YearMinor != known.GetValueOrDefault((x.Investor, x.Pack)));
        }

        return wrong;
    }

    private static async Task<int> DistributedAsync(OffersDb db)
    {
        var unequal = await db.Distributions.CountAsync(x =>
            x.TotalMinor != db.DistributionLines.Where(line => line.Distribution == x.Id).Sum(line => line.AmountMinor)
            || (x.Status == DistributionStatus.Paid && db.DistributionLines.Any(line =>
                line.Distribution == x.Id && line.AmountMinor > 0 && line.OperationId == null)));
        var unpaid = await db.Positions.CountAsync(x => x.EarnedMinor + x.RepaidMinor != (
            from line in db.DistributionLines
            join distribution in db.Distributions on line.Distribution equals distribution.Id
            where line.Investor == x.Investor && distribution.Offer == x.Offer && line.OperationId != null
            select line.AmountMinor).Sum());
        return unequal + unpaid;
    }

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        OffersDb db, IReadOnlyCollection<string> references)
    {
        var ids = references.Select(x => Id<Investment>.TryParse(x, out var id) ? id : default).ToArray();
        return await db.Investments.Where(x => ids.Contains(x.Id))
            .Join(db.InvestmentOffers, x => x.Offer, x => x.Id,
                (investment, offer) => new { investment.Id, offer.Name })
            .ToDictionaryAsync(x => x.Id.ToString(), x => x.Name);
    }
}
