using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Whether only sales count that have come far enough, or also those that still may.</summary>
internal enum SalesTaken
{
    /// <summary>Those that reached the stage that earns.</summary>
    Reached,

    /// <summary>All that are not cancelled, as if they reached it.</summary>
    Open,
}

/// <summary>Reads from the books which sales could count for an incentive.</summary>
internal sealed class AwardFacts
{
    private const int SalesAtOnce = 500;
    private readonly Incentive _incentive;
    private readonly Project _project;
    private readonly TimeZoneInfo _zone;
    private readonly List<IncentiveSpan> _spans;
    private readonly List<(IncentiveVersion Version, IncentiveTerms Terms)> _versions;

    private AwardFacts(
        Incentive incentive, Project project, List<IncentiveVersion> versions, List<IncentiveSpan> spans)
    {
        (_incentive, _project, _spans) = (incentive, project, spans);
        _versions = versions.ConvertAll(x => (x, x.Terms));
        _zone = TimeZoneInfo.FindSystemTimeZoneById(project.Zone);
    }

    /// <summary>True where sales of some agents may take the place of others'.</summary>
    internal bool HasLimit => _versions.Exists(x => x.Terms.MaxUnits is not null);

    /// <summary>
    /// True where what a sale earns has nothing to do with other sales, so that only those that changed are judged.
    /// </summary>
    internal bool JudgesEachAlone => _versions.TrueForAll(x =>
        x.Terms is { MaxUnits: null, MinUnits: null, Reward: { Referral: null, Kind: not RewardKind.Tiers } });

    /// <summary>Reads the terms of an incentive through time.</summary>
    internal static async Task<AwardFacts> OfAsync(OffersDb db, Incentive incentive) => new(
        incentive,
        await db.Projects.SingleAsync(x => x.Id == incentive.Project),
        await db.IncentiveVersions.Where(x => x.Incentive == incentive.Id).ToListAsync(),
        await db.IncentiveSpans.Where(x => x.Incentive == incentive.Id).ToListAsync());

    /// <summary>Takes terms as if they had been in force all the time, for estimates and back-tests.</summary>
    internal static async Task<AwardFacts> OfTermsAsync(OffersDb db, Incentive incentive)
    {
        var project = await db.Projects.SingleAsync(x => x.Id == incentive.Project);
        return new AwardFacts(incentive, project, [], []);
    }

    /// <summary>The terms by which a booking at an instant counts; null where it does not.</summary>
    internal (int Number, IncentiveTerms Terms)? TermsAt(DateTimeOffset booked)
    {
        if (_spans.Count == 0 && _versions.Count == 0)
        {
            return (_incentive.TermsVersion, _incentive.Terms);
        }

        return _spans.Any(span => span.Covers(booked))
            && IncentiveVersion.At(_versions.Select(x => x.Version), booked) is { } version
            && _versions.Find(x => x.Version == version).Terms is var terms && terms.IsValidAt(booked)
            ? (version.Number, terms)
            : null;
    }

    /// <summary>The sales that could count: of some agents or all, and only some of them or all.</summary>
    internal async Task<IReadOnlyList<AwardSale>> SalesAsync(
        OffersDb db, SalesTaken taken, IReadOnlyList<Id<IPerson>>? agents = null,
        IReadOnlyList<Id<Sale>>? only = null)
    {
        var rows = await RowsAsync(db, agents, only);
        var shared = await SharesAsync(db, [.. rows.Select(x => x.Sale.Id)]);
        var project = _project.Id;
        var associated = db.Associations.Where(x => x.Project == project && x.From != null);
        var referred = db.Referrals.Where(x => x.Project == project);
        if (agents is not null)
        {
            associated = associated.Where(x => agents.Contains(x.Agent));
            referred = referred.Where(x => agents.Contains(x.Agent));
        }

        var associations = (await associated.ToListAsync()).ToLookup(x => x.Agent);
        var referrals = (await referred.ToListAsync()).ToLookup(x => x.Agent, x => x.On);
        return
        [
            .. from row in rows
               where associations[row.Agent].Any(x => x.CoversAt(row.Sale.BookedAt))
               let sale = Of(row.Sale, row.Agent, taken)
               where sale is not null
               select sale with
               {
                   Shares = [.. shared[row.Sale.Id]], Referrals = [.. referrals[row.Agent]],
               },
        ];
    }

    /// <summary>A sale that may come, for estimates.</summary>
    internal AwardSale Imagined(Id<IPerson> agent, Money price, DateTimeOffset booked) =>
        new(Id<Sale>.New(), _incentive.Terms, price, DayOf(booked), DateTimeOffset.MaxValue)
        {
            Agent = agent, TermsVersion = _incentive.TermsVersion,
        };

    /// <summary>A day in the project's zone.</summary>
    internal DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    // Sales that are named are read by their ids alone, else a database may read all of the project to find them.
    private async Task<List<(Sale Sale, Id<IPerson> Agent)>> RowsAsync(
        OffersDb db, IReadOnlyList<Id<IPerson>>? agents, IReadOnlyList<Id<Sale>>? only)
    {
        if (only is null)
        {
            return await RowsAsync(
                db, agents is null ? db.SaleAgents : db.SaleAgents.Where(x => agents.Contains(x.Agent)));
        }

        var sales = await db.Sales.Where(x => only.Contains(x.Id)).ToListAsync();
        var shares = (await db.SaleAgents.Where(x => only.Contains(x.Sale)).ToListAsync()).ToLookup(x => x.Sale);
        return
        [
            .. from sale in sales
               where sale.Project == _project.Id && sale.Stage != SaleStage.Cancelled
               from share in shares[sale.Id]
               where agents is null || agents.Contains(share.Agent)
               select (sale, share.Agent),
        ];
    }

    // Bookings outside of the stretches in which the incentive counted cannot count, so they are not read.
    private async Task<List<(Sale Sale, Id<IPerson> Agent)>> RowsAsync(OffersDb db, IQueryable<SaleAgent> shares)
    {
        var project = _project.Id;
        var sales = db.Sales.Where(x => x.Project == project && x.Stage != SaleStage.Cancelled);
        if (_spans.Count > 0)
        {
            var from = _spans.Min(x => x.From);
            sales = sales.Where(x => x.BookedAt >= from);
        }

        var rows = await (
            from mine in shares
            join sale in sales on mine.Sale equals sale.Id
            select new { Sale = sale, mine.Agent }).ToListAsync();
        return rows.ConvertAll(x => (x.Sale, x.Agent));
    }

    private AwardSale? Of(Sale sale, Id<IPerson> agent, SalesTaken taken)
    {
        if (TermsAt(sale.BookedAt) is not { } terms)
        {
            return null;
        }

        var reached = sale.ReachedAt(terms.Terms.TriggerStage);
        return reached is null && taken == SalesTaken.Reached
            ? null
            : new AwardSale(
                sale.Id, terms.Terms, sale.Price, DayOf(sale.BookedAt), reached ?? DateTimeOffset.MaxValue)
            {
                Agent = agent, TermsVersion = terms.Number,
            };
    }

    private static async Task<ILookup<Id<Sale>, (Id<IPerson> Agent, BasisPoints Share)>> SharesAsync(
        OffersDb db, IReadOnlyList<Id<Sale>> sales)
    {
        var found = new List<SaleAgent>();
        foreach (var some in sales.Distinct().Chunk(SalesAtOnce))
        {
            found.AddRange(await db.SaleAgents.Where(x => some.Contains(x.Sale)).ToListAsync());
        }

        return found.OrderBy(x => x.Agent).ToLookup(x => x.Sale, x => (x.Agent, new BasisPoints(x.ShareBps)));
    }
}
