using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>
/// How long sales of projects usually take from stage to stage, and builders to decide, so that an agent can be told
/// when his money is expected. The middle one of what was seen counts; where nothing was seen, nobody can say.
/// </summary>
internal sealed class SalesPace
{
    private const int Latest = 1_000;
    private readonly ILookup<Id<Project>, Sale> _sales;
    private readonly ILookup<Id<Project>, int> _decisions;
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _today;

    private SalesPace(
        (ILookup<Id<Project>, Sale> Sales, ILookup<Id<Project>, int> Decisions) seen, TimeZoneInfo zone,
        DateTimeOffset now)
    {
        (_sales, _decisions) = seen;
        _zone = zone;
        _today = DayOf(now);
    }

    /// <summary>Reads the latest sales and decisions of projects.</summary>
    internal static async Task<SalesPace> OfAsync(
        OffersDb db, IReadOnlyCollection<Id<Project>> projects, TimeZoneInfo zone, DateTimeOffset now)
    {
        var ids = projects.Distinct().ToList();
        var sales = await db.Sales.Where(x => ids.Contains(x.Project) && x.Stage != SaleStage.Cancelled)
            .OrderByDescending(x => x.Id).Take(Latest).ToListAsync();
        var decided = await db.IncentiveClaims.Where(x => ids.Contains(x.Project) && x.DecidedAt != null)
            .OrderByDescending(x => x.Id).Take(Latest)
            .Select(x => new { x.Project, x.CreatedAt, DecidedAt = x.DecidedAt!.Value }).ToListAsync();
        return new SalesPace(
            (sales.ToLookup(x => x.Project),
                decided.ToLookup(x => x.Project, x => (x.DecidedAt - x.CreatedAt).Days)),
            zone, now);
    }

    /// <summary>What an open claim waits for, and when it is expected.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="status">Where it stood.</param>
    /// <param name="sale">Its sale.</param>
    /// <param name="parts">Its parts.</param>
    internal (CommissionWait Waits, DateOnly? Expected) Of(
        IncentiveClaim claim, ClaimStatus status, Sale sale, IEnumerable<ClaimPart> parts)
    {
        switch (status)
        {
            case ClaimStatus.Held:
                return (CommissionWait.Check, null);
            case ClaimStatus.Pending:
                return (CommissionWait.Decision, Decision(claim));
            case ClaimStatus.Approved or ClaimStatus.Paid when claim.WaitsFor is null:
                var next = parts.Where(x => x.ReachedAt is null && x.AmountMinor > 0).OrderBy(x => x.Stage)
                    .FirstOrDefault();
                return (CommissionWait.Stage, next is null ? null : Stage(sale, next.Stage));
            case ClaimStatus.Approved or ClaimStatus.Paid:
                return (CommissionWait.Budget, null);
            default:
                return (CommissionWait.Recovery, null);
        }
    }

    private DateOnly? Decision(IncentiveClaim claim) =>
        Middle(_decisions[claim.Project]) is { } days ? NotBefore(DayOf(claim.CreatedAt).AddDays(days)) : null;

    private DateOnly? Stage(Sale sale, SaleStage stage)
    {
        if (sale.ReachedAt(sale.Stage) is not { } last)
        {
            return null;
        }

        var seen = from other in _sales[sale.Project]
                   let begun = other.ReachedAt(sale.Stage)
                   let reached = other.ReachedAt(stage)
                   where begun is not null && reached is not null
                   select (reached.Value - begun.Value).Days;
        return Middle(seen) is { } days ? NotBefore(DayOf(last).AddDays(days)) : null;
    }

    private DateOnly NotBefore(DateOnly day) => day < _today ? _today : day;

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    private static int? Middle(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0 ? null : sorted[sorted.Count / 2];
    }
}
