using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>Reads what happened in a period, and counts it; every figure is the sum of rows that lists show.</summary>
internal static class ResultReading
{
    private const int MostRows = 200_000;

    internal static async Task<ResultView> ReadAsync(
        OffersDb db, ResultSubject subject, ResultPeriod period, ResultPeriod? compared)
    {
        var projects = subject.Projects.Select(x => x.Id).ToList();
        var views = await ViewsAsync(db, subject, projects, period);
        var claims = await ClaimsAsync(db, subject, projects, period);
        var bookings = await BookingsAsync(db, projects, period);
        var standing = claims.Where(x => x.Stands).ToList();
        var homes = standing.DistinctBy(x => x.Sale).ToList();
        Money Sum(IEnumerable<ClaimRow> of, Func<ClaimRow, long> minor) => new(of.Sum(minor), subject.Currency);
        return new ResultView
        {
            Currency = subject.Currency, From = period.From, Until = period.Until,
            Views = views.Sum(x => x.Count),
            AgentsReached = await ReachedAsync(db, subject, projects, period),
            AgentsSelling = await db.Associations
                .Where(x => projects.Contains(x.Project) && x.Status == AssociationStatus.Approved)
                .Select(x => x.Agent).Distinct().CountAsync(),
            Claims = claims.Count,
            States =
            [
                .. Enum.GetValues<ClaimStatus>().Select(state => claims.Where(x => x.Status == state).ToList())
                    .Where(x => x.Count > 0).Select(x => new ClaimCount(
                        x[0].Status, x.Count, Sum(x, y => y.Minor), Sum(x, y => y.PaidMinor))),
            ],
            ApprovalRateBps = ResultMath.ShareBps(claims.Count(x => x.IsApproved), claims.Count(x => x.IsDecided)),
            MedianApprovalSeconds = (long?)ResultMath.Median(
                claims.Where(x => x.IsApproved).Select(x => x.DecidedAt!.Value - x.CreatedAt))?.TotalSeconds,
            Cost = Sum(standing, x => x.Minor), Paid = Sum(claims, x => x.PaidMinor),
            HomesCounted = homes.Count, Revenue = Sum(homes, x => x.PriceMinor),
            Uplift = compared is null ? null : await UpliftAsync(db, (projects, subject.Currency), compared),
            Parts =
            [
                .. period.Parts().Select(part => (Part: part, Own: claims.Where(x => part.Holds(x.CreatedAt)).ToList()))
                    .Select(x => new ResultPart(
                        x.Part.From, x.Part.Until,
                        views.Where(y => y.On >= x.Part.From && y.On < x.Part.Until).Sum(y => y.Count), x.Own.Count,
                        bookings.Count(y => x.Part.Holds(y.At)), Sum(x.Own.Where(y => y.Stands), y => y.Minor),
                        Sum(x.Own, y => y.PaidMinor))),
            ],
        };
    }

    private static async Task<UpliftView> UpliftAsync(
        OffersDb db, (List<Id<Project>> Projects, Currency Currency) of, ResultPeriod compared)
    {
        var now = await BookingsAsync(db, of.Projects, compared);
        var before = await BookingsAsync(db, of.Projects, compared.Before);
        return new UpliftView
        {
            From = compared.From, Until = compared.Until, BeforeFrom = compared.Before.From,
            Homes = now.Count, HomesBefore = before.Count,
            Revenue = new Money(now.Sum(x => x.Minor), of.Currency),
            RevenueBefore = new Money(before.Sum(x => x.Minor), of.Currency),
        };
    }

    private static IQueryable<IncentiveReading> Readings(
        OffersDb db, ResultSubject subject, List<Id<Project>> projects, ResultPeriod period)
    {
        var (from, until) = (period.From, period.Until);
        var incentives = subject.Incentive?.Id is { } one
            ? db.Incentives.Where(x => x.Id == one)
            : db.Incentives.Where(x => projects.Contains(x.Project));
        return db.IncentiveReadings.Where(x =>
            incentives.Any(y => y.Id == x.Incentive) && x.On >= from && x.On < until);
    }

    private static async Task<List<(DateOnly On, int Count)>> ViewsAsync(
        OffersDb db, ResultSubject subject, List<Id<Project>> projects, ResultPeriod period)
    {
        var rows = await Readings(db, subject, projects, period).GroupBy(x => x.On)
            .Select(x => new { x.Key, Count = x.Count() }).ToListAsync();
        return rows.ConvertAll(x => (x.Key, x.Count));
    }

    private static Task<int> ReachedAsync(
        OffersDb db, ResultSubject subject, List<Id<Project>> projects, ResultPeriod period) =>
        Readings(db, subject, projects, period).Select(x => x.Agent).Distinct().CountAsync();

    private static async Task<List<ClaimRow>> ClaimsAsync(
        OffersDb db, ResultSubject subject, List<Id<Project>> projects, ResultPeriod period)
    {
        var (from, until) = (period.StartsAt, period.EndsAt);
        var claims = subject.Incentive?.Id is { } incentive
            ? db.IncentiveClaims.Where(x => x.Incentive == incentive)
            : db.IncentiveClaims.Where(x => projects.Contains(x.Project));
        return Few(await (
            from claim in claims
            join sale in db.Sales on claim.Sale equals sale.Id
            where claim.CreatedAt >= @from && claim.CreatedAt < until
            select new ClaimRow(
                claim.Status, claim.Sale, claim.PricedMinor + claim.AdjustedMinor, claim.PaidMinor,
                sale.PriceMinor, claim.CreatedAt, claim.DecidedAt)).Take(MostRows + 1).ToListAsync());
    }

    private static async Task<List<(DateTimeOffset At, long Minor)>> BookingsAsync(
        OffersDb db, List<Id<Project>> projects, ResultPeriod period)
    {
        var (from, until) = (period.StartsAt, period.EndsAt);
        var rows = await db.Sales
            .Where(x => projects.Contains(x.Project) && x.Stage != SaleStage.Cancelled && x.BookedAt >= from
                && x.BookedAt < until)
            .Select(x => new { x.BookedAt, x.PriceMinor }).Take(MostRows + 1).ToListAsync();
        return Few(rows.ConvertAll(x => (x.BookedAt, x.PriceMinor)));
    }

    private static List<T> Few<T>(List<T> rows) => rows.Count <= MostRows ? rows
        : throw Refusal.OfField("from", "So many sales are too many for one answer; ask for fewer days.");

    private sealed record ClaimRow(
        ClaimStatus Status, Id<Sale> Sale, long Worth, long PaidMinor, long PriceMinor, DateTimeOffset CreatedAt,
        DateTimeOffset? DecidedAt)
    {
        internal bool Stands => Status is not (ClaimStatus.Rejected or ClaimStatus.Reversed);

        internal bool IsDecided => DecidedAt is not null;

        internal bool IsApproved => IsDecided && Status != ClaimStatus.Rejected;

        // As the claim itself says it: never below nothing, and nothing while it is reversed.
        internal long Minor => Status == ClaimStatus.Reversed ? 0 : Math.Max(0, Worth);
    }
}
